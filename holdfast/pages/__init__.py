"""DOOR: the pages, in the GOV.UK Design System's components and our own dress.

What lives here: addresses, views, forms, templates, styles; reading the clock and the host name; turning a
visitor into an `access.Actor` at once.
What never does: a model, a rule, a decision about who may see; a page is a question to casework and its
answer.
Read first: `urls.py`, then `home.py`.
"""
