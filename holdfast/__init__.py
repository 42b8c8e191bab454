"""Holdfast keeps child protection plans from drifting.

The floors, from the doors down to the rules; each imports only from those below it:

    config → pages | api | jobs | cli → documents | returns → casework → access → records → audit → procedures

Read first: README.md for the floor plan, then docs/tour.md.
"""
