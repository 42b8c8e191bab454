"""THE KEYS: settings, addresses and start-up, where the floors are joined.

What lives here: settings from the environment alone, the programs, the checks made before anything is served.
What never does: a rule, a page, a default that would be unsafe in production.
Read first: `settings.py`.
"""
