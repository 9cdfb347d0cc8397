"""corpus.py: a folder of articles to N-Quads, and to the cast of them all, on Apache Spark; README.md says how to run it.

Each task runs one `quoth batch`, which maps what the task reads.  Written below OUT:

  map/what=quads    N-Quads, a named graph an article        map/what=errors   JSON Lines: what could not be mapped, and why
  cast.parquet      a row for each person and organization   cast.nq           the same as one named graph
"""
import argparse
import bisect
import itertools
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import IO

from pyspark import RDD
from pyspark.sql import DataFrame, Row, SparkSession
from pyspark.sql import functions as F

PIECE = 1 << 16  # bytes of quads that go to Spark as one row: a row costs more than a line
QUOTH, ORG = "<https://w3id.org/quoth/ns#", "<http://www.w3.org/ns/org#"
TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
LABEL, OTHER = "<http://www.w3.org/2000/01/rdf-schema#label>", "<http://www.w3.org/2004/02/skos/core#altLabel>"
PERSON, ORGANIZATION = "<http://xmlns.com/foaf/0.1/Person>", ORG + "Organization>"
SPEAKER, OUTLET, AGENCY = QUOTH + "speaker>", QUOTH + "reportedBy>", ORG + "organization>"
HOLDER, STATUS, CURRENT = ORG + "member>", QUOTH + "status>", QUOTH + "Current>"
# classes of stretches of text and of statements: most of the types
NO_AGENT = f"^(<http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#|{QUOTH}[A-Za-z]*Statement>)"
COUNTED = {"speaker": SPEAKER, "agency": AGENCY, "outlet": OUTLET}
COLUMNS = "iri string, kind string, label string, names array<string>, classes array<string>, articles long, " + ", ".join(
    f"{count} long" for count in COUNTED)


# ---- articles to quads ----

def feed(stdin: IO[bytes], data: Iterable[bytes]) -> None:
    try:
        with stdin:
            for piece in data:
                stdin.write(piece)
    except BrokenPipeError:
        pass  # the program has ended: its exit status tells


def whole_lines(stdout: IO[bytes]) -> Iterator[str]:
    """Pieces of some length without their last line end, each line in one of them."""
    kept = b""
    while block := stdout.read(PIECE):
        end = block.rfind(b"\n")
        if end >= 0:
            yield (kept + block[:end]).decode()
        kept = block[end + 1:] if end >= 0 else kept + block


def batch(command: list[str], data: Iterable[bytes], place: Callable[[dict], dict]) -> Iterator[tuple[str, str]]:
    """Quads and errors of what one process reads; `place` says where in the input an error of it is."""
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(1) as pool:
        errors, messages = Path(folder, "errors"), Path(folder, "messages")
        with messages.open("wb") as stderr:
            process = subprocess.Popen([*command, "--errors", errors, "-"], stdin=subprocess.PIPE,
                                       stdout=subprocess.PIPE, stderr=stderr)
        assert process.stdin and process.stdout
        try:
            feeding = pool.submit(feed, process.stdin, data)
            for piece in whole_lines(process.stdout):
                yield "quads", piece
            status = process.wait()
            feeding.result()
        finally:
            process.kill()  # where Spark has dropped the task; else it is over
            process.wait()
        rows = [json.loads(line) for line in errors.open()] if errors.exists() else []
        if status != (1 if rows else 0):
            raise RuntimeError(f"{command[0]} batch ended with {status}: {messages.read_text(errors='replace')[-2000:]}")
        for row in rows:
            yield "errors", json.dumps(row | place(row))


def map_lines(rows: Iterable[Row], command: list[str]) -> Iterator[tuple[str, str]]:
    """Lines of JSON, each an article, of one file or of several."""
    first = list(itertools.islice(rows, 1))
    begins: list[int] = []
    places: list[tuple[str, int]] = []

    def lines() -> Iterator[bytes]:
        for n, (path, start, line) in enumerate(itertools.chain(first, rows)):
            if not places or places[-1] != (path, start):
                begins.append(n)
                places.append((path, start))
            yield bytes(line) + b"\n"

    def place(error: dict) -> dict:
        i = bisect.bisect_left(begins, error["ordinal"]) - 1
        return {"input": places[i][0], "from": places[i][1], "ordinal": error["ordinal"] - begins[i], "line": None}

    return batch(command, lines(), place) if first else iter(())


