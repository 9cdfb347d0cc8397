#!/usr/bin/env python3
"""Load the example corpus into real stores by quoth load, ask every example query, and compare the answers.

    stores.py QUOTH FOLDER STORE...

STORE is fuseki (Apache Jena Fuseki; $QUOTH_FUSEKI is its jar), oxigraph ($QUOTH_OXIGRAPH is its program) or virtuoso
(virtuoso-t stands in the path).  FOLDER, empty, takes their data.  All listen on 127.0.0.1 only, on ports that are free, and
end with this program.  Each answer is compared with roqet's.  Prints TAP; a store that does not start is a failed test.
"""
import csv
import io
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
QUERIES = sorted((ROOT / "examples" / "queries").glob("*.rq"))
ARTICLES = [ROOT / "examples" / "dissent.txt", *sorted((ROOT / "examples" / "corpus").glob("*.txt"))]
PATIENCE = 120          # seconds, for a start on a busy machine and for one load or query
COUNT = "SELECT (COUNT(*) AS ?n) WHERE { GRAPH <%s> { ?s ?p ?o } }"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Store:
    """A store as a child process.  Beneath it: the command, the addresses, and what else it needs."""

    name = None
    credentials = ()            # arguments for quoth load
    environment = {}
    takes_gzip = True
    has_default_graph = True

    def __init__(self, folder):
        self.folder, self.port = folder / self.name, free_port()
        self.folder.mkdir()
        self.process = None

    def url(self, path):
        return f"http://127.0.0.1:{self.port}{path}"

    def start(self):
        with open(self.folder / "log", "wb") as log:
            self.process = subprocess.Popen(self.command(), cwd=self.folder, stdin=subprocess.DEVNULL, stdout=log,
                                            stderr=log, start_new_session=True)
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and self.process.poll() is None:
            try:
                return self.ask("SELECT ?s WHERE { ?s ?p ?o } LIMIT 1")
            except (OSError, urllib.error.URLError):
                time.sleep(0.25)
        raise RuntimeError(f"{self.name} does not answer: " + (self.folder / "log").read_text(errors="replace")[-2000:])

    def stop(self):
        if not self.process:
            return
        for end in (signal.SIGTERM, signal.SIGKILL):
            try:
                os.killpg(self.process.pid, end)
                self.process.wait(20)
                break
            except ProcessLookupError:
                break
            except subprocess.TimeoutExpired:
                pass
        self.process = None

    def ask(self, query, graph=None):
        """The rows of an answer, header first."""
        fields = {"query": query, **({"default-graph-uri": graph} if graph else {})}
        request = urllib.request.Request(self.url(self.query_path), urllib.parse.urlencode(fields).encode(),
                                         {"Accept": "text/csv"})
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(request, timeout=PATIENCE) as answer:
            header, *rows = csv.reader(io.StringIO(answer.read().decode()))
        return [header, *sorted(rows)]


class Fuseki(Store):
    name, load_path, query_path = "fuseki", "/corpus/data", "/corpus/sparql"

    def command(self):
        (self.folder / "db").mkdir()
        return ["java", "-Xmx1g", "-jar", os.environ["QUOTH_FUSEKI"], "--tdb2", "--loc=db", "--update", "--localhost",
                "--port", str(self.port), "/corpus"]


class Oxigraph(Store):
    name, load_path, query_path = "oxigraph", "/store", "/query"

    def command(self):
        return [os.environ["QUOTH_OXIGRAPH"], "serve", "--location", "db", "--bind", f"127.0.0.1:{self.port}"]


class Virtuoso(Store):
    name, load_path, query_path = "virtuoso", "/sparql-graph-crud-auth", "/sparql"
    credentials, environment = ("--user", "dba"), {"QUOTH_PASSWORD": "dba"}     # it asks for Digest
    takes_gzip = has_default_graph = False

    def command(self):
        settings = {"Database": {"DatabaseFile": "v.db", "ErrorLogFile": "v.log", "LockFile": "v.lck",
                                 "TransactionFile": "v.trx", "xa_persistent_file": "v.pxa"},
                    "TempDatabase": {"DatabaseFile": "t.db", "TransactionFile": "t.trx"},
                    "Parameters": {"ServerPort": f"127.0.0.1:{free_port()}", "NumberOfBuffers": 10000,
                                   "DirsAllowed": "."},
                    "HTTPServer": {"ServerPort": f"127.0.0.1:{self.port}"}}
        lines = [f"[{part}]\n" + "".join(f"{k} = {v}\n" for k, v in values.items()) for part, values in settings.items()]
        (self.folder / "v.ini").write_text("\n".join(lines))
        return ["virtuoso-t", "+configfile", "v.ini", "+foreground"]


