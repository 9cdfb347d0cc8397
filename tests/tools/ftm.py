#!/usr/bin/env python3
"""Are the entities what FollowTheMoney takes, and do they say what the RDF says?

    ftm.py FOLDER NAME...     each NAME in FOLDER as .ftm.json and .nt
"""
import json
import sys
from collections import Counter
from pathlib import Path

import rdflib
from followthemoney import model

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from tap import check  # noqa: E402

INTERESTS = ("Membership", "Employment", "Occupancy")
QUERY = """
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX quoth: <https://w3id.org/quoth/ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX schema: <https://schema.org/>
"""
NAMED = "{ ?n a foaf:Person } UNION { ?n a org:Organization }"


def invalid(entity):
    """What the package has against an entity."""
    schema = model.get(entity["schema"])
    if schema is None:
        return [f"no schema {entity['schema']}"]
    try:
        schema.validate(entity)
    except Exception as error:                      # InvalidData says what is wrong in its attributes
        return [f"{entity['id']}: {getattr(error, 'errors', error)}"]
    found = []
    for cleaned in (False, True):               # what it takes as it is, and after its own washing
        kept = model.get_proxy(entity, cleaned=cleaned).to_dict()["properties"]
        found += [f"{entity['id']}: {name}: {values} is kept as {kept.get(name)}"
                  for name, values in entity["properties"].items() if len(set(values)) != len(kept.get(name, []))]
    return found


def dangling(entity, entities):
    """References that lead nowhere, or to something of another kind."""
    schema = model.get(entity["schema"])
    for name, values in entity["properties"].items():
        kind = schema.get(name).range
        for value in values if kind else ():
            target = entities.get(value)
            if target is None or not model.get(target["schema"]).is_a(kind):
                yield f"{entity['id']}: {name}: {value} is no {kind.name}"


def check_file(name, path, graph):
    def ask(pattern, select="*"):
        return list(graph.query(f"{QUERY} SELECT {select} WHERE {{ {pattern} }}"))

    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]
    entities = {entity["id"]: entity for entity in lines}
    count = Counter(entity["schema"] for entity in entities.values())
    check(f"{name}: entities are valid", [p for entity in lines for p in invalid(entity)] if lines else ["none"])
    check(f"{name}: references hold", [p for entity in lines for p in dangling(entity, entities)])
    shown = {str(row.l) for row in ask(f"{NAMED} ?n quoth:evidence ?e ; rdfs:label ?l")}
    check(f"{name}: each finding has an article as its proof", [
        entity["id"] for entity in lines if not entity["properties"].get("proof")
        and entity["schema"] not in ("Article", "Mention") and entity["properties"].get("name", [""])[0] in shown | {""}])

    def compare(what, found, expected):
        check(f"{name}: {what}", [] if found == expected else [f"{found} instead of {expected}"])

    people = sorted(str(row.l) for row in ask("?n a foaf:Person ; rdfs:label ?l"))
    compare("people", sorted(e["properties"]["name"][0] for e in entities.values() if e["schema"] == "Person"), people)
    bodies = sorted(str(row.l)[:200] for row in ask("?n a org:Organization ; rdfs:label ?l"))
    compare("organizations", sorted(e["properties"]["name"][0][:200] for e in entities.values()
                                    if e["schema"] in ("Organization", "PublicBody", "Company")), bodies)
    compare("articles", count["Article"], len(ask("?n a schema:NewsArticle")))
    compare("mentions", count["Mention"], len(set(ask(
        f"{NAMED} ?n quoth:evidence/nif:referenceContext ?a", "?n ?a"))))
    compare("roles in organizations", sum(count[schema] for schema in INTERESTS),
            len(ask("?m a org:Membership ; org:organization ?o ; org:member ?p . ?p a foaf:Person")))
    texts = sorted(str(row.t) for row in ask("?s a quoth:Statement ; schema:text ?t"))
    compare("statements", sorted("".join(e["properties"]["description"]) for e in entities.values()
                                 if e["schema"] == "Note"), texts)


def main(folder, names):
    for name in names:
        check_file(name, Path(folder) / f"{name}.ftm.json", rdflib.Graph().parse(Path(folder) / f"{name}.nt"))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