def map_file(row: Row, command: list[str]) -> Iterator[tuple[str, str]]:
    return batch(command, [row.content], lambda _: {"input": row.path, "from": 0})


def mapped(spark: SparkSession, folder: str, command: list[str]) -> RDD[tuple[str, str]]:
    reader = spark.read.option("recursiveFileLookup", True)
    lines = (reader.option("pathGlobFilter", "*.jsonl").option("lineSep", "\n").text(folder).where(r"value RLIKE '\\S'")
             .selectExpr("_metadata.file_path", "_metadata.file_block_start", "CAST(value AS binary)"))
    # names that end in anything but "nl": Spark's globs know no other "not"
    files = reader.format("binaryFile").option("pathGlobFilter", "{*[^l],*[^n]l}").load(folder).select("path", "content")
    return (lines.rdd.mapPartitions(lambda rows: map_lines(rows, command))
            .union(files.rdd.flatMap(lambda row: map_file(row, command))))


def write_map(spark: SparkSession, folder: str, out: str, command: list[str]) -> None:
    spark.conf.set("spark.sql.maxConcurrentOutputFileWriters", 2)  # else Spark sorts, and the quads of an article part
    rows = spark.createDataFrame(mapped(spark, folder, command), "what string, value string", verifySchema=False)
    rows.write.partitionBy("what").text(f"{out}/map", compression="gzip")


# ---- quads to the cast ----

def read_quads(spark: SparkSession, folder: str) -> DataFrame:
    """What the cast is made of, each term as N-Quads write it: columns s, p, o, g."""
    line = spark.read.schema("value string, what string").text(folder).where("what = 'quads'")
    part = F.split("value", " ", 3)
    return (line.select(part[0].alias("s"), part[1].alias("p"), part[2].alias("rest"))
            .where(F.col("p").isin(TYPE, LABEL, OTHER, *COUNTED.values(), HOLDER, STATUS) & ~F.col("rest").rlike(NO_AGENT))
            .select("s", "p", F.regexp_extract("rest", r"^(.*) (\S+) \.$", 1).alias("o"),
                    F.regexp_extract("rest", r"^(.*) (\S+) \.$", 2).alias("g")))


def count_statements(quads: DataFrame) -> DataFrame:
    """How many statements each agent makes, its people make (who hold a role there, as the same article says), it passes on."""
    def object_of(predicate: str) -> F.Column:
        return F.max(F.when(F.col("p") == predicate, F.col("o")))

    roles = quads.where(F.col("p").isin(HOLDER, AGENCY, STATUS)).groupBy("g", "s").agg(
        object_of(HOLDER).alias("holder"), object_of(AGENCY).alias("agent"), object_of(STATUS).alias("status"))
    held = roles.where((F.col("status") == CURRENT) & F.col("agent").isNotNull()).select("g", "holder", "agent")
    said = quads.where(F.col("p").isin(SPEAKER, OUTLET)).select(
        "g", F.col("s").alias("statement"), F.col("o").alias("agent"),
        F.when(F.col("p") == SPEAKER, "speaker").otherwise("outlet").alias("count"))
    passed = said.where("count = 'speaker'").withColumnRenamed("agent", "holder").join(held, ["g", "holder"]).select(
        "agent", "statement", F.lit("agency").alias("count"))
    once = said.select("agent", "statement", "count").union(passed).distinct()
    return once.groupBy("agent").agg(*(F.count_if(F.col("count") == count).alias(count) for count in COUNTED))


