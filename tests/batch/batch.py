"""batch.py: what batch.sh asks of quoth batch: order, threads, kills, failures, journals."""
import gzip
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time

from common import PACKINGS, QUOTH, article, batch, difference, expect, left_over, lines, read, run, unpack, work_in, write
from tap import check

work_in("batch")
random.seed(8)


N = 60
ARTICLES = [article(i) for i in range(N)]
write("in.jsonl", lines(ARTICLES))

# ---- order, threads, forms ----

status, one, err = batch("in.jsonl", "-T", "nq", "--threads", "1")
expect("articles to quads", status == 0 and one, status, err)
alone = b""
for i in (0, 7, N - 1):
    write("alone.jsonl", lines([ARTICLES[i]]))
    quads = run("map", "alone.jsonl", "-T", "nq")[1]
    at = one.find(quads)
    expect(f"article {i} is written as alone", quads and at >= 0)
    alone += quads
check("four threads write the same", difference(one, batch("in.jsonl", "-T", "nq", "--threads", "4")[1]))
layers = batch("in.jsonl", "-T", "jsonl", "--threads", "3")[1]
check("layers are those of map", difference(run("map", "in.jsonl", "-T", "jsonl")[1], layers))
loose = batch("in.jsonl", "-T", "jsonl", "--threads", "4", "--unordered")[1]
check("unordered are the same lines", difference(b"".join(sorted(layers.splitlines(True))),
                                                b"".join(sorted(loose.splitlines(True)))))
write("turned.jsonl", lines(reversed(ARTICLES)))
turned = batch("turned.jsonl", "-T", "jsonl", "--threads", "1")[1]
check("what was read before makes no difference", difference(layers, b"".join(reversed(turned.splitlines(True)))))
check("standard input", difference(one, batch("-T", "nq", input=read("in.jsonl"))[1]))
write("in.jsonl.gz", gzip.compress(read("in.jsonl")))
check("packed standard input, by name", difference(one, batch("-", "-T", "nq", input=read("in.jsonl.gz"))[1]))
many = [os.path.join("folder", "b", "2.jsonl"), os.path.join("folder", "a.jsonl"), os.path.join("folder", "b", "1.jsonl")]
os.makedirs(os.path.join("folder", "b"))
for path, first in zip(many, (20, 0, 10)):
    write(path, lines(ARTICLES[first:first + 10]))
write(os.path.join("folder", ".hidden"), b"no article")
os.symlink("..", os.path.join("folder", "b", "around"))
first = b"".join(layers.splitlines(True)[:30])
check("a folder, sorted, and what lies below", difference(first, batch("folder", "-T", "jsonl")[1]))
expect("an empty input fails", batch("-T", "nq", input=b"")[0] == 1)


for ending in ["nq", *("nq" + packing for packing in PACKINGS)]:
    status, out, err = batch("in.jsonl", "-o", f"whole.{ending}", "--checkpoint", "16")
    check(f"to .{ending}", difference(one, unpack(f"whole.{ending}")))
