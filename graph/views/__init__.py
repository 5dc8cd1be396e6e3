"""HTML out: pages that open from disk with no network."""
