"""Flows of rights (维权流程): advice and mediation."""
