"""spark.py: what spark.sh asks of examples/spark. Articles are stretches of examples/ under names of their own."""
import collections
import gzip
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pyoxigraph
from pyspark.sql import SparkSession

import corpus
from tap import check

QUOTH, TMP, EXAMPLES = os.environ["quoth"], Path(os.environ["tmp"]), Path(os.environ["top_srcdir"], "examples")
IN, OUT = TMP / "in", TMP / "out"


def expect(name, condition, *seen):
    check(name, [] if condition else [*seen, "not as expected"])


# ---- the folder: lines in several pieces, packed lines, a web archive, a page; bad ones among them ----

TEXTS = [p for path in (EXAMPLES / "dissent.txt", *sorted((EXAMPLES / "corpus").glob("*.txt")))
         for p in path.read_text("utf-8").split("\n") if len(p.split()) > 25]
WHO = {"Ferreira": "Núñez", "Miriam Oakes": 'Miriam "Mim" Oakes'}


def article(i):
    text = TEXTS[i % len(TEXTS)]
    for name, other in WHO.items():
        text = text.replace(name, other if i // len(TEXTS) % 2 else name)
    return {"id": f"a-{i}", "url": f"https://fen.example/{i}", "title": f"Article {i}", "text": text}


def lines(first, last):
    """Every eighth is no article, and a blank line follows each tenth."""
    return "".join(json.dumps({"none": i} if i % 8 == 3 else article(i)) + ("\n \n" if i % 10 == 9 else "\n")
                   for i in range(first, last)).encode()


def record(i):
    page = f"<html><head><title>Page {i}</title></head><body><article><p>{article(i)['text']}</p></article></body></html>"
    page = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page.encode()
    head = (f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:x:{i}>\r\nWARC-Date: 2031-02-03T00:00:00Z\r\n"
            f"WARC-Target-URI: https://fen.example/page/{i}\r\nContent-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(page)}\r\n\r\n")
    return gzip.compress(head.encode() + page + b"\r\n\r\n")


(IN / "below").mkdir(parents=True)
(IN / "many.jsonl").write_bytes(lines(0, 60))
(IN / "below" / "few.jsonl").write_bytes(lines(60, 70))
(IN / "packed.jsonl.gz").write_bytes(gzip.compress(lines(70, 80)))
(IN / "crawl.warc.gz").write_bytes(b"".join(map(record, range(100, 106))))
(IN / "article.txt").write_bytes((EXAMPLES / "dissent.txt").read_bytes())
(IN / "blank.txt").write_bytes(b" ")
plain = subprocess.run([QUOTH, "batch", "-q", IN, "-T", "nq", "--errors", TMP / "want"], capture_output=True, timeout=100)
want = [json.loads(line) for line in (TMP / "want").read_text().splitlines()]
expect("quoth batch maps the folder", plain.returncode == 1 and len(want) == 11, plain.stderr, len(want))

# ---- the job, in which a process dies once ----

PROGRAM = TMP / "dies-once"
PROGRAM.write_text(f"#!/bin/sh\nif mkdir '{TMP}/died' 2>/dev/null; then head -c 9999 >/dev/null; kill -KILL $$; fi\nexec '{QUOTH}' \"$@\"\n")
PROGRAM.chmod(0o755)
CONFIG = {
    "spark.driver.memory": "1g",
    "spark.driver.extraJavaOptions": f"-XX:TieredStopAtLevel=1 -Djava.io.tmpdir={TMP}",  # a short run: little to compile
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.files.maxPartitionBytes": "15000",
    "spark.sql.files.openCostInBytes": "2000",
    "spark.sql.shuffle.partitions": "2",
    "spark.sql.warehouse.dir": str(TMP / "warehouse"),
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
}
spark = SparkSession.builder.master("local[2,3]").config(map=CONFIG).getOrCreate()
spark.sparkContext.setLogLevel("OFF")


def job(out, *options):
    sys.argv = ["corpus.py", str(IN), str(out), *options]
    corpus.main()


def parts(folder):
    return sorted(folder.glob("part-*"))


job(OUT, "--program", str(PROGRAM))
expect("a process died", (TMP / "died").exists())
quads = {path: gzip.decompress(path.read_bytes()) for path in parts(OUT / "map" / "what=quads")}
expect("several tasks wrote", len(quads) > 3, len(quads))
have, meant = (collections.Counter(text.splitlines()) for text in (b"".join(quads.values()), plain.stdout))
check("the quads are those of quoth batch, each as often", [*(have - meant), *(meant - have)])
for path, text in quads.items():
    (TMP / path.name).with_suffix(".nq").write_bytes(text)
done = subprocess.run([QUOTH, "check", "-q", *TMP.glob("part-*.nq")], capture_output=True, text=True, timeout=100)
expect("quoth check finds each graph whole", done.returncode == 0, done.stderr)

# ---- errors ----

errors = [json.loads(line) for path in parts(OUT / "map" / "what=errors") for line in gzip.open(path, "rt")]


def line_of(error):
    """The line that an error means: its ordinal counts those that begin behind the byte `from` and are not blank."""
    path, start = Path(re.sub("^file:/+", "/", error["input"])), error["from"]
    if path.suffix != ".jsonl":
        return str(path), error["ordinal"], error["message"]
    data = path.read_bytes()
    begin = data.index(b"\n", start) + 1 if start else 0
    line = [line for line in data[begin:].splitlines() if line.strip()][error["ordinal"] - 1]
    return str(path), json.loads(line)["none"], error["message"]


def meant_by(error):
    path = Path(error["input"])
    if path.suffix != ".jsonl":
        return str(path), error["ordinal"], error["message"]
    return str(path), json.loads(path.read_bytes().splitlines()[error["line"] - 1])["none"], error["message"]


have, meant = sorted(map(line_of, errors)), sorted(map(meant_by, want))
expect("each bad article is told, with its place", have == meant, have, meant)
expect("some in the midst of a file", any(error["from"] for error in errors), errors)

# ---- the cast, counted anew by SPARQL ----

store = pyoxigraph.Store()
store.load(plain.stdout, pyoxigraph.RdfFormat.N_QUADS)
PREFIXES = """PREFIX foaf: <http://xmlns.com/foaf/0.1/> PREFIX org: <http://www.w3.org/ns/org#> PREFIX quoth: <https://w3id.org/quoth/ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> PREFIX schema: <https://schema.org/> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""


def ask(query, store=store):
    return [[term.value if term else None for term in row] for row in store.query(PREFIXES + query)]


def counted(pattern, what="?s"):
    rows = ask(f"SELECT ?a (COUNT(DISTINCT {what}) AS ?n)" " { GRAPH ?g { VALUES ?class { foaf:Person org:Organization } ?a a ?class . "
               + pattern + " } } GROUP BY ?a")
    return {agent: int(n) for agent, n in rows}


WANT = {
    "articles": counted("", "?g"),
    "speaker": counted("?s quoth:speaker ?a"),
    "agency": counted("?s quoth:speaker ?p . ?m org:member ?p ; org:organization ?a ; quoth:status quoth:Current"),
    "outlet": counted("?s quoth:reportedBy ?a"),
}
cast = {row.iri: row for row in spark.read.parquet(str(OUT / "cast.parquet")).collect()}
for column, numbers in WANT.items():
    have = {iri: row[column] for iri, row in cast.items() if row[column]}
    expect(f"{column}: {sum(numbers.values())} as SPARQL counts them", numbers and have == numbers, have, numbers)
names, kinds = collections.defaultdict(set), collections.defaultdict(set)
for agent, name in ask("SELECT ?a ?n { GRAPH ?g { ?a rdfs:label|skos:altLabel ?n } }"):
    names[agent].add(name)
for agent, kind in ask("SELECT ?a ?c { GRAPH ?g { ?a a ?c } }"):
    kinds[agent].add(kind)
check("names and classes are those of all articles", [row for iri, row in cast.items() if set(row.names) != names[iri] or
                                                      set(row.classes) != kinds[iri] or row.label not in row.names])
expect("with letters and quotation marks", {'Miriam "Mim" Oakes', "Naomi Núñez"} <= {row.label for row in cast.values()}, *names.values())
expect("people of several articles are one", any(row.kind == "person" and row.articles > 1 for row in cast.values()))

graph = pyoxigraph.Store()
graph.load(b"".join(path.read_bytes() for path in parts(OUT / "cast.nq")), pyoxigraph.RdfFormat.N_QUADS)
found = {(agent, prop.split("#")[-1]): int(n) for agent, prop, n in ask(
    "SELECT ?a ?p ?n { GRAPH ?g { ?o a schema:Observation ; schema:observationAbout ?a ; schema:measuredProperty ?p ; schema:value ?n } }", graph)}
COLUMNS = {"speaker": "speaker", "agency": "organization", "outlet": "reportedBy"}
expect("the N-Quads count alike", found == {(iri, prop): row[column] for iri, row in cast.items()
                                            for column, prop in COLUMNS.items() if row[column]}, found)
labels = sorted(ask("SELECT ?a ?n { GRAPH ?g { ?a rdfs:label ?n } }", graph))
expect("and name each once", labels == sorted([iri, row.label] for iri, row in cast.items()), labels)

# ---- a job that cannot be done ----

try:
    job(TMP / "fails", "--program", QUOTH, "--", "--model", "/nowhere/en.quoth")
    told = "no error"
except Exception as error:
    told = str(error)
expect("without the model it fails, and says why", "batch ended with 1" in told and "/nowhere/en.quoth" in told, told[-2000:])
expect("and leaves nothing that looks done", not list((TMP / "fails").rglob("part-*.gz")) and
       not list((TMP / "fails").rglob("_SUCCESS")))
gateway = spark.sparkContext._gateway
spark.stop()
gateway.proc.stdin.close()  # ends Spark's own process, which is to leave the folder before that goes
gateway.proc.wait(60)
