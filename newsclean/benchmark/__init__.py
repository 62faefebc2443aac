"""The public benchmark (an edge): extractors side by side on annotated pages, as `newsclean benchmark` runs it.

`datasets` reads the pages, `extractors` knows how each extractor is called, `workers` runs them in processes of their
own, `measures` compares what they give with what people annotated, `report` prints it.
"""
