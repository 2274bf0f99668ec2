"""Works named in prose: a title, and beside it who wrote it, when, where it appeared and under which identifier."""
