"""These tests need Virtuoso (Debian: virtuoso-opensource) and are run by ``make test-virtuoso`` only.

``ENTRAMADO_TEST_VIRTUOSO`` says that they are wanted; then a missing Virtuoso is a failure.
"""

import os

collect_ignore_glob = [] if os.environ.get("ENTRAMADO_TEST_VIRTUOSO") else ["test_*.py"]
