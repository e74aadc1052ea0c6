"""The Reviews tab: who is reviewed when, how far each review has come, and its papers."""
