"""Documents of any layout, read paragraph by paragraph, and the facts of their paragraphs."""
