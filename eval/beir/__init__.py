"""Public retrieval sets in BEIR form: passages, queries and judgements, ranked as reports are."""
