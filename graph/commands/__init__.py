"""One function a command; `graph.cli` puts them together."""
