"""These tests need PySpark and Java and are run by ``make test-spark`` only; then a missing one is a failure."""

import os

collect_ignore_glob = [] if os.environ.get("ENTRAMADO_TEST_SPARK") else ["test_*.py"]