STORES = {store.name: store for store in (Fuseki, Oxigraph, Virtuoso)}


class Tests:
    def __init__(self, quoth, folder):
        self.quoth, self.folder, self.n = quoth, folder, 0
        self.triples, self.quads = folder / "corpus.nt", folder / "corpus.nq"

    def report(self, name, problem):
        self.n += 1
        print(f"{'not ok' if problem else 'ok'} {self.n} - {name}", flush=True)
        for line in str(problem or "").splitlines()[:20]:
            print(f"#   {line}", flush=True)

    def write_corpus(self):
        command = [self.quoth, "map", "-q", *ARTICLES, "-o", self.triples, "-o", self.quads]
        self.report("the corpus becomes a graph", subprocess.run(command, capture_output=True, timeout=PATIENCE).stderr)
        self.answers = {query: self.roqet(query) for query in QUERIES}

    def roqet(self, query):
        done = subprocess.run(["roqet", "-q", "-r", "csv", "-D", self.triples, query], capture_output=True,
                              timeout=PATIENCE)
        header, *rows = csv.reader(io.StringIO(done.stdout.decode()))
        return [header, *sorted(rows)]

    def load(self, store, path, *options):
        command = [self.quoth, "load", path, "--endpoint", store.url(store.load_path), "--part", "1000",
                   *store.credentials, *options]
        done = subprocess.run(command, env={**os.environ, **store.environment}, capture_output=True, text=True,
                              timeout=PATIENCE)
        return done.stderr or (f"exit status {done.returncode}" if done.returncode else None)

    def counts(self, store):
        """Problems with the numbers of triples in the graphs of the articles."""
        expected = {}
        for line in set(self.quads.read_text(encoding="utf-8").splitlines()):
            graph = line.rsplit(" ", 2)[1][1:-1]
            expected[graph] = expected.get(graph, 0) + 1
        found = {graph: int(store.ask(COUNT % graph)[1][0]) for graph in expected}
        return "\n".join(f"{g}: {found[g]} triples instead of {n}" for g, n in expected.items() if found[g] != n)

    def ask_all(self, store, graph):
        for query in QUERIES:
            text = query.read_text(encoding="utf-8")
            try:
                found = store.ask(text, graph)
            except urllib.error.HTTPError as error:
                self.report(f"{store.name}: {query.stem}", error.read().decode(errors="replace"))
                continue
            expected = self.answers[query]
            wrong = [f"missing: {r}" for r in expected if r not in found] + [f"too many: {r}" for r in found if r not in expected]
            if not wrong and found != expected:
                wrong = ["a row comes too often or too seldom"]
            self.report(f"{store.name}: {query.stem} as in rasqal", "\n".join(wrong))

    def run(self, store):
        try:
            store.start()
            self.report(f"{store.name} starts", None)
            self.report(f"{store.name}: a named graph an article", self.load(store, self.quads))
            self.report(f"{store.name}: all triples are there", self.counts(store))
            gzip = ["--gzip"] if store.takes_gzip else []
            self.report(f"{store.name}: in their place", self.load(store, self.quads, "--replace", *gzip))
            self.report(f"{store.name}: they are there once", self.counts(store))
            graph = None if store.has_default_graph else "urn:corpus"
            self.report(f"{store.name}: one graph", self.load(store, self.triples, *(["--graph", graph] if graph else [])))
            self.ask_all(store, graph)
        except (RuntimeError, KeyError, OSError, subprocess.TimeoutExpired) as error:
            self.report(f"{store.name} works", f"{type(error).__name__}: {error}")
        finally:
            store.stop()


def main(quoth, folder, *names):
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    tests = Tests(quoth, Path(folder))
    tests.write_corpus()
    for name in names:
        tests.run(STORES[name](Path(folder)))
    for query, rows in tests.answers.items():
        tests.report(f"{query.stem} finds something in the corpus", None if len(rows) > 1 else "no row")
    print(f"1..{tests.n}")


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
