#!/usr/bin/env python3
"""Are the annotations what the Web Annotation Data Model asks for, and do they stand where the RDF says?

    anno.py FOLDER NAME...     each NAME in FOLDER as .anno.jsonld and .nt

The W3C's context is not fetched: CONTEXT below says the same of the terms that are in use, and a key that it does not
know is a failure.  pyld reads the page with it, and the annotations are compared with the RDF as triples.
"""
import json
import sys
from pathlib import Path

import rdflib
from pyld import jsonld

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from tap import check  # noqa: E402

ANNO = "http://www.w3.org/ns/anno.jsonld"
OA = "http://www.w3.org/ns/oa#"
AS = "http://www.w3.org/ns/activitystreams#"
OFFSET = {"@type": "http://www.w3.org/2001/XMLSchema#nonNegativeInteger"}
CONTEXT = {
    "id": "@id", "type": "@type",
    "AnnotationPage": AS + "OrderedCollectionPage", "items": {"@id": AS + "items", "@type": "@id", "@container": "@list"},
    "startIndex": {"@id": AS + "startIndex", **OFFSET},
    **{name: OA + name for name in ("Annotation", "TextualBody", "SpecificResource", "TextPositionSelector",
                                    "TextQuoteSelector", "exact", "prefix", "suffix", "describing", "identifying",
                                    "tagging")},
    "motivation": {"@id": OA + "motivatedBy", "@type": "@vocab"}, "purpose": {"@id": OA + "hasPurpose", "@type": "@vocab"},
    "body": {"@id": OA + "hasBody", "@type": "@id"}, "target": {"@id": OA + "hasTarget", "@type": "@id"},
    "source": {"@id": OA + "hasSource", "@type": "@id"}, "selector": {"@id": OA + "hasSelector", "@type": "@id"},
    "start": {"@id": OA + "start", **OFFSET}, "end": {"@id": OA + "end", **OFFSET},
    "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value", "format": "http://purl.org/dc/elements/1.1/format",
}
QUERY = """
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX quoth: <https://w3id.org/quoth/ns#>
"""
AROUND = 32


def load(url, options=None):
    if url != ANNO:
        raise ValueError(f"the page wants {url}")
    return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": {"@context": CONTEXT}}


def unknown_keys(value):
    """Keys that a JSON-LD processor would drop without a word."""
    if isinstance(value, list):
        return [key for item in value for key in unknown_keys(item)]
    if not isinstance(value, dict):
        return []
    return [key for key in value if key not in CONTEXT and key != "@context"] + unknown_keys(list(value.values()))


def listed(value):
    return value if isinstance(value, list) else [value]


def against_the_model(page):
    """What the model says MUST be."""
    problems = [] if page["@context"] == ANNO and page["type"] == "AnnotationPage" and page["id"] else ["no page"]
    ids = [annotation["id"] for annotation in page["items"]]
    problems += [f"{name} comes twice" for name in set(ids) if ids.count(name) > 1]
    for annotation in page["items"]:
        good = annotation["type"] == "Annotation" and len(listed(annotation["target"])) >= 1
        for body in annotation["body"]:
            good &= body["type"] == ("TextualBody" if "value" in body else "SpecificResource")
        for target in listed(annotation["target"]):
            position, quote = target["selector"]
            good &= position["type"] == "TextPositionSelector" and quote["type"] == "TextQuoteSelector"
            good &= 0 <= position["start"] < position["end"]
        problems += [] if good else [annotation["id"]]
    return problems


def misplaced(page, texts):
    """Annotations whose words do not stand where their positions say, in none of the article's texts."""
    for annotation in page["items"]:
        for target in listed(annotation["target"]):
            (start, end), quote = (target["selector"][0][key] for key in ("start", "end")), target["selector"][1]
            found = [text for text in texts[target["source"]]
                     if text[start:end] == quote["exact"] and text[end:end + AROUND] == quote["suffix"]
                     and text[max(0, start - AROUND):start] == quote["prefix"]]
            if not found:
                yield f"{annotation['id']}: {quote['exact']!r}"


def rows(graph, pattern):
    """(what it is about, article, begin, end), each as text."""
    return {tuple(map(str, row)) for row in graph.query(f"{QUERY} SELECT ?n ?a ?b ?e WHERE {{ {pattern} }}")}


def check_page(name, path, rdf):
    page = json.loads(path.read_text(encoding="utf-8"))
    check(f"{name}: the model's rules hold", against_the_model(page) if page["items"] else ["no annotation"])
    check(f"{name}: the context knows each key", unknown_keys(page))
    texts = {}
    for article, text in rdf.query(f"{QUERY} SELECT ?a ?t WHERE {{ ?c dcterms:isPartOf ?a ; nif:isString ?t }}"):
        texts.setdefault(str(article), []).append(str(text))
    check(f"{name}: the words stand where it says", list(misplaced(page, texts)))
    quads = jsonld.to_rdf(page, {"format": "application/n-quads"})
    found = rows(rdflib.Graph().parse(data=quads, format="nt"), """
        ?x a oa:Annotation ; oa:hasBody ?body ; oa:hasTarget ?target . ?body oa:hasPurpose oa:identifying ; oa:hasSource ?n .
        ?target oa:hasSource ?a ; oa:hasSelector ?s . ?s oa:start ?b ; oa:end ?e ; a oa:TextPositionSelector .""")
    expected = rows(rdf, """
        ?n quoth:evidence|quoth:contentSpan ?p . ?p nif:beginIndex ?b ; nif:endIndex ?e ;
        nif:referenceContext/dcterms:isPartOf ?a .""")
    check(f"{name}: one for each mention, role and part of a statement",
          [f"missing: {row}" for row in sorted(expected - found)] + [f"too many: {row}" for row in sorted(found - expected)])


def main(folder, names):
    jsonld.set_document_loader(load)
    for name in names:
        check_page(name, Path(folder) / f"{name}.anno.jsonld", rdflib.Graph().parse(Path(folder) / f"{name}.nt"))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
