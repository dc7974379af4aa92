"""Fields of rights (维权字段): of the job and its limitation, of advice, of mediation."""
