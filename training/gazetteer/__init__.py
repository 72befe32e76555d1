"""How the index of places is made: from GeoNames and other tables to the file that the package carries."""
