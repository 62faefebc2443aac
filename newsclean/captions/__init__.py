"""Captions of the article's pictures and their credits (layers 3 and 4).

`article_captions` says which there are, `credits` parts a caption and its credit, by the table of `credit_forms`.
"""
