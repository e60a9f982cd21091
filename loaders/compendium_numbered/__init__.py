"""The compendium whose entries are numbered (compendio-2024): its headings and entries."""
