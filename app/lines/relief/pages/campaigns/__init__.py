"""困难帮扶 · 活动 (活动分页): the list of campaigns, one with its roster, its sites and its steps."""