expect("nothing else is left", not left_over(), left_over())
batch("in.jsonl", "-o", "shard.nq.gz", "--shards", "3", "--threads", "2", "--checkpoint", "16")
shards = [unpack(f"shard-{i:05}-of-00003.nq.gz") for i in range(3)]
expect("shards hold all lines once", sorted(b"".join(shards).splitlines()) == sorted(one.splitlines()))
graphs = [{line.rsplit(b" ", 2)[1] for line in shard.splitlines()} for shard in shards]
expect("an article is in one shard", [len(g) for g in graphs] == [N // 3] * 3 and not graphs[0] & graphs[1] & graphs[2])
batch("in.jsonl", "-o", "again.nq.gz", "--shards", "3", "--threads", "1", "--checkpoint", "16")
check("the same for one thread", difference(b"".join(read(f"shard-{i:05}-of-00003.nq.gz") for i in range(3)),
                                           b"".join(read(f"again-{i:05}-of-00003.nq.gz") for i in range(3))))
write("behind.nq", b"")
os.symlink("behind.nq", "link.nq")
batch("in.jsonl", "-o", "link.nq")
check("a link stays one", difference(one, read("behind.nq")) + ([] if os.path.islink("link.nq") else ["no link"]))
write("none.jsonl", b"\n")
batch("none.jsonl", "-o", "none.nq.gz")
expect("an output without articles is whole", os.path.exists("none.nq.gz") and unpack("none.nq.gz") == b"")

# ---- killed, and going on ----


def settle():
    """A child is slower than this script, which is to catch it at work, and hears SIGINT in the background, too."""
    os.nice(5)
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def start(*arguments, **more):
    return subprocess.Popen([QUOTH, "batch", *arguments, "-q"], stderr=subprocess.PIPE, preexec_fn=settle, **more)


def notes(journal):
    """How often the journal has been written to: -1 before it begins."""
    try:
        return read(journal).count(b"\nat ")
    except FileNotFoundError:
        return -1


def kill_after(process, journal, more):
    """Kills the run when the journal has that many more notes. True: it was not done before."""
    want = notes(journal) + more
    while process.poll() is None and notes(journal) < want:
        time.sleep(0.002)
    time.sleep(random.random() * 0.05)
    process.kill()
    process.wait()
    process.stderr.close()
    return process.returncode == -signal.SIGKILL


def survive(name, command, out, whole, hurt=lambda: None):
    """Kills a run again and again until it is done."""
    killed, problems, journal = 0, [], out + ".journal"
    while True:
        process = start(*command, "-o", out, "--resume", "--checkpoint", "4")
        if not kill_after(process, journal, 2):
            break
        killed += 1
        hurt()
        if any(os.path.exists(path) and b"complete" not in read(journal) for path in whole if os.path.exists(journal)):
            problems.append("a file has its name although the run was killed")
            break
        if not os.path.exists(journal) and all(os.path.exists(path) for path in whole):
            process.returncode = 0  # done, but for the end of the process
            break
    expect(f"{name}: it was killed", killed and process.returncode in (0, 1), killed, process.returncode)
    for path, bytes_ in whole.items():
        problems += difference(bytes_, read(path)) if os.path.exists(path) else [f"no {path}"]
    check(f"{name}: the same bytes", problems + left_over())


def tear():
    """As a crash in the midst of writing leaves them: a part with more in it, a line of the journal that is cut off."""
    for path in left_over():
        with open(path, "ab") as file:
            file.write(b"at 59 0 60" if path.endswith("journal") else b"<urn:half")


BAD = [a if i % 9 else {"id": f"bad-{i}"} for i, a in enumerate(ARTICLES)]
write("bad.jsonl", lines(BAD))
status, good, err = batch("bad.jsonl", "-T", "nq", "--errors", "errors.want")
expect("bad articles do not stop the rest", status == 1 and good and "record" not in err, status, err)
batch("bad.jsonl", "-o", "want.nq.gz", "--shards", "2", "--checkpoint", "4")
NAMES = [f"-{i:05}-of-00002.nq.gz" for i in range(2)]
survive("plain", ["bad.jsonl", "--errors", "errors.got", "--threads", "2"], "got.nq",
        {"got.nq": good}, tear)
check("plain: the same errors", difference(read("errors.want"), read("errors.got")))
survive("packed shards", ["bad.jsonl", "--shards", "2"], "got.nq.gz", {"got" + n: read("want" + n) for n in NAMES}, tear)
survive("folder", ["folder", "turned.jsonl", "--threads", "1"], "got.jsonl", {"got.jsonl": first + turned})
if shutil.which("zstd"):
    batch("in.jsonl", "-o", "want.jsonl.zst", "--checkpoint", "4")
    survive("zstd", ["in.jsonl"], "got.jsonl.zst", {"got.jsonl.zst": read("want.jsonl.zst")}, tear)

# unordered: the lines, as their order is free
process = start("in.jsonl", "-o", "loose.jsonl", "--unordered", "--threads", "4", "--checkpoint", "3", "--resume")
kill_after(process, "loose.jsonl.journal", 3)
process = start("in.jsonl", "-o", "loose.jsonl", "--unordered", "--threads", "4", "--checkpoint", "3", "--resume")
kill_after(process, "loose.jsonl.journal", 3)
status, out, err = batch("in.jsonl", "-o", "loose.jsonl", "--unordered", "--checkpoint", "3", "--resume")
check("unordered: each line once", difference(b"".join(sorted(layers.splitlines(True))),
                                             b"".join(sorted(read("loose.jsonl").splitlines(True)))))

# ---- signals ----

PIECE = b" " * 70000 + b"\n"  # a blank line: input is taken in pieces of 64 KiB, and this fills some


def stop_by(number, out, n):
    """Feeds a run some articles and sends it the signal when it has noted the first; there might come more."""
    process = start("-o", out, "--checkpoint", "4", stdin=subprocess.PIPE)
    process.stdin.write(lines(ARTICLES[:n]) + PIECE * 2)
    process.stdin.flush()
    while process.poll() is None and notes(out + ".journal") < n // 4:
        time.sleep(0.002)
    process.send_signal(number)
    process.wait(60)
    process.stdin.close()
    return process


for number, code in ((signal.SIGINT, 130), (signal.SIGTERM, 143)):
    process = stop_by(number, "stopped.nq", 17)
    expect(f"{number.name} ends it with {code}", process.returncode == code, process.returncode, process.stderr.read())
    lengths = read("stopped.nq.journal").split(b" files ")[-1]
    expect(f"{number.name}: what is written is noted", int(lengths) == os.path.getsize("stopped.nq.part") > 0, lengths)
    batch("-o", "stopped.nq", "--checkpoint", "4", "--resume", input=read("in.jsonl"))
    check(f"{number.name}: going on", difference(one, read("stopped.nq")))
    os.remove("stopped.nq")

process = stop_by(signal.SIGINT, "waits.jsonl", 8)
expect("a signal ends it while it waits for input", process.returncode == 130, process.returncode)
check("what came is written", difference(b"".join(layers.splitlines(True)[:8]), read("waits.jsonl.part")))
status, out, err = batch("-o", "waits.jsonl", "--checkpoint", "4", "--resume", input=lines(reversed(ARTICLES)))
expect("another standard input is noticed", status == 1 and "have changed" in err, err)
status, out, err = batch("-o", "waits.jsonl", "--checkpoint", "4", "--resume", input=lines(ARTICLES))
check("the same one goes on", difference(layers, read("waits.jsonl")))

process = start("-T", "jsonl", stdin=subprocess.PIPE, stdout=subprocess.PIPE)
for i in range(0, 40, 10):
    process.stdin.write(lines(ARTICLES[i:i + 10])[:-5])
    process.stdin.flush()
    for number in (signal.SIGSTOP, signal.SIGWINCH, signal.SIGCONT):
        process.send_signal(number)
        time.sleep(0.02)
    process.stdin.write(lines(ARTICLES[i:i + 10])[-5:])
check("stopped and continued", difference(b"".join(layers.splitlines(True)[:40]), process.communicate(timeout=100)[0]))

process = start("-T", "jsonl", stdin=subprocess.PIPE, stdout=subprocess.PIPE)
process.stdin.write(lines(ARTICLES[:1]) + PIECE)
process.stdin.flush()
expect("a line comes out before the input ends", process.stdout.readline() == layers.splitlines(True)[0])
process.communicate(timeout=60)

# ---- bad articles ----

rows = [json.loads(line) for line in read("errors.want").splitlines()]
expect("each bad article is told once", [r["ordinal"] for r in rows] == [i + 1 for i in range(N) if i % 9 == 0], rows)
expect("with its place and why", all(r["input"] == "bad.jsonl" and r["line"] == r["ordinal"] and r["column"] is None and
                                    "neither" in r["message"] for r in rows), rows[0])
german = "Der Minister sagte am Dienstag, dass die Brücke im nächsten Jahr gebaut werde, und die Bürger waren zufrieden. "
write("german.jsonl", lines([{"id": "de-1", "text": german * 5}, ARTICLES[0]]))
status, out, err = batch("german.jsonl", "missing.jsonl", "-T", "jsonl", "--errors", "errors.jsonl")
rows = [json.loads(line) for line in read("errors.jsonl").splitlines()]
check("the good one beside them is written", difference(layers.splitlines(True)[0], out))
expect("an article that is refused has its id", status == 1 and rows[0]["id"] == "de-1", rows)
expect("an input that is not there is told", rows[1]["input"] == "missing.jsonl" and rows[1]["id"] is None, rows)
status, out, err = batch("bad.jsonl", "-T", "nq")
expect("without a file for them, errors are told", status == 1 and err.count("bad.jsonl:") == len(range(0, N, 9)), err)
status, out, err = batch("bad.jsonl", "-o", "few.nq", "--stop-after", "2", "--threads", "4")
expect("stopped after two", status == 1 and err.count("bad.jsonl:") == 2 and not os.path.exists("few.nq"), status, err)
expect("what stood before them is written", good.startswith(read("few.nq.part")) and read("few.nq.part"))
status, out, err = batch("bad.jsonl", "-o", "few.nq", "--resume")
check("and goes on", difference(good, read("few.nq")))
expect("what failed before counts in the end", status == 1)

# ---- what the journal notices ----


def interrupted(out):
    shutil.copy("bad.jsonl", "changes.jsonl")
    batch("changes.jsonl", "-o", out, "--checkpoint", "4", "--stop-after", "3")


interrupted("j.nq")
status, out, err = batch("changes.jsonl", "-o", "j.nq", "--checkpoint", "4")
expect("a run is not begun anew unasked", status == 1 and "--resume goes on" in err, status, err)
status, out, err = batch("changes.jsonl", "-o", "j.nq", "--checkpoint", "4", "--resume", "--base", "urn:other:")
expect("other options are noticed", status == 1 and "other inputs or options" in err, err)
status, out, err = batch("changes.jsonl", "-o", "j.nq", "--checkpoint", "4", "--resume", "--max-bytes", "5000")
expect("other limits are noticed", status == 1 and "other inputs or options" in err, err)
status, out, err = batch("in.jsonl", "-o", "j.nq", "--checkpoint", "4", "--resume")
expect("another input is noticed", status == 1 and "other inputs or options" in err, err)
status, out, err = batch("changes.jsonl", "in.jsonl", "-o", "j.nq", "--checkpoint", "4", "--resume")
expect("one more input is noticed", status == 1 and "other inputs or options" in err, err)
write("changes.jsonl", lines(BAD).replace(b"Article 1", b"Article X", 1))
status, out, err = batch("changes.jsonl", "-o", "j.nq", "--checkpoint", "4", "--resume")
expect("an input that has changed is noticed", status == 1 and "have changed" in err and not os.path.exists("j.nq"), err)
expect("and the journal stays", os.path.exists("j.nq.journal"))
os.remove("j.nq.journal")
status, out, err = batch("in.jsonl", "-o", "j.nq", "--checkpoint", "4", "--resume")
check("without a journal it begins", difference(one, read("j.nq")))
interrupted("k.nq")
os.truncate("k.nq.part", 10)
status, out, err = batch("changes.jsonl", "-o", "k.nq", "--checkpoint", "4", "--resume")
expect("a part that has become shorter is noticed", status == 1 and "shorter than the journal" in err, err)
write("k.nq.journal", read("k.nq.journal") + b"at nonsense\n")
status, out, err = batch("changes.jsonl", "-o", "k.nq", "--checkpoint", "4", "--resume")
expect("a damaged journal is noticed", status == 1 and "is damaged" in err, err)
process = start("-o", "busy.nq", stdin=subprocess.PIPE)
while not os.path.exists("busy.nq.journal"):
    time.sleep(0.01)
status, out, err = batch("-o", "busy.nq", "--resume", input=b"")
expect("two runs do not share an output", status == 1 and "another run is at work" in err, err)
process.stdin.close()
process.wait(60)
sys.exit(0)
