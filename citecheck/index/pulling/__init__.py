"""Pulling: a large open collection from its server into an index, by steps that can be stopped and gone on with.

``recipes`` (data in ``collections/``) → ``listing``: its files, as ``remote`` ones → ``downloading``: one after the
other, ``web_pages`` told from data, what the ``disk`` refuses told → ``extracts``: the references that ``filters`` want
→ ``pull``: the index. It belongs to the index, whose importers and builder it drives; the network is that of ``http``.
"""
