"""serve.py QUOTH FOLDER [WORD...]: quoth serve over real sockets; with words, only the cases that hold one.

Needs nothing but Python. What the service answers is compared with what quoth map writes of the same article. Where a
case needs a worker that is busy for as long as it likes, it stops one by SIGSTOP: so nothing here hangs on timing.
"""

import concurrent.futures
import gzip
import http.client
import json
import os
import pathlib
import re
import signal
import socket
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent))
from tap import case, check, run_cases

QUOTH = sys.argv[1]
TMP = pathlib.Path(sys.argv[2])
HERE = pathlib.Path(__file__).parent
EXAMPLE = (HERE.parent.parent / "examples" / "dissent.txt").read_bytes()
SANDBOX = bool(os.environ.get("QUOTH_TEST_SECCOMP"))  # serve.sh: built with it
SANITIZED = bool(os.environ.get("QUOTH_TEST_SANITIZERS"))
PATIENCE = 60  # seconds after which a test gives up; nothing is measured by it
TEXT = {"Content-Type": "text/plain"}
SHORT = ("“The sea wall will not last another winter,” said Ada Quill, director of the Coastal Agency.\n\n"
         "One Agency official told the Fen Post that nobody had asked the engineers.\n").encode()


def written(body, extension, *arguments):
    """What quoth map writes of the article in that form."""
    source = TMP / "article"
    source.write_bytes(body)
    made = TMP / f"made.{extension}"
    subprocess.run([QUOTH, "map", source, *arguments, "-o", made], check=True, capture_output=True)
    return made.read_bytes().replace(b'{"id": "%s", ' % str(source).encode(), b"{")  # the service knows no file's name


