"""Where the tests find the repository and their samples."""

from pathlib import Path

TESTS = Path(__file__).parent
ROOT = TESTS.parent
EDITIONS = TESTS / "editions"
SAMPLES = TESTS / "samples"
