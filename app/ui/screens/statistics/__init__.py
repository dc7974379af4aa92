"""The page 统计 (统计): matters by months, each figure opens its rows."""
