"""Files in and out: bytes to plain rows and plain rows to bytes. Nothing here sees the journal."""
