"""Whole cases, from a concern to what is due afterwards, lived through the pages in each authority.

A case module runs once for each of the four authorities; where their procedures differ, the table at its
head says how. What is not the point of a case is done by the steps of the living example.
"""
