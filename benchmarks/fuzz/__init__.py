"""Reportedly broken on purpose: ``python -m benchmarks.fuzz --minutes N``.

``corpus`` are the texts to begin with, ``mutation`` spoils them, ``targets`` are the doors that they are thrown at, a file each,
``faults`` says what counts, ``minimising`` makes what failed small, ``running`` gives every target a process and its share of time.
Every input follows from the target's name, the seed and its number alone, so any of them can be made again.
"""
