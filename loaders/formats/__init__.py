"""The formats of files, each read to lines: text, Markdown, PDF, DOCX, HTML."""
