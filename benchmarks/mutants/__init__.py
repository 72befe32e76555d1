"""Do the tests bite? Small faults put into the rooms that decide, one at a time, and whether a test fails by it.

``python -m benchmarks.mutants --sample 300 --seed 7``. The ready-made tools leave out what this house is made of: one changes no
function that has a decorator (``cache``, ``property``) and nothing outside of functions, the other runs all tests for each fault.
"""
