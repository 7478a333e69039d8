"""The domain: vocabulary, loading, checking, and the Query and what it selects."""
