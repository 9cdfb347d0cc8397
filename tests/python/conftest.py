"""What the tests share: articles, all invented."""

import os
from pathlib import Path

import pytest
import quoth

EXAMPLES = Path(__file__).parents[2] / "examples"
SHORT = "“The sea wall will not last,” said Ada Quill, director of the Coastal Agency."
PAGE = """<!DOCTYPE html><html lang="en"><head><title>Sea wall</title></head><body><nav>Home</nav><article>
<h1>Sea wall in doubt</h1><p>“The sea wall will not last another winter,” said Ada Quill, director of the Coastal
Agency.</p></article></body></html>"""
GERMAN = "Der Minister sagte am Dienstag, dass die Mauer nicht halten werde. Die Behörde wollte sich nicht äußern. " * 5


@pytest.fixture(scope="session")
def dissent() -> str:
    return (EXAMPLES / "dissent.txt").read_text("utf-8")


@pytest.fixture(scope="session")
def corpus() -> list:
    return [file.read_text("utf-8") for file in sorted((EXAMPLES / "corpus").glob("*.txt"))]


@pytest.fixture(scope="session")
def found(dissent):
    return quoth.map(dissent, title="Dissent over Kestrel Dam")


@pytest.fixture(scope="session")
def program() -> str:
    return os.environ["QUOTH_PROGRAM"]
