"""Who is let in, and what may be asked for: what stands between the network and the chat."""
