"""The rules, one file each, named by identifier and what they mark."""
