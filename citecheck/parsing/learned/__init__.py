"""A learned reader of references: a conditional random field over the words of an entry."""
