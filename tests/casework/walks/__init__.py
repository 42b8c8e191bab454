"""Random walks over the steps of casework: who walks, the rules, and what holds after every step.

A walk lives in a database of its own. Its rules stand in modules by noun, each `@rule` a function that is
given the walk, draws who does what with which arguments, now and then wrong ones, and does it.
"""
