"""The blocks judged in context (layer 3): `select` asks a finder a rule, in its order, what stays and what goes."""
