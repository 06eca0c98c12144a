"""Use cases: rules and store joined in one transaction. No Discord, no SQL."""
