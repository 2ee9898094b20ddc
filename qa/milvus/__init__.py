"""A collection on a Milvus server, as the folder's: the same reports, the same search, the same answers."""
