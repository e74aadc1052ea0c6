"""The Coaching tab: what are we working on?"""
