"""Any text, paragraph by paragraph, and what is read in it."""
