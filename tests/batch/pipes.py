"""pipes.py: quoth map and quoth batch between slow pipes, in small pieces, while signals arrive: the bytes are those of
files and of a run that nobody disturbs."""
import fcntl
import gzip
import os
import random
import shutil
import signal
import subprocess
import sys
import threading
import time

from common import QUOTH, article, batch, difference, expect, lines, page, pages, read, record, run, work_in, write
from tap import check, skip

SOURCES = os.environ["top_srcdir"]
work_in("pipes")
random.seed(9)


# ---- a run between two pipes ----

def pour(pipe, data):
    """Writes one to seven bytes a time, and lets the reader have many of them alone."""
    at = 0
    try:
        while at < len(data):
            n = random.randint(1, 7)
            os.write(pipe, data[at:at + n])
            at += n
            if random.random() < 0.05:
                time.sleep(0)
    except BrokenPipeError:
        pass
    os.close(pipe)


def sip(pipe):
    """Reads one to seven bytes a time."""
    pieces = []
    while piece := os.read(pipe, random.randint(1, 7)):
        pieces.append(piece)
    return b"".join(pieces)


def between_pipes(command, data, signals=(), **more):
    """Exit status, and what comes out of the pipe: the input drips, the output is sipped, the signals go round. The pipe
    of the output holds one page."""
    out, into = os.pipe()
    end, feed = os.pipe()
    fcntl.fcntl(into, fcntl.F_SETPIPE_SZ, 4096)
    process = subprocess.Popen([QUOTH, *command], stdin=end, stdout=into, stderr=subprocess.PIPE, **more)
    os.close(into)
    os.close(end)
    threads = [threading.Thread(target=pour, args=(feed, data)),
               threading.Thread(target=disturb, args=(process, signals))]
    for thread in threads:
        thread.start()
    got = sip(out)
    os.close(out)
    err = process.stderr.read().decode()
    process.wait(60)
    process.stderr.close()
    for thread in threads:
        thread.join()
    return process.returncode, got, err



def disturb(process, signals):
    """Stopped and continued among them: all that a terminal and a batch system send to a healthy process."""
    while signals and process.poll() is None:
        for number in signals:
            process.send_signal(number)
            time.sleep(0.002)


def same(name, want, command, data=b"", signals=(), code=0, **more):
    status, got, err = between_pipes(command, data, signals, **more)
    check(name, difference(want, got) + ([f"exit {status}: {err}"] if status != code else []))


# ---- every form of input, packed and not ----

TEXT = read(os.path.join(SOURCES, "examples", "dissent.txt"))
ARCHIVE = [record("response", f"https://fen.example/{i}", response) for i, response in enumerate(pages(3))]
INPUTS = {"text": TEXT, "html": page(1), "jsonl": lines(article(i) for i in range(4)), "warc": b"".join(ARCHIVE)}
for name, file in (("xml", "feed.rss"), ("conllu", "parsed.conllu"), ("corenlp", "parsed.json")):
    INPUTS[name] = read(os.path.join(SOURCES, "tests", "read", file))
BROKEN = {"conllu"}  # one of its articles is
PACKINGS = {"plain": lambda data: data, "gzip": gzip.compress}
if shutil.which("zstd"):
    PACKINGS["zstd"] = lambda data: subprocess.run(["zstd", "-c", "-q"], input=data, capture_output=True, check=True).stdout

for form, data in INPUTS.items():
    write(f"in.{form}", data)
    code, want, err = run("map", f"in.{form}", "--from", form, "-T", "nq")
    expect(f"{form}: a file", code == (form in BROKEN) and want, code, err)
    for packing, pack in PACKINGS.items():
        same(f"{form}, {packing}: dripped into map", want, ["map", "-", "-T", "nq"], pack(data), code=code)
    wanted = batch(f"in.{form}", "--from", form, "-T", "nq")[1]
    packing, pack = random.choice(list(PACKINGS.items()))
    same(f"{form}, {packing}: dripped into batch", wanted, ["batch", "-q", "-T", "nq"], pack(data), code=code)
members = b"".join(gzip.compress(record) for record in ARCHIVE)
same("warc, a gzip member a record: dripped into batch", batch("in.warc", "-T", "nq")[1], ["batch", "-q"], members)

# ---- every form of output, sipped ----

