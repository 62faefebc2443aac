"""What the caller decides over the score: own rules on elements, site rules, a site's profile, learned or read."""
