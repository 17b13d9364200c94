"""What editors need to know of the data: schemas, and the line in each file that names its schema."""
