"""SHACL as far as `ontology/shapes.ttl` uses it, each constraint one SPARQL query over the whole store."""