MANY = lines(article(i) for i in range(12))
write("many.jsonl", MANY)
for form in ("nt", "ttl", "trig", "jsonld", "graphml", "jsonl", "dot", "html"):
    same(f"{form} of map: sipped", run("map", "many.jsonl", "-T", form)[1], ["map", "many.jsonl", "-T", form])
for form in ["nq", "jsonl", "nq.gz"] + ["jsonl.zst"] * ("zstd" in PACKINGS):
    whole = batch("many.jsonl", "-T", form)[1]
    same(f"{form} of batch: sipped", whole, ["batch", "many.jsonl", "-q", "-T", form])

# ---- signals ----

STIR = (signal.SIGSTOP, signal.SIGWINCH, signal.SIGCONT, signal.SIGURG)
QUADS = batch("many.jsonl", "-T", "nq")[1]
same("map, stopped and continued", run("map", "many.jsonl", "-T", "nq")[1], ["map", "-", "-T", "nq"], MANY, STIR)
for threads in "12":
    same(f"batch in {threads} threads, stopped and continued", QUADS, ["batch", "-q", "--threads", threads], MANY, STIR)

# Stopped in its midst for longer than it may take: that is not the article's time.
write("long.txt", TEXT * 4)
begun = time.monotonic()
whole = run("map", "long.txt", "-T", "nq")[1]
took = time.monotonic() - begun
limit = max(2, round(took * 3))
process = subprocess.Popen([QUOTH, "map", "long.txt", "-T", "nq", "--timeout", str(limit)],
                           stdout=subprocess.PIPE, stderr=subprocess.PIPE)
time.sleep(took / 4)
process.send_signal(signal.SIGSTOP)
time.sleep(limit + 0.5)
process.send_signal(signal.SIGCONT)
out, err = process.communicate(timeout=60)
check("stopped for longer than --timeout", difference(whole, out) + [err] * bool(err))

os.mkfifo("fifo")
process = subprocess.Popen([QUOTH, "batch", "many.jsonl", "-q", "-o", "fifo.nq", "--errors", "fifo"])
stirring = threading.Thread(target=disturb, args=(process, STIR))
stirring.start()
with open("fifo", "rb") as fifo:
    expect("a pipe for errors, stopped and continued", fifo.read() == b"" and process.wait(60) == 0)
stirring.join()
check("and the file beside it", difference(QUADS, read("fifo.nq")))

# A handler that interrupts what the program waits for, every millisecond.
HANDLER = r"""
#include <signal.h>
#include <sys/time.h>
static void nothing(int number) { (void)number; }
__attribute__((constructor)) static void start(void)
{
    struct sigaction action = {.sa_handler = nothing};
    struct itimerval often = {{0, 1000}, {0, 1000}};
    sigaction(SIGALRM, &action, 0);
    setitimer(ITIMER_REAL, &often, 0);
}
"""
compiler = shutil.which("cc") or shutil.which("gcc")
if os.environ.get("QUOTH_TEST_SANITIZERS") or not compiler:
    skip("interrupted every millisecond", "no compiler, or with sanitizers, which want to be loaded first")
else:
    write("often.c", HANDLER.encode())
    subprocess.run([compiler, "-shared", "-fPIC", "often.c", "-o", "often.so"], check=True)
    often = dict(os.environ, LD_PRELOAD=os.path.abspath("often.so"))
    for threads in "12":
        same(f"batch in {threads} threads, interrupted", QUADS, ["batch", "-q", "--threads", threads], MANY, env=often)
    status, out, err = between_pipes(["map", "-", "-o", "often.nq", "-o", "often.svg"], MANY, env=often)
    check("map, interrupted", difference(run("map", "many.jsonl", "-T", "nq")[1], read("often.nq")) + ([err] if status else []))
    check("and its picture", difference(run("map", "many.jsonl", "-T", "svg")[1], read("often.svg")))
    status, out, err = batch("many.jsonl", "-o", "often.nq.gz", "--checkpoint", "2", "--shards", "2", env=often)
    parts = [gzip.decompress(read(f"often-{i:05}-of-00002.nq.gz")) for i in range(2)]
    expect("packed shards, interrupted", status == 0 and sorted(b"".join(parts).splitlines()) == sorted(QUADS.splitlines()), err)
sys.exit(0)
