"""Every table of the record, one noun a module."""
