"""Files of word processors and the web as blocks: a heading, a paragraph, an item or a table's row each."""
