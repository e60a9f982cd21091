"""The draft's findings as a folder: pages for people, lines for programs, a table to correct."""
