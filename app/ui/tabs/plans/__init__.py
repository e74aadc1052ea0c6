"""The Plans tab: everybody's business plan for each half-year, and what becomes of it."""
