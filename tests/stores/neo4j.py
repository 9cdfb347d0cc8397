#!/usr/bin/env python3
"""What Neo4j holds (FOLDER/bulk.jsonl, FOLDER/script.jsonl, by Neo4j.java) against the RDF of the same graphs."""
import json
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "property"))
from check import Rdf, compare, in_csv, plain  # noqa: E402


def held(path):
    nodes, edges = {}, Counter()
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        properties = plain(row["properties"])
        if "labels" in row:
            table = {"Person": "Agent", "Organization": "Agent", "UnnamedSource": "Agent"}.get(
                properties["kind"], properties["kind"])
            if set(row["labels"]) != {table, properties["kind"], properties["class"]}:
                properties["labels"] = row["labels"]        # not expected: shows up as a difference
            nodes[properties.pop("id")] = properties
        else:
            edges[(row["type"], row["from"], row["to"], frozenset(properties.items()))] += 1
    return nodes, edges


def main(folder):
    nasty, merged = Rdf(folder / "nasty.nt"), Rdf(folder / "merged.nt")
    compare("bulk import", held(folder / "bulk.jsonl"), nasty.nodes(), nasty.edges(), in_csv)
    compare("script", held(folder / "script.jsonl"), nasty.nodes() | merged.nodes(), nasty.edges() | merged.edges())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
