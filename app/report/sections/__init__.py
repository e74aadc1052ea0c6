"""One module per section of a packet: frozen content in, flowables out, nothing when empty."""
