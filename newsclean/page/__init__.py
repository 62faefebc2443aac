"""Bytes -> text -> DOM -> blocks (layers 1 and 2): a page before anything on it is judged."""
