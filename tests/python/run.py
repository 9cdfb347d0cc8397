"""run.py: runs the test_*.py of a folder by pytest and prints a line of TAP for each test."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1]))
import tap


class Tap:
    """Keeps what became of each test."""

    def __init__(self):
        self.results = []

    def pytest_runtest_logreport(self, report):
        name = report.nodeid.split("/")[-1]
        if report.skipped:
            self.results.append((name, None, report.longrepr[2] if isinstance(report.longrepr, tuple) else "skipped"))
        elif report.failed or report.when == "call":
            self.results.append((name, report.longreprtext.splitlines() if report.failed else [], ""))

    def pytest_collectreport(self, report):
        if report.failed:
            self.results.append((report.nodeid, report.longreprtext.splitlines(), ""))
        elif report.skipped:
            self.results.append((report.nodeid.split("/")[-1], None, report.longrepr[2]))


seen = Tap()
arguments = ["-p", "no:cacheprovider", "-p", "no:terminal", "--rootdir", sys.argv[1], sys.argv[1]]
code = pytest.main(arguments, plugins=[seen])
for name, problems, why in seen.results:
    if problems is None:
        tap.skip(name, why)
    else:
        tap.check(name, problems[-10:])
sys.exit(0 if code in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED) else 1)
