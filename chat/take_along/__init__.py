"""Quotes and conversations to take along: each form is a function from quotes to text, without a server."""
