"""Questions that are asked often and must be fast (常用查询): search and the worklist."""
