"""Captions of the article's pictures and their credits (layers 3 and 4): `told` begins, `credits` parts the two."""
