"""common.py: what the scripts of this folder share: runs of quoth, files, articles. Articles are stretches of
examples/dissent.txt under names of their own."""
import gzip
import json
import os
import shutil
import subprocess

from tap import check

QUOTH, TMP = os.environ["quoth"], os.environ["tmp"]
PACKINGS = [".gz"] + [".zst"] * bool(shutil.which("zstd"))


def work_in(name):
    """A new folder, in which the script goes on."""
    os.mkdir(os.path.join(TMP, name))
    os.chdir(os.path.join(TMP, name))


def run(*arguments, **more):
    """quoth with these arguments: exit status, standard output, standard error."""
    done = subprocess.run([QUOTH, *arguments], capture_output=True, timeout=300, **more)
    return done.returncode, done.stdout, done.stderr.decode()


def batch(*arguments, **more):
    return run("batch", *arguments, "-q", **more)


def read(path):
    with open(path, "rb") as file:
        return file.read()


def write(path, data):
    with open(path, "wb") as file:
        file.write(data)


def unpack(path):
    if path.endswith(".gz"):
        return gzip.decompress(read(path))
    if path.endswith(".zst"):
        return subprocess.run(["zstd", "-d", "-c", path], capture_output=True, check=True).stdout
    return read(path)


def left_over():
    return sorted(n for n in os.listdir(".") if n.endswith((".part", ".journal")))


def difference(a, b):
    """Problems as check() wants them: none when both are the same bytes."""
    if a == b:
        return []
    at = next((i for i, (x, y) in enumerate(zip(a, b)) if x != y), min(len(a), len(b)))
    return [f"{len(a)} and {len(b)} bytes, the first difference at {at}: {a[at:at + 60]!r}, {b[at:at + 60]!r}"]


def expect(name, condition, *seen):
    check(name, [] if condition else [*seen, "not as expected"])


# ---- the articles ----

with open(os.path.join(os.environ["top_srcdir"], "examples", "dissent.txt"), encoding="utf-8") as file:
    PARAGRAPHS = [p.strip() for p in file if len(p.split()) > 30]
FAMILIES = ["Ferreira", "Vance", "Tillery", "Halloran", "Oakes"]


def article(i):
    text = PARAGRAPHS[i % len(PARAGRAPHS)]
    for family in FAMILIES:
        text = text.replace(family, family[:-1] + "aeiou"[i // len(PARAGRAPHS) % 5] + "n")
    return {"id": f"a-{i}", "url": f"https://fen.example/{i}", "title": f"Article {i}", "text": text}


def lines(articles):
    return "".join(json.dumps(a) + "\n" for a in articles).encode()


# ---- web archives ----


def record(kind, uri, body, length=0):
    """One of an archive. The length is that of the body, or what is given instead; None: it has none."""
    told = "" if length is None else f"Content-Length: {length or len(body)}\r\n"
    return f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {uri}\r\n{told}\r\n".encode() + body + b"\r\n\r\n"


def page(i):
    return f"<html><head><title>Page {i}</title></head><body><p>{article(i)['text']}</p></body></html>".encode()


def pages(n):
    """As HTTP brings them."""
    return [b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page(i) for i in range(n)]
