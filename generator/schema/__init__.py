"""What may be written: the records of the YAML files, typed and frozen."""
