"""Fields of petitions (信访字段): what is taken down at registration, and what the work adds."""
