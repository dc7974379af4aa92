"""The page of a line (业务条线页): its worklist, the case beside it, and papers in preview."""
