"""disk.py: quoth batch on disks that are full, at each of its files, and into pipes that are closed: it is told, nothing has
its name that is not whole, and with room the run goes on to the same bytes."""
import contextlib
import os
import resource
import subprocess
import sys

from common import PACKINGS, QUOTH, TMP, article, batch, difference, expect, left_over, lines, read, unpack, work_in, write
from tap import check, skip

work_in("disk")
ARTICLES = [article(i) for i in range(60)]
write("in.jsonl", lines(ARTICLES))
write("bad.jsonl", lines(a if i % 9 else {"id": f"bad-{i}"} for i, a in enumerate(ARTICLES)))
QUADS = batch("in.jsonl", "-T", "nq")[1]
FULL = os.path.exists("/dev/full")


def files_of(out, shards):
    """The names of the outputs of a run."""
    stem, ending = out.split(".", 1)
    return [out] if shards == 1 else [f"{stem}-{i:05}-of-{shards:05}.{ending}" for i in range(shards)]


def told(err, path):
    return f"{path}: error: cannot be written" in err


# ---- files that may not grow: as a full disk, which any system can have ----

def stops_and_goes_on(name, out, shards=1):
    command = ["in.jsonl", "--shards", str(shards), "--checkpoint", "8", "--threads", "2"]
    files = files_of("want-" + out, shards)
    batch(*command, "-o", "want-" + out)
    most = min(os.path.getsize(f) for f in files) // 2
    status, _, err = batch(*command, "-o", out, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most)))
    expect(f"{name}: a file that may not grow", status == 1 and any(told(err, f) for f in files_of(out, shards)), status, err)
    expect(f"{name}: nothing has its name", not any(map(os.path.exists, files_of(out, shards))) and left_over(), left_over())
    status, _, err = batch(*command, "-o", out, "--resume")
    expect(f"{name}: with room it goes on", status == 0, status, err)
    for got, want in zip(files_of(out, shards), files):
        check(f"{name}: {got} is the same", difference(read(want), read(got)))
    expect(f"{name}: nothing else is left", not left_over(), left_over())


stops_and_goes_on("plain", "full.nq")
stops_and_goes_on("shards", "full.jsonl", 3)
for packing in PACKINGS:
    stops_and_goes_on(f"packed {packing}", "packed.nq" + packing)
    stops_and_goes_on(f"packed shards {packing}", "packed.jsonl" + packing, 2)

# ---- each file on a device that is full ----

if FULL:
    for form in ["nq", "jsonl", *("nq" + packing for packing in PACKINGS)]:
        with open("/dev/full", "wb") as full:
            done = subprocess.run([QUOTH, "batch", "in.jsonl", "-q", "-T", form], stdout=full, stderr=subprocess.PIPE)
        err = done.stderr.decode()
        expect(f"{form}: standard output", done.returncode == 1 and err.count("\n") == 1 and "No space left" in err, err)
    status, _, err = batch("bad.jsonl", "-o", "errors.nq", "--errors", "/dev/full", "--checkpoint", "4")
    expect("the file of errors", status == 1 and told(err, "/dev/full") and not os.path.exists("errors.nq"), status, err)
    os.symlink("/dev/full", "begun.nq.journal")
    status, _, err = batch("in.jsonl", "-o", "begun.nq", "--resume")
    expect("a journal that cannot begin", status == 1 and "journal begun.nq.journal cannot be kept: No space" in err, err)
    expect("and no output", not os.path.exists("begun.nq") and not os.path.exists("begun.nq.part"))
else:
    skip("files on a full device", "no /dev/full")


# ---- a real full disk, where mounting is allowed ----

@contextlib.contextmanager
def disk(size):
    """A small file system, or None."""
    folder = os.path.join(TMP, "small")
    os.makedirs(folder, exist_ok=True)
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "none", folder]
    if subprocess.run(mount, capture_output=True).returncode:
        yield None
        return
    try:
        yield folder
    finally:
        subprocess.run(["umount", folder], check=True)


def fills(name, size, out, *more):
    """The output is too large for the disk, and goes on when that has become larger."""
    with disk(size) as folder:
        if not folder:
            skip(name, "tmpfs cannot be mounted")
            return
        target = os.path.join(folder, out)
        status, _, err = batch("in.jsonl", "-o", target, "--checkpoint", "4", *more)
        expect(name, status == 1 and "No space left" in err and not os.path.exists(target), status, err)
        subprocess.run(["mount", "-o", "remount,size=64m", folder], check=True)
        batch("in.jsonl", "-o", target, "--checkpoint", "4", "--resume", *more)
        check(f"{name}: a larger one goes on", difference(QUADS, unpack(target)))


fills("a full disk", "256k", "full.nq")
for packing in PACKINGS:
    fills(f"a full disk, packed {packing}", "12k", "full.nq" + packing)
with disk("4k") as folder:  # the journal lies beside a link that leads elsewhere, and gets a line after each article
    if folder:
        link = os.path.join(folder, "link.nq")
        write("behind.nq", b"precious")
        os.symlink(os.path.abspath("behind.nq"), link)
        status, _, err = batch("in.jsonl", "-o", link, "--checkpoint", "1")
        expect("a full disk for the journal", status == 1 and "cannot be kept: No space left" in err, status, err)
        expect("what was there before stays", read("behind.nq") == b"precious")
        subprocess.run(["mount", "-o", "remount,size=1m", folder], check=True)
        batch("in.jsonl", "-o", link, "--checkpoint", "1", "--resume")
        check("with room for the journal it goes on", difference(QUADS, read("behind.nq")))
    else:
        skip("a full disk for the journal", "tmpfs cannot be mounted")

# ---- pipes that are closed ----

for form in ["nq", "jsonl", *("nq" + packing for packing in PACKINGS)]:
    process = subprocess.Popen([QUOTH, "batch", "in.jsonl", "-q", "-T", form], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    process.stdout.close()
    err = process.stderr.read()
    expect(f"{form}: a closed pipe ends it without noise", process.wait(60) == 1 and not err, process.returncode, err)
    process.stderr.close()
os.mkfifo("errors.fifo")
process = subprocess.Popen([QUOTH, "batch", "-q", "-o", "fifo.nq", "--errors", "errors.fifo", "--threads", "1"],
                           stdin=subprocess.PIPE, stderr=subprocess.PIPE)
with open("errors.fifo", "rb") as reader:
    process.stdin.write(b'{"id": "first"}\n' + b" " * 70000 + b"\n")  # input is taken in pieces of 64 KiB
    process.stdin.flush()
    expect("an error comes through a pipe at once", b"neither" in reader.readline())
out, err = process.communicate(b'{"id": "second"}\n', timeout=60)
expect("a closed pipe for errors ends it", process.returncode == 1 and told(err.decode(), "errors.fifo"), process.returncode, err)
sys.exit(0)
