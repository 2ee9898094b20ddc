"""What the chat shows: its wording and its cards, as HTML without a widget or a server."""
