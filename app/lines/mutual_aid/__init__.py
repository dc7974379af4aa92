"""Mutual aid (医疗互助): claims on the workers' medical mutual aid; one matter so far, 住院给付."""