class Service:
    """quoth serve on a port of its own."""

    def __init__(self, *arguments, host="127.0.0.1"):
        self.process = subprocess.Popen([QUOTH, "serve", "--port", "0", *arguments], stderr=subprocess.PIPE, text=True)
        line = self.process.stderr.readline()
        self.warnings = ""
        while "warning: " in line:
            self.warnings += line
            line = self.process.stderr.readline()
        found = re.search(r"listening on http://.*:(\d+)$", line.strip())
        assert found, line + self.process.stderr.read()
        self.host, self.port = host, int(found[1])

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()
        self.process.stderr.close()

    def connect(self):
        return http.client.HTTPConnection(self.host, self.port, timeout=PATIENCE)

    def ask(self, method, path, body=None, headers=None, connection=None):
        one = connection or self.connect()
        one.request(method, path, body, headers or {})
        answer = one.getresponse()
        answer.body = answer.read()
        if not connection:
            one.close()
        return answer

    def map(self, body=SHORT, accept=None, query="", **headers):
        return self.ask("POST", "/map" + query, body, {**TEXT, **({"Accept": accept} if accept else {}), **headers})

    def health(self):
        return json.loads(self.ask("GET", "/health").body)

    def workers(self):
        pid = self.process.pid
        return [int(w) for w in pathlib.Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]

    def wait_for(self, **wanted):
        """Until /health says so."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            health = self.health()
            if all(health[key] == value for key, value in wanted.items()):
                return
            time.sleep(0.02)
        raise AssertionError(f"never {wanted}: {health}")

    def stop(self, sign=signal.SIGTERM):
        self.process.send_signal(sign)
        return self.process.wait(PATIENCE)


def problem(answer, status, word, slug):
    assert answer.status == status, (answer.status, answer.body)
    assert answer.getheader("Content-Type") == "application/problem+json", answer.getheader("Content-Type")
    told = json.loads(answer.body)
    assert told["status"] == status and told["type"].endswith("/" + slug) and told["title"], told
    assert word in json.dumps(told, ensure_ascii=False), told
    return told


# ---- routes and forms ----


@case("every route answers, and no other")
def routes(s):
    page = s.ask("GET", "/")
    assert page.status == 200 and page.getheader("Content-Type") == "text/html; charset=utf-8"
    assert b"<textarea" in page.body and b"{{" not in page.body
    head = s.ask("HEAD", "/")
    assert head.status == 200 and head.body == b"" and int(head.getheader("Content-Length")) == len(page.body)
    assert s.health() == {"status": "ok", "version": version(), "workers": 2, "busy": 0, "waiting": 0}, s.health()
    openapi = json.loads(s.ask("GET", "/openapi.json").body)
    assert openapi["info"]["version"] == version()
    problem(s.ask("GET", "/nothing"), 404, "/map", "not-found")
    problem(s.ask("GET", "/map"), 405, "POST", "method")
    assert s.ask("DELETE", "/map").getheader("Allow") == "POST"
    assert s.ask("POST", "/", b"").getheader("Allow") == "GET, HEAD"
    assert s.map().getheader("X-Content-Type-Options") == "nosniff"


def version():
    return subprocess.run([QUOTH, "--version"], capture_output=True, text=True).stdout.split()[1]


@case("the metrics count what was asked")
def metrics(s):
    def value(line):
        found = re.search(rf"^{re.escape(line)} (\S+)$", s.ask("GET", "/metrics").body.decode(), re.M)
        return float(found[1]) if found else 0

    done, refused = 'quoth_requests_total{route="/map",status="200"}', 'quoth_requests_total{route="/map",status="422"}'
    before = value(done), value(refused), value("quoth_map_seconds_count"), value("quoth_received_bytes_total")
    s.map()
    s.map(b"\xff")
    after = value(done), value(refused), value("quoth_map_seconds_count"), value("quoth_received_bytes_total")
    assert [b - a for a, b in zip(before, after)] == [1, 1, 1, len(SHORT) + 1], (before, after)
    for line in s.ask("GET", "/metrics").body.decode().splitlines():
        assert re.fullmatch(r'# (HELP|TYPE) quoth_\w+ .+|quoth_\w+({\w+="[^"]*"(,\w+="[^"]*")*})? [0-9.e+]+', line), line


FORMS = [("text/turtle", "ttl"), ("application/n-triples", "nt"), ("application/ld+json", "jsonld"), ("image/svg+xml", "svg"),
         ("text/html", "html"), ("application/json", "jsonl"), ("application/x-ndjson", "jsonl"), ("application/jsonl", "jsonl"),
         ("application/n-quads", "nq"), ("application/trig", "trig"), ("application/rdf+xml", "rdf"), ("image/png", "png"),
         ("application/pdf", "pdf")]


@case("each form is what quoth map writes, to the byte")
def forms(s):
    for media, extension in FORMS:
        answer = s.map(accept=media)
        assert answer.status == 200 and answer.getheader("Content-Type").split(";")[0] == media, (media, answer.status)
        assert answer.body == written(SHORT, extension), media
    assert s.map(EXAMPLE).body == written(EXAMPLE, "ttl")


@case("Accept chooses: quality, then exactness, then order")
def negotiation(s):
    table = [(None, "text/turtle"), ("", "text/turtle"), ("*/*", "text/turtle"), ("text/*", "text/turtle"), ("application/*", "application/n-triples"),
             ("text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8", "text/html"),
             ("image/svg+xml, */*", "image/svg+xml"), ("IMAGE/SVG+XML", "image/svg+xml"), ("image/*", "image/svg+xml"),
             ("application/n-triples;q=0.5, application/ld+json;q=0.7", "application/ld+json"),
             ("application/n-triples;q=0.5, application/ld+json;q=0.501", "application/ld+json"),
             ("application/trig, text/turtle", "application/trig"), ("text/turtle;q=0, */*", "application/n-triples"),
             ("text/*;q=0.9, text/html;q=0.1, application/json;q=0.5", "text/turtle"),
             ('application/ld+json; profile="a,b;q=0"', "application/ld+json"), (" text/turtle ; q=1.000 ,", "text/turtle"),
             ("video/mp4, application/json;q=0.001", "application/json"), ("text/turtle;q=1.5, image/svg+xml;q=0.1", "image/svg+xml")]
    for accept, media in table:
        answer = s.map(accept=accept)
        got = answer.getheader("Content-Type").split(";")[0]
        assert answer.status == 200 and got == media, (accept, got)
    for accept in ["video/mp4", "text/turtle;q=0", "text", ";;;", "text/turtle;q=x", "*/*;q=0"]:
        problem(s.map(accept=accept), 406, "text/turtle", "not-acceptable")


@case("parameters do what the options of quoth map do")
def parameters(s):
    about = "?url=https%3A%2F%2Fexample.org%2Ffen%2F1&title=Sea+wall%20in+doubt&date=2026-03-04&publisher=The%20Fen%20Post"
    options = ["--url", "https://example.org/fen/1", "--title", "Sea wall in doubt", "--date", "2026-03-04", "--publisher", "The Fen Post"]
    for media, extension, query, more in [("application/n-triples", "nt", "&min-confidence=0.6", ["--min-confidence", "0.6"]),
                                          ("image/svg+xml", "svg", "&view=sources", ["--view", "sources"]),
                                          ("application/jsonl", "jsonl", "", [])]:
        assert s.map(accept=media, query=about + query).body == written(SHORT, extension, *options, *more), media
    assert s.map(query="?min-confidence=0.60000000000001").status == 200, "digits are no limit"
    assert s.map(query="?min-confidence=1").body != s.map().body and s.map().body == written(SHORT, "ttl"), "nothing stays"
    assert s.map(query="?title=&url=").body == written(SHORT, "ttl"), "what is empty was not said"
    for query, word in [("?view=maps", "actors, statements, sources"), ("?min-confidence=2", "0 to 1"), ("?date=2026-02-30", "YYYY-MM-DD"),
                        ("?url=fen", "absolute IRI"), ("?lang=de", "English"), ("?titel=x", "title"), ("?title=%FF", "UTF-8"),
                        ("?title=a%00b", "UTF-8")]:
        problem(s.map(query=query), 400, word, "parameter")


# ---- what comes in ----


@case("articles come in every form that is told")
def inputs(s):
    article = {"text": SHORT.decode(), "title": "Sea wall"}
    line = json.dumps(article).encode()
    page = b"<!DOCTYPE html><html lang=en><head><title>Dam</title></head><body><article><h1>Dam</h1><p>" + EXAMPLE[EXAMPLE.index(b"Ten days"):1500].replace(b"\n\n", b"</p><p>") + b"</article></html>"
    two = line + b"\n" + json.dumps({"text": EXAMPLE.decode()[:900]}).encode() + b"\n"
    feed = b"<rss version='2.0'><channel><title>Fen</title><item><title>A</title><description>" + SHORT + b"</description></item></channel></rss>"
    table = [("text/plain", SHORT, "text"), ("text/plain; charset=UTF-8", SHORT, "text"), ("Text/Plain", SHORT, "text"), ("text/html", page, "html"),
             ("application/xhtml+xml", page, "html"), ("application/json", line, "jsonl"), ("application/x-ndjson", two, "jsonl"),
             ("application/jsonl", two, "jsonl"), ("application/rss+xml", feed, "xml"), ("text/xml", feed, "xml"),
             ("application/octet-stream", page, "html"), (None, page, "html")]
    for media, body, source in table:
        one = s.connect()
        one.putrequest("POST", "/map")
        if media:
            one.putheader("Content-Type", media)
        one.putheader("Content-Length", str(len(body)))
        one.endheaders(body)
        answer = one.getresponse()
        got = answer.read()
        one.close()
        assert answer.status == 200, (media, got)
        assert got == written(body, "ttl", "--from", source), media
    pretty = json.dumps(article, indent=4).encode()
    assert s.map(pretty, **{"Content-Type": "application/json"}).body == written(line, "ttl", "--from", "jsonl")


@case("as JSON several articles are an array, one is an object")
def arrays(s):
    line = json.dumps({"text": SHORT.decode()}).encode()
    many = {"Content-Type": "application/x-ndjson"}
    assert json.loads(s.map(accept="application/json").body)["text"] == SHORT.decode()
    assert [a["text"] for a in json.loads(s.map(line + b"\n" + line, accept="application/json", **many).body)] == [SHORT.decode()] * 2
    assert len(json.loads(s.map(line, accept="application/json", **many).body)) == 1


@case("what cannot be sent is refused with a hint")
def media_types(s):
    problem(s.map(**{"Content-Type": "application/x-www-form-urlencoded"}), 415, "curl", "media")
    problem(s.map(**{"Content-Type": "video/mp4"}), 415, "text/plain", "media")
    problem(s.map(**{"Content-Type": "text/html; charset=windows-1251"}), 415, "UTF-8", "media")
    problem(s.map(gzip.compress(SHORT), **{"Content-Encoding": "gzip"}), 415, "unpacked", "media")
    problem(s.map(gzip.compress(SHORT)), 422, "packed", "unreadable")
    problem(s.map(b"x", **{"Content-Type": "multipart/form-data"}), 415, "boundary", "media")


@case("what cannot be read is told with its place")
def malformed(s):
    told = problem(s.map(b"One.\nTwo \xff three.\n"), 422, "0xFF", "unreadable")
    assert told["errors"] == [{"line": 2, "column": 5, "detail": "broken UTF-8: byte 0xFF"}], told
    problem(s.map(b""), 422, "no article", "unreadable")
    problem(s.map(b" \n "), 422, "no text", "unreadable")
    problem(s.map(b"a\0b"), 422, "NUL", "unreadable")
    as_json = {"Content-Type": "application/json"}
    told = problem(s.map(b'{"text": "a",\n "title": }', **as_json), 422, "unexpected token", "unreadable")
    assert told["errors"][0]["line"] == 2, told
    problem(s.map(b'["a"]', **as_json), 422, "not an object", "unreadable")
    problem(s.map(b'{"title": "a"}', **as_json), 422, "text", "unreadable")
    problem(s.map(b'{"text": {}, "html": ""}', **as_json), 422, "no article text", "unreadable")
    problem(s.map(b"[" * 100000, **as_json), 422, "", "unreadable")
    two = json.dumps({"text": SHORT.decode()}).encode() + b'\n{"text": 7}\n'
    told = problem(s.map(two, **{"Content-Type": "application/jsonl"}), 422, "", "unreadable")
    assert told["errors"][0]["line"] == 2, told
    german = "Der Minister sagte am Dienstag, dass die Mauer nicht noch einen Winter halten werde, und das Amt schwieg. ".encode() * 4
    problem(s.map(german), 422, "German", "unreadable")
    assert s.map(german, query="?lang=en").status == 200


@case("a client that reads pages is told on a page, as text")
def problem_pages(s):
    answer = s.map(b'{"text": "<script>alert(1)</script>', accept="text/html,*/*;q=0.8", **{"Content-Type": "application/json"})
    assert answer.status == 422 and answer.getheader("Content-Type") == "text/html; charset=utf-8"
    body = answer.body.decode()
    assert "The article cannot be read" in body and "<b>Line 1" in body and "{{" not in body and "<script>alert" not in body
    missing = s.ask("GET", "/<b>nothing", headers={"Accept": "text/html"}).body.decode()
    assert "nothing under this address" in missing and "<b>nothing" not in missing


def multipart(*fields):
    parts = b""
    for name, value, *file in fields:
        head = f'Content-Disposition: form-data; name="{name}"' + (f'; filename="{file[0]}"\r\nContent-Type: text/html' if file else "")
        parts += b"--seam\r\n" + head.encode() + b"\r\n\r\n" + value + b"\r\n"
    return parts + b"--seam--\r\n"


@case("a form brings a text or a file, and parameters")
def html_form(s):
    media = {"Content-Type": "multipart/form-data; boundary=seam"}
    page = b"<html><article><p>" + EXAMPLE[EXAMPLE.index(b"Ten days"):1500].replace(b"\n\n", b"</p><p>") + b"</article></html>"
    pasted = SHORT.replace(b"\n", b"\r\n")
    empty_file = ("file", b"", "")
    answer = s.map(multipart(("text", pasted), empty_file, ("title", b"Sea wall"), ("url", b""), ("min-confidence", b"")), **media)
    assert answer.body == written(SHORT, "ttl", "--title", "Sea wall"), answer.body[:300]
    answer = s.map(multipart(("text", b"Not this."), ("file", page, "page.html")), **media)
    assert answer.body == written(page, "ttl", "--from", "html"), answer.body[:300]
    long_text = b"The river rose. " * 500
    assert s.map(multipart(("title", b"Long"), ("text", long_text)), **media).body == written(long_text, "ttl", "--title", "Long")
    problem(s.map(multipart(("text", SHORT), ("date", b"soon")), **media), 400, "YYYY-MM-DD", "parameter")
    problem(s.map(multipart(("text", SHORT), ("colour", b"red")), **media), 400, "no such parameter", "parameter")
    problem(s.map(multipart(("title", b"x" * 9000), ("text", SHORT)), **media), 400, "longer than", "parameter")
    nameless = multipart(("text", SHORT)).replace(b' name="text"', b' filename="text"')
    problem(s.map(nameless, **media), 400, "no name", "parameter")
    problem(s.map(b"--seam\r\n\r\n" + SHORT + b"\r\n--seam--\r\n", **media), 400, "no name", "parameter")
    problem(s.map(b"no form at all", **media), 422, "no article", "unreadable")


# ---- limits ----


@case("too large is 413, and the connection lives where the rest was read")
def too_large(_):
    with Service("--max-bytes", "2000", "--workers", "1") as s:
        assert s.map(b"x" * 1999 + b"\n").status == 200
        one = s.connect()
        problem(s.ask("POST", "/map", b"x" * 2001, TEXT, one), 413, "2000 bytes", "too-large")
        assert s.ask("POST", "/map", SHORT, TEXT, one).status == 200, "the same connection"
        chunks = s.ask("POST", "/map", iter([b"x" * 1500, b"y" * 1500]), TEXT, one)
        problem(chunks, 413, "2000 bytes", "too-large")
        assert s.ask("POST", "/map", iter([SHORT[:50], SHORT[50:]]), TEXT, one).body == written(SHORT, "ttl"), "chunks"
        one.close()
        with socket.create_connection((s.host, s.port), PATIENCE) as raw:
            raw.sendall(b"POST /map HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\nExpect: 100-continue\r\nContent-Length: 5000\r\n\r\n")
            assert raw.recv(4000).startswith(b"HTTP/1.1 413"), "nobody is asked to send what is too large"
        with socket.create_connection((s.host, s.port), PATIENCE) as raw:
            raw.sendall(b"POST /map HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\nContent-Length: 99999999999\r\n\r\n")
            assert raw.recv(4000).startswith(b"HTTP/1.1 413")
        assert s.map().status == 200


@case("a client that is too slow loses its connection, and nobody else")
def slow(_):
    head = b"POST /map HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\nContent-Length: 100\r\n\r\nTen bytes."
    with Service("--timeout", "1", "--workers", "1") as s:
        quiet = socket.create_connection((s.host, s.port), PATIENCE)
        headless = socket.create_connection((s.host, s.port), PATIENCE)
        drips = socket.create_connection((s.host, s.port), PATIENCE)
        quiet.sendall(head)
        headless.sendall(b"POST /map HT")
        drips.sendall(head)
        cut = False
        for _ in range(80):
            try:
                drips.sendall(b"x")
                time.sleep(0.2)
            except OSError:
                cut = True
                break
        assert cut, "a body that drips is cut"
        assert quiet.recv(100) == b"" and headless.recv(4000)[:12] in (b"", b"HTTP/1.1 408"), "the others too"
        assert s.map().status in (200, 504)


def drip(sockets):
    """One more byte to each; those that are still connected."""
    left = []
    for one in sockets:
        try:
            one.send(b"x")
            one.setblocking(False)
            if one.recv(65536):
                left.append(one)
        except BlockingIOError:
            left.append(one)
        except OSError:
            pass
    return left


@case("clients that drip bytes keep nobody from an answer, and lose their connections")
def dripping(_):
    head = b"GET / HTTP/1.1\r\nHost: a\r\nX: "
    body = b"POST /map HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\nContent-Length: 1000000\r\n\r\n"
    with Service("--timeout", "2" if not SANITIZED else "8", "--workers", "1") as s:
        all_of_them = [socket.create_connection((s.host, s.port), PATIENCE) for _ in range(50)]
        for i, one in enumerate(all_of_them):
            one.send([b"", head, body, b"GET /health HTTP/1.1\r\nHost: a\r\n\r\n" + head][i % 4])
        until, left, n_served = time.monotonic() + PATIENCE, all_of_them, 0
        while left and time.monotonic() < until:
            n_served += s.map().status == 200
            left = drip(left)
            time.sleep(0.1)
        assert not left and n_served > 2, (len(left), n_served)
        for one in all_of_them:
            one.close()


@case("a client has so many connections at a time, and no more; others have theirs")
def per_client(_):
    def connect(own="127.0.0.1"):
        """A connection that gets an answer; None: it was closed."""
        one = socket.create_connection((s.host, s.port), PATIENCE, (own, 0))
        try:
            one.sendall(b"GET /health HTTP/1.1\r\nHost: a\r\n\r\n")
            return one if one.recv(65536) else one.close()
        except ConnectionError:
            return one.close()

    for arguments, n in [(("--max-per-client", "3"), 3), ((), 100)]:
        with Service("--workers", "1", *arguments) as s:
            held = [connect() for _ in range(n)]
            assert all(held) and not connect() and connect("127.0.0.2"), n
            held.pop().close()
            until, again = time.monotonic() + PATIENCE, None
            while not again and time.monotonic() < until:
                again = connect()
            assert again, "a place that is free again"
    with Service("--workers", "1", "--max-per-client", "0") as s:
        assert all([connect() for _ in range(120)])


def stopped_worker(s):
    """The only worker, stopped: what it gets it keeps."""
    (worker,) = s.workers()
    os.kill(worker, signal.SIGSTOP)
    return worker


@case("a full queue is 503 with Retry-After, and what waits is served")
def full_queue(_):
    with Service("--workers", "1", "--queue", "2") as s, concurrent.futures.ThreadPoolExecutor(3) as threads:
        worker = stopped_worker(s)
        waiting = [threads.submit(s.map, SHORT)]
        s.wait_for(busy=1, waiting=0)
        waiting += [threads.submit(s.map, SHORT) for _ in range(2)]
        s.wait_for(busy=1, waiting=2)
        answer = s.map()
        problem(answer, 503, "queue", "busy")
        assert int(answer.getheader("Retry-After")) >= 1
        assert s.ask("GET", "/").status == 200, "the page needs no worker"
        os.kill(worker, signal.SIGCONT)
        wanted = written(SHORT, "ttl")
        assert all(w.result().body == wanted for w in waiting)
        s.wait_for(busy=0, waiting=0)


@case("an article that takes too long is given up with its worker; the next one is read")
def overtime(_):
    with Service("--workers", "1", "--timeout", "1" if not SANITIZED else "8") as s:
        worker = stopped_worker(s)
        problem(s.map(), 504, "--timeout", "overtime")
        assert s.map().body == written(SHORT, "ttl")
        assert s.workers() != [worker]


@case("a worker that dies costs its article")
def dead_worker(_):
    with Service("--workers", "1") as s, concurrent.futures.ThreadPoolExecutor(1) as threads:
        worker = stopped_worker(s)
        lost = threads.submit(s.map)
        s.wait_for(busy=1)
        os.kill(worker, signal.SIGKILL)
        problem(lost.result(), 500, "died", "internal")
        assert s.map().status == 200
        os.kill(s.workers()[0], signal.SIGKILL)
        time.sleep(0.1)
        assert s.map().body == written(SHORT, "ttl"), "one that died idle is not missed"


@case("a worker has few rights")
def rights(s):
    for worker in s.workers():
        status = pathlib.Path(f"/proc/{worker}/status").read_text()
        assert "NoNewPrivs:\t1" in status, status
        limits = pathlib.Path(f"/proc/{worker}/limits").read_text()
        assert re.search(r"Max core file size +0 ", limits) and re.search(r"Max file size +0 ", limits), limits


def filtered(s, n, wanted):
    """Are there n workers under a filter of system calls ("2"), or without ("0")? A new one may need a moment."""
    until = time.monotonic() + PATIENCE
    found = None
    while found != [wanted] * n and time.monotonic() < until:
        found = [re.search(r"Seccomp:\s+(\d)", pathlib.Path(f"/proc/{w}/status").read_text())[1] for w in s.workers()]
    return found == [wanted] * n


@case("a worker makes no system calls that it does not need, where quoth was built so")
def sandbox(s):
    assert filtered(s, 2, "2" if SANDBOX else "0")
    assert bool(s.warnings) != SANDBOX, s.warnings
    with Service("--sandbox", "off", "--workers", "1") as free:
        assert filtered(free, 1, "0") and not free.warnings
        assert all(free.map(accept=media).body == s.map(accept=media).body for media in ("image/svg+xml", "text/html"))
    if SANDBOX:
        with Service("--sandbox", "required", "--workers", "1") as safe:
            (worker,) = safe.workers()
            os.kill(worker, signal.SIGKILL)
            while worker in safe.workers():
                time.sleep(0.02)
            assert safe.map().status == 200 and filtered(safe, 1, "2"), "the one that follows has it, too"
    else:
        done = subprocess.run([QUOTH, "serve", "--sandbox", "required"], capture_output=True, text=True, timeout=PATIENCE)
        assert done.returncode == 1 and "libseccomp" in done.stderr, done.stderr
    done = subprocess.run([QUOTH, "serve", "--sandbox", "sand"], capture_output=True, text=True, timeout=PATIENCE)
    assert done.returncode == 2 and "known are" in done.stderr, done.stderr


# ---- connections ----


@case("connections are kept, and requests may follow each other at once")
def keep_alive(s):
    one = s.connect()
    wanted = written(SHORT, "nt")
    for _ in range(10):
        assert s.ask("POST", "/map", SHORT, {**TEXT, "Accept": "application/n-triples"}, one).body == wanted
    one.close()
    with socket.create_connection((s.host, s.port), PATIENCE) as raw:
        request = b"POST /map HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\nAccept: application/n-triples\r\nContent-Length: %d\r\n\r\n" % len(SHORT)
        raw.sendall((request + SHORT) * 3 + b"GET /health HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        got = b""
        while piece := raw.recv(65536):
            got += piece
    assert got.count(wanted) == 3 and b'"status":"ok"' in got, got[:500]


@case("many at a time get the bytes of quoth map, whatever came before")
def concurrent_requests(s):
    sentences = EXAMPLE.decode().split("\n\n")
    articles = ["\n\n".join(sentences[i:i + 3]).encode() for i in range(5)] + [SHORT]
    wanted = [written(a, "ttl") for a in articles]
    order = [(i * 5 + i // 6) % 6 for i in range(18 if SANITIZED else 48)]
    with concurrent.futures.ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(lambda i: s.map(b"\xff" if i is None else articles[i]),
                                   [x for i in order for x in (i, None)][:2 * len(order)]))
    for i, answer in zip(order, answers[::2]):
        assert answer.status == 200 and answer.body == wanted[i], (i, answer.status)
    assert all(a.status == 422 for a in answers[1::2])


@case("bytes that are no HTTP end their connection only")
def garbage(s):
    hostile = [b"\0\1\2\3\r\n\r\n", b"GET\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"POST /map HTTP/1.1\r\nContent-Length: -5\r\n\r\n",
                 b"POST /map HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef",
                 b"GET / HTTP/1.1\r\nHost: a\r\nX: " + b"x" * 70000 + b"\r\n\r\n",
                 b"POST /map HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", b"GET / HTTP/1.1\r\nHo"]
    sockets = [socket.create_connection((s.host, s.port), PATIENCE) for _ in hostile]
    for raw, line in zip(sockets, hostile):
        try:
            raw.settimeout(0.3)  # some are answered, some are waited for
            raw.sendall(line)
            raw.shutdown(socket.SHUT_WR)
            raw.recv(65536)
        except OSError:
            pass
    for raw in sockets:
        raw.close()
    assert s.health()["status"] == "ok" and s.map().status == 200


@case("a body whose end is told twice, or in another way, is refused, and nothing behind it is read")
def framing(s):
    body = b"5\r\nhello\r\n0\r\n\r\nGET /health HTTP/1.1\r\nHost: a\r\n\r\n"
    for told in (b"Content-Length: 5\r\nContent-Length: 6", b"Transfer-Encoding: chunked\r\nContent-Length: 4",
                 b"Transfer-Encoding: gzip, chunked", b"Transfer-Encoding: identity"):
        with socket.create_connection((s.host, s.port), PATIENCE) as raw:
            raw.sendall(b"POST /map HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\n" + told + b"\r\n\r\n" + body)
            got = b""
            try:
                while piece := raw.recv(65536):
                    got += piece
            except ConnectionResetError:
                pass  # what was not read
        assert got.startswith(b"HTTP/1.1 400 ") and b"problem/framing" in got and got.count(b"HTTP/1.1") == 1, (told, got)


# ---- the end, and the long run ----


@case("SIGTERM: what is in work is done, nothing new is taken, exit 0")
def graceful(_):
    with Service("--workers", "1") as s, concurrent.futures.ThreadPoolExecutor(2) as threads:
        kept = s.connect()
        s.ask("GET", "/health", connection=kept)
        worker = stopped_worker(s)
        running = threads.submit(s.map)
        s.wait_for(busy=1)
        waiting = threads.submit(s.map)
        s.wait_for(waiting=1)
        s.process.send_signal(signal.SIGTERM)
        assert "stopping" in s.process.stderr.readline()
        try:
            s.health()
            raise AssertionError("a new connection was taken")
        except ConnectionRefusedError:
            pass
        problem(s.ask("POST", "/map", SHORT, TEXT, kept), 503, "stop", "stopping")
        os.kill(worker, signal.SIGCONT)
        wanted = written(SHORT, "ttl")
        for answer in (running.result(), waiting.result()):
            assert answer.status == 200 and answer.body == wanted and answer.getheader("Connection") == "close"
        assert s.process.wait(PATIENCE) == 0
        assert not pathlib.Path(f"/proc/{worker}").exists(), "no worker stays"
        kept.close()


@case("a second signal ends it at once; SIGINT is as good as SIGTERM")
def at_once(_):
    with Service("--workers", "1") as s, concurrent.futures.ThreadPoolExecutor(1) as threads:
        worker = stopped_worker(s)
        lost = threads.submit(s.map)
        s.wait_for(busy=1)
        s.process.send_signal(signal.SIGINT)
        assert "stopping" in s.process.stderr.readline()
        assert s.stop(signal.SIGINT) == 0
        assert not pathlib.Path(f"/proc/{worker}").exists()
        try:
            assert lost.result().status == 503
        except (ConnectionError, http.client.HTTPException):
            pass


def memory(s):
    """Resident KiB of all processes that are not shared."""
    total = 0
    for pid in [s.process.pid, *s.workers()]:
        status = pathlib.Path(f"/proc/{pid}/status").read_text()
        total += int(re.search(r"RssAnon:\s+(\d+)", status)[1])
    return total


@case("hundreds of requests leave memory as it was")
def growth(_):
    if SANITIZED:
        return  # freed memory is kept for a while there
    articles = [SHORT, SHORT * 5, b"\xff", SHORT.replace(b"Ada Quill", b"Tom Reed")]
    with Service("--workers", "1") as s:
        one = s.connect()
        sizes = []
        for i in range(401):
            answer = s.ask("POST", "/map", articles[i % 4], TEXT, one)
            assert answer.status == (422 if i % 4 == 2 else 200), answer.body
            if i >= 100 and i % 100 == 0:
                sizes.append(memory(s))
        one.close()
    assert sizes[-1] <= sizes[0] + 512, sizes


@case("it has a worker for each processor that it may use")
def processors(_):
    usable = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(usable)})
    try:
        with Service() as s:
            assert s.health()["workers"] == 1, s.health()
    finally:
        os.sched_setaffinity(0, usable)


@case("it listens on loopback alone, and elsewhere as it is told")
def bind(s):
    held = pathlib.Path("/proc/net/tcp").read_text()
    assert f"0100007F:{s.port:04X} 00000000:0000 0A" in held, "127.0.0.1, listening"
    if pathlib.Path("/proc/net/if_inet6").read_text().strip():
        with Service("--bind", "::1", "--workers", "1", host="::1") as six:
            assert six.map().status == 200
    for arguments, code, word in [(["--port", str(s.port)], 1, "cannot listen"), (["--bind", "localhost"], 1, "127.0.0.1"),
                                  (["--port", "70000"], 2, "65535"), (["--workers", "0"], 2, "from 1"), (["--base", "x"], 2, "IRI"),
                                  (["article.txt"], 2, "no inputs"), (["--model", str(HERE / "serve.py")], 1, "model")]:
        done = subprocess.run([QUOTH, "serve", *arguments], capture_output=True, text=True, timeout=PATIENCE)
        assert done.returncode == code and word in done.stderr, (arguments, done.returncode, done.stderr)


# ---- all of them ----

with Service("--workers", "2") as service:
    run_cases(service, words=sys.argv[3:])
    check("the service has lived through all of it, and stops", [] if service.stop() == 0 else [service.process.returncode])