def make_cast(quads: DataFrame) -> DataFrame:
    """A row for each person and organization.  Their identifiers come of their names: the same in all articles."""
    def objects(*predicates: str) -> F.Column:
        return F.sort_array(F.collect_set(F.when(F.col("p").isin(*predicates), F.col("o"))))

    # counted first, as Spark collects slowly
    facts = quads.where(F.col("p").isin(TYPE, LABEL, OTHER)).groupBy("s", "p", "o").agg(F.count("*").alias("n"))
    often = F.when(F.col("p") == LABEL, F.struct(-F.col("n"), "o"))
    agents = facts.groupBy("s").agg(objects(TYPE).alias("classes"), objects(LABEL, OTHER).alias("names"),
                                    F.min(often)["o"].alias("label"))
    kind = F.when(F.array_contains("classes", PERSON), "person").when(F.array_contains("classes", ORGANIZATION), "organization")
    articles = quads.where(F.col("p") == LABEL).select("s", "g").distinct().groupBy("s").agg(F.count("*").alias("articles"))
    counts = count_statements(quads).withColumnRenamed("agent", "s")
    return (agents.withColumn("kind", kind).where("kind IS NOT NULL").join(articles, "s").join(counts, "s", "left")
            .fillna(0, list(COUNTED)))


def plain(term: str) -> str:
    """What a term of N-Quads stands for."""
    escapes = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f"}
    return re.sub(r"\\(?:u(.{4})|U(.{8})|(.))",
                  lambda m: escapes.get(m[3], m[3]) if m[3] else chr(int(m[1] or m[2], 16)), term[1:-1])


def readable(row: Row) -> tuple:
    return (plain(row.s), row.kind, plain(row.label), [plain(n) for n in row.names], [plain(c) for c in row.classes],
            row.articles, *(row[count] for count in COUNTED))


def describe(row: Row, graph: str) -> Iterator[str]:
    """An agent as N-Quads; its counts are observations of schema.org."""
    agent = f"<{row.iri}>"
    facts = [(agent, TYPE, f"<{c}>") for c in row.classes]
    facts += [(agent, LABEL if name == row.label else OTHER, json.dumps(name, ensure_ascii=False)) for name in row.names]
    for count, predicate in COUNTED.items():
        if row[count]:
            node = f"<{row.iri}#{count}>"
            facts += [(node, TYPE, "<https://schema.org/Observation>"), (node, "<https://schema.org/observationAbout>", agent),
                      (node, "<https://schema.org/measuredProperty>", predicate),
                      (node, "<https://schema.org/value>", f'"{row[count]}"^^<http://www.w3.org/2001/XMLSchema#integer>')]
    return (f"{s} {p} {o} <{graph}> ." for s, p, o in facts)


def write_cast(spark: SparkSession, out: str, graph: str) -> DataFrame:
    quads = read_quads(spark, f"{out}/map").persist()
    spark.conf.set("spark.sql.shuffle.partitions", max(1, quads.rdd.getNumPartitions()))  # its 200 suit no small corpus
    agents = make_cast(quads)
    spark.createDataFrame(agents.rdd.map(readable), COLUMNS).write.parquet(f"{out}/cast.parquet")
    cast = spark.read.parquet(f"{out}/cast.parquet")
    spark.createDataFrame(cast.rdd.flatMap(lambda row: describe(row, graph)), "string").write.text(f"{out}/cast.nq")
    return cast


def main() -> None:
    parser = argparse.ArgumentParser(description="Map a folder of articles, and count who says how much in all of them.",
                                     epilog="What stands behind -- are options of quoth batch.")
    parser.add_argument("input", help="a folder: *.jsonl is divided among tasks, any other file is read whole by one")
    parser.add_argument("out", help="a folder that is not there yet")
    parser.add_argument("--program", default="quoth", help="path of quoth on the nodes")
    parser.add_argument("--graph", default="https://w3id.org/quoth/id/cast", help="name of the graph of the cast")
    argv = sys.argv[1:]
    end = argv.index("--") if "--" in argv else len(argv)
    args, options = parser.parse_args(argv[:end]), argv[end + 1:]
    spark = SparkSession.builder.appName("quoth").getOrCreate()
    write_map(spark, args.input, args.out, [args.program, "batch", "-q", "-T", "nq", "--threads", "1", *options])
    cast = write_cast(spark, args.out, args.graph)
    failed = spark.read.schema("value string, what string").text(f"{args.out}/map").where("what = 'errors'").count()
    print(f"{cast.count()} people and organizations, {failed} articles that could not be mapped")


if __name__ == "__main__":
    main()
