"""Facts: values that somebody could act on, found in text and compared in one spelling."""
