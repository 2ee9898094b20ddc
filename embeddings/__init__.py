"""Text to vectors, and the search over vectors: encoders and the FAISS index."""
