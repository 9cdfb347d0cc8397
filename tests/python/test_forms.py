"""Other forms of the graph: the program's bytes, and what Python's libraries make of them."""

import csv
import io
import mmap
import subprocess
import xml.etree.ElementTree

import pytest
import quoth
from conftest import SHORT

QUOTH = "https://w3id.org/quoth/ns#"


@pytest.fixture(scope="session")
def written(program, tmp_path_factory, dissent):
    """The program's file in each form."""
    folder = tmp_path_factory.mktemp("forms")
    (folder / "article.txt").write_text(dissent, "utf-8")
    outputs = [argument for form in quoth.FORMS for argument in ("-o", f"x.{form}")]
    title = ["--title", "Dissent over Kestrel Dam"]
    subprocess.run([program, "map", "-q", "article.txt", *title, *outputs], cwd=folder, check=True)
    return {form: (folder / f"x.{form}").read_bytes() for form in quoth.FORMS}


@pytest.mark.parametrize("form", quoth.FORMS)
def test_the_same_bytes_as_the_program(form, found, written):
    assert found.write(form) == written[form]


def test_every_form_of_the_program(program):
    wrong = subprocess.run([program, "map", "-T", "none", "x"], capture_output=True, text=True, check=False).stderr
    named = {word[1:].strip(".,") for word in wrong.split() if word.startswith(".")}
    assert named - {"jsonl"} == set(quoth.FORMS), wrong


def test_text_of_turtle_and_svg(found):
    assert found.turtle().encode() == found.write("ttl")
    views = {view: found.svg(view) for view in quoth.VIEWS}
    assert len(set(views.values())) == len(views) == 3
    for svg in views.values():
        assert xml.etree.ElementTree.fromstring(svg).tag == "{http://www.w3.org/2000/svg}svg"


def test_files_by_their_extension(found, tmp_path):
    for name in ("x.ttl", "x.FTM.json", "x.anno.jsonld"):
        found.save(tmp_path / name)
        assert (tmp_path / name).read_bytes() == found.write(name.lower().split(".", 1)[1])
    with pytest.raises(quoth.UsageError, match="x.doc: no form has that extension"):
        found.save(tmp_path / "x.doc")


def test_a_picture_in_a_large_process():
    found = quoth.map(SHORT)
    small = found.svg()
    no_reserve = 0x4000
    with mmap.mmap(-1, 6 << 30, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS | no_reserve):
        assert found.svg() == small


def test_rdflib(found):
    graph = found.graph
    assert graph is found.graph
    assert len(graph) == len(set(found.write("nt").splitlines()))
    rows = graph.query(f"SELECT ?s WHERE {{ ?s a <{QUOTH}Statement> }}")
    assert {str(row.s) for row in rows} == {statement.iri for statement in found.statements}


def test_networkx(found):
    graph = found.to_networkx()
    assert graph.is_multigraph() and graph.is_directed()
    labels = {data.get("label") for _, data in graph.nodes(data=True)}
    assert {agent.label for agent in found.agents} <= labels


def test_dicts(found):
    rows = found.to_dicts()
    assert len(rows) == len(found.statements)
    assert all(found.text[row["begin"] :].startswith(row["text"][:10]) for row in rows)
    told = next(row for row in rows if row["text"].startswith("“Nobody on my floor"))
    assert (told["speakers"], told["reported_by"]) == ("one Department official", "Harbor News")
    for table in ("statements", "people", "organizations", "unnamed_sources", "roles", "articles"):
        rows = found.to_dicts(table)
        out = csv.DictWriter(io.StringIO(), rows[0].keys())
        out.writerows(rows)  # raises when a row has other columns
        assert not [cell for row in rows for cell in row.values() if isinstance(cell, (tuple, quoth.Agent))]
    with pytest.raises(quoth.UsageError):
        found.to_dicts("things")
