"""Measurements of Reportedly beside what a user would otherwise take: accuracy, speed, memory and calibration."""
