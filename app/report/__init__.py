"""Paper: frozen content in, the bytes of a PDF out."""
