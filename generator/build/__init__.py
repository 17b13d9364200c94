"""The build as a use case: from a data folder to a site in its place. It knows no command line and no engine."""
