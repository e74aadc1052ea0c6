"""The Team tab: who is this, and how do I help?"""
