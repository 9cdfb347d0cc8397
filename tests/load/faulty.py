#!/usr/bin/env python3
"""A graph store on 127.0.0.1 that fails as it is told: what quoth load is tested against.

    faulty.py FOLDER [--max BYTES] [--password USER:PASSWORD] [FAULT...]

Takes POST and PUT of N-Triples to any path with ?graph=IRI or ?default.  A request meets the next FAULT; when they are used
up, none:

    ok           it is done and answered
    half         the connection closes when half of it has been read
    silent       it is done, and the connection closes without an answer
    CODE[:SECS]  answered with this status, and Retry-After SECS

--max answers 413 to a longer body; --password answers 401 without these credentials (Basic).  FOLDER then holds "port";
"requests", a line a request: method, graph, what became of it, number of triples; "store", the sorted lines "GRAPH TRIPLE";
and "confirmed", the lines of all requests that were answered with success, in their order.
"""
import argparse
import base64
import gzip
import http.server
import os
import sys
import urllib.parse
from pathlib import Path


class Store:
    def __init__(self, arguments):
        self.folder = Path(arguments.folder)
        self.faults = list(arguments.faults)
        self.max, self.password = arguments.max, arguments.password
        self.graphs = {}

    def next_fault(self):
        return self.faults.pop(0) if self.faults else "ok"

    def apply(self, method, graph, lines):
        kept = set() if method == "PUT" else self.graphs.get(graph, set())
        self.graphs[graph] = kept | set(lines)
        rows = sorted(f"{g} {line}\n" for g, kept in self.graphs.items() for line in kept)
        (self.folder / "store").write_text("".join(rows), encoding="utf-8")

    def note(self, name, *lines):
        with open(self.folder / name, "a", encoding="utf-8") as file:
            file.writelines(line + "\n" for line in lines)


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    store = None

    def log_message(self, *_):
        pass

    def graph(self):
        query = urllib.parse.parse_qs(urllib.parse.urlsplit(self.path).query, keep_blank_values=True)
        return query["graph"][0] if "graph" in query else "default"

    def answer(self, code, retry_after=None):
        self.send_response(code)
        self.send_header("Content-Length", "0")
        if retry_after:
            self.send_header("Retry-After", retry_after)
        if code == 401:
            self.send_header("WWW-Authenticate", 'Basic realm="store"')
        self.end_headers()

    def hang_up(self):
        self.close_connection = True
        self.connection.close()

    def refusal(self, length):
        """The status with which it is refused whatever the faults say, or None."""
        credentials = "Basic " + base64.b64encode((self.store.password or "").encode()).decode()
        if self.store.password and self.headers.get("Authorization") != credentials:
            return 401
        return 413 if self.store.max and length > self.store.max else None

    def take(self):
        store, length = self.store, int(self.headers["Content-Length"])
        refused = self.refusal(length)
        fault = str(refused) if refused else store.next_fault()
        body = self.rfile.read(length // 2 if fault == "half" else length)
        if self.headers.get("Content-Encoding") == "gzip" and fault != "half":
            body = gzip.decompress(body)
        lines = body.decode("utf-8", "replace").splitlines()
        store.note("requests", f"{self.command} {self.graph()} {fault} {len(lines)}")
        if fault in ("ok", "silent"):
            store.apply(self.command, self.graph(), lines)
        if fault == "ok":
            store.note("confirmed", *lines)
            self.answer(201 if self.command == "PUT" else 204)
        elif fault in ("half", "silent"):
            self.hang_up()
        else:
            code, _, retry_after = fault.partition(":")
            self.answer(int(code), retry_after)

    do_POST = do_PUT = take


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder")
    parser.add_argument("--max", type=int)
    parser.add_argument("--password")
    parser.add_argument("faults", nargs="*")
    Handler.store = Store(parser.parse_args())
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    partial = Handler.store.folder / "port.partial"
    partial.write_text(str(server.server_address[1]))
    os.replace(partial, Handler.store.folder / "port")
    server.serve_forever()


if __name__ == "__main__":
    sys.exit(main())
