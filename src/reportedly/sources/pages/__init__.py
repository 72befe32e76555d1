"""Pages: what an HTML page shows to people, and which of it is the article.

``tree`` takes the page apart, ``seen`` writes down its paragraphs as people see them, ``extraction`` asks trafilatura which of them
are the article, ``story`` has the last word on that, ``embedded`` reads the data that a page carries, ``headline`` finds the title.
"""
