"""What a page says of itself (layers 1 and 2): title, authors, dates, site; `reader` asks for all of it."""
