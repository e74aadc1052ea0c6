"""The Scorecard tab: the numbers that predict revenue, the recipe, and what would lift it."""
