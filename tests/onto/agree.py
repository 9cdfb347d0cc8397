#!/usr/bin/env python3
"""Do quoth check and pySHACL with ontology/shapes.ttl agree, on good graphs and on broken ones?

    agree.py QUOTH GOOD.ttl ...

Every graph of broken/ (with what it needs of harbour.ttl), harbour.ttl and each GOOD graph go through both.  Each violation
that the shapes, or the checks of check.py, find must be told by quoth check in the same words, and it may tell of nothing
else than ONLY_PROOF, which no shape can say.  Prints TAP.
"""
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import check
from check import HERE, Vocabulary, load, violations, with_surroundings

ONLY_PROOF = {
    "is named, and nothing says what it is",
    "its evidence lies in an article that it was not derived from",
    "schema:text is not what its content spans hold",
}


def told(quoth, graph, folder):
    """What quoth check tells of a graph: the exit status, the messages, and lines that are no message."""
    path = Path(folder) / "graph.nt"
    graph.serialize(path, format="nt", encoding="utf-8")
    done = subprocess.run([quoth, "check", path], capture_output=True, text=True, timeout=60)
    pattern = re.compile(re.escape(str(path)) + r":(\d+): (error|warning): (.*): \S+$")
    matches = [(line, pattern.match(line)) for line in done.stderr.splitlines()]
    return done.returncode, {m[3] for _, m in matches if m}, [line for line, m in matches if not m]


def difference(quoth, graph, vocabulary, folder):
    expected = {message for message, _ in violations(graph, vocabulary)}
    status, found, odd = told(quoth, graph, folder)
    problems = [f"not told: {m}" for m in sorted(expected - found)]
    problems += [f"told by quoth alone: {m}" for m in sorted(found - expected - ONLY_PROOF)]
    problems += [f"no message: {line}" for line in odd]
    wrong = bool(found - {"not in foreign.tsv"})
    return problems + ([] if status == wrong else [f"exit status {status}"])


def main(quoth, *good):
    tally, vocabulary, harbour = check.Tally(), Vocabulary(), load(HERE / "harbour.ttl")
    graphs = [(f"broken/{p.stem}", with_surroundings(load(p), harbour)) for p in sorted((HERE / "broken").glob("*.ttl"))]
    graphs += [("harbour", harbour), *((Path(p).stem, load(Path(p))) for p in good)]
    with tempfile.TemporaryDirectory() as folder:
        for name, graph in graphs:
            tally.check(f"quoth check and the shapes agree on {name}", difference(quoth, graph, vocabulary, folder))
    return tally.end()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
