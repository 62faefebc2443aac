"""The blocks judged in context (layer 3): `finders` asks a finder a rule, in its order, what stays and what goes."""
