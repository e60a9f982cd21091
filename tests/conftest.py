"""What tests share: the folder of the published documents."""

import os
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def sources() -> Path:
    """The published documents: ENTRAMADO_SOURCES, or ../shared/corpus beside the repository; must be there under CI."""
    folder = Path(os.environ.get("ENTRAMADO_SOURCES") or Path(__file__).parents[2] / "shared" / "corpus")
    if not folder.is_dir():
        message = f"{folder}: the documents are not there; name their folder in ENTRAMADO_SOURCES"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    return folder
