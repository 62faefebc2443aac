"""Each block judged alone (layers 1 to 4): what is measured, the fitted trees, the rules that name a cut."""
