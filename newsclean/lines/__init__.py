"""The post-processor (layer 3): lines of chosen blocks that are credits, bylines, promos or notices."""
