"""Everything that imports PySide6: the window, its pages and the parts they are made of."""
