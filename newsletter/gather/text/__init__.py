"""Words and HTML of strangers, made clean, tidy and short."""
