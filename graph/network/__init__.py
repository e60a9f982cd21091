"""Networks of collaboration: building, measuring, exporting."""
