"""Pure functions on strings: folding, identifiers, names, titles, TeX."""
