"""DOOR: the HTTP API for other systems of an authority.

What lives here: typed addresses over the same steps and reads as the pages.
What never does: a step of its own, a model, a rule.
Read first: docs/tour.md; the first addresses come with their own issue.
"""
