"""DOOR: what runs without anybody watching: the queue, sealing of the log, what must be told, nightly work.

What lives here: one function a job, each in a transaction of its own entered as the system for one authority.
What never does: personal data in a job's arguments, a rule, a model.
Read first: `queue.py`.
"""
