"""The data model: records, closed lists, terms, and the way from a record to triples."""
