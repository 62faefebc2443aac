"""What goes in (edges): paths, folders, lists and archives -> Items, one a page, in an order that never varies."""
