"""Discord: its events → calls of the conversation, postings → its messages."""
