"""archives.py: quoth batch on web archives: plain, a gzip member a record, one member for all, zstd with a dictionary; records that are broken, or
no articles, among good ones."""
import gzip
import json
import os
import subprocess
import sys

from common import PACKINGS, article, batch, difference, expect, left_over, lines, pages, read, record, unpack, work_in, write
from tap import check, skip

work_in("archives")
N = 12
PAGES = pages(N)


def response(i, **more):
    return record("response", f"https://fen.example/{i}", PAGES[i], **more)


def of(*records):
    whole = b"".join(records)
    return {"plain": whole, "members": b"".join(map(gzip.compress, records)), "one": gzip.compress(whole)}


def quads(i):
    """Of one page alone."""
    write("alone.warc", response(i))
    return batch("alone.warc", "-T", "nq")[1]


ALONE = [quads(i) for i in range(N)]
expect("a page alone makes a graph of its address", all(b"https://fen.example/%d>" % i in ALONE[i] for i in range(N)))

# ---- whole archives ----

OTHERS = [record("warcinfo", "urn:info", b"software: none\r\n"),
          record("request", "https://fen.example/0", b"GET /0 HTTP/1.1\r\n\r\n"),
          record("response", "https://fen.example/gone", b"HTTP/1.1 404 Gone\r\nContent-Type: text/html\r\n\r\n<p>Gone.</p>"),
          record("response", "https://fen.example/logo", b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG\r\n\x1a\n")]
WHOLE = of(OTHERS[0], *(part for i in range(N) for part in (OTHERS[1], response(i), OTHERS[2 + i % 2])))
for name, file in (("plain", "whole.warc"), ("members", "whole.warc.gz"), ("one", "one.warc.gz")):
    write(file, WHOLE[name])
    for threads in "14":
        status, out, err = batch(file, "-T", "nq", "--threads", threads)
        check(f"{name}, {threads} threads: each page as alone", difference(b"".join(ALONE), out) + [err] * bool(status or err))
    status, out, err = batch("-T", "nq", input=WHOLE[name])
    check(f"{name}: from standard input", difference(b"".join(ALONE), out) + [err] * bool(status or err))
os.mkdir("crawl")
write("crawl/a.warc.gz", b"".join(gzip.compress(response(i)) for i in range(5)))
write("crawl/b.warc", b"".join(response(i) for i in range(5, 9)))
write("crawl/c.jsonl", lines([article(20)]))
behind = batch("crawl/c.jsonl", "-T", "nq")[1]
for packing in ["", *PACKINGS]:
    status, out, err = batch("crawl", "-o", "crawl.nq" + packing, "--checkpoint", "3")
    check(f"a folder of archives to .nq{packing}", difference(b"".join(ALONE[:9]) + behind, unpack("crawl.nq" + packing)))

# ---- broken records in the middle ----

TORN = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><body><p>" + b"<b>x</b>" * 200 + b"</p></body></html>"
BROKEN = {
    "without a length": (record("response", "https://fen.example/x", PAGES[3], length=None), "has no length"),
    "with a length that is no number": (record("response", "https://fen.example/x", PAGES[3], length="many"), "has no length"),
    "between two records, no record": (b"Nothing that an archive holds.\r\n\r\n", "no WARC record at byte"),
    "with more elements than a page may have": (record("response", "https://fen.example/x", TORN), "--max-nodes"),
    "larger than an article may be": (record("response", "https://fen.example/x", PAGES[3] + b" " * 600000), "--max-bytes"),
}
LIMITS = ["--max-nodes", "150", "--max-bytes", "300000"]
for what, (bad, message) in BROKEN.items():
    for packing, data in of(*map(response, range(4)), bad, *map(response, range(4, 8))).items():
        name = f"{what}, {packing}"
        write("broken.warc.gz" if packing != "plain" else "broken.warc", data)
        file = "broken.warc.gz" if packing != "plain" else "broken.warc"
        status, out, err = batch(file, "-T", "nq", "--errors", "errors.jsonl", "--threads", "2", *LIMITS)
        check(f"{name}: the others are written", difference(b"".join(ALONE[:8]), out) + [err] * bool(err))
        rows = [json.loads(line) for line in read("errors.jsonl").splitlines()]
        expect(f"{name}: it is told in its place", status == 1 and len(rows) == 1 and message in rows[0]["message"] and
               rows[0]["ordinal"] == 5 and rows[0]["input"] == file, rows)
        write("want.nq", out)
        batch(file, "-o", "stopped.nq", "--checkpoint", "2", "--stop-after", "1", "--threads", "1", *LIMITS)
        expect(f"{name}: stopped there", b"".join(ALONE[:8]).startswith(read("stopped.nq.part")) and read("stopped.nq.part"))
        batch(file, "-o", "stopped.nq", "--checkpoint", "2", "--resume", *LIMITS)
        check(f"{name}: and goes on", difference(out, read("stopped.nq")) + left_over())
        os.remove("stopped.nq")

# ---- zstd with a dictionary, as WARC-zstd 1.0 has it ----


def zstd(data, *options):
    return subprocess.run(["zstd", "-q", "-c", *options], input=data, capture_output=True, check=True).stdout


def train(name, first):
    """A dictionary of pages like those of the archive."""
    samples = []
    for i, sample in enumerate(pages(first + 150)[first:]):
        samples.append(f"{name}-{i}")
        write(samples[-1], record("response", f"https://fen.example/{i}", sample))
    subprocess.run(["zstd", "-q", "--train", *samples, "--maxdict=8192", "-o", name], check=True, capture_output=True)
    return read(name)


def skippable(data, magic=b"\x5D\x2A\x4D\x18"):
    return magic + len(data).to_bytes(4, "little") + data


def dictionaries():
    dictionary = train("dictionary", 0)
    frames = [zstd(response(i), "-D", "dictionary") for i in range(N)]
    other = skippable(b"an extension", b"\x50\x2A\x4D\x18")
    plain, packed = skippable(dictionary), skippable(zstd(dictionary, f"--stream-size={len(dictionary)}"))
    unsized = skippable(zstd(dictionary))
    expect("the dictionary is used", len(b"".join(frames)) < len(b"".join(zstd(response(i)) for i in range(N))) * 0.8)
    for name, archive in (("as it is", plain + b"".join(frames)), ("packed", packed + b"".join(frames)),
                          ("packed without its size", unsized + b"".join(frames)),
                          ("with other frames between", plain + other.join(frames) + other)):
        write("dictionary.warc.zst", archive)
        for way, (status, out, err) in (("a file", batch("dictionary.warc.zst", "-T", "nq")),
                                        ("standard input", batch("-T", "nq", input=archive))):
            check(f"dictionary {name}, {way}", difference(b"".join(ALONE), out) + [err] * bool(status or err))
    plainly = b"".join(map(zstd, map(response, range(N))))
    status, out, err = batch("-T", "nq", input=skippable(b"no dictionary") + plainly)
    check("a frame of this kind that holds something else", difference(b"".join(ALONE), out) + [err] * bool(status or err))
    huge = b"".join([b"\x37\xA4\x30\xEC", bytes(9 << 20)])
    for name, archive, message in (
            ("none", b"".join(frames), "damaged at byte 0"),
            ("of other records", skippable(dictionary[:4] + b"\x01\x02\x03\x04" + dictionary[8:]) + b"".join(frames), "damaged"),
            ("damaged", skippable(dictionary[:60]) + b"".join(frames), "a dictionary that is damaged"),
            ("packed and damaged", skippable(zstd(dictionary)[:-50]) + b"".join(frames), "a dictionary that is damaged"),
            ("larger than 8 MiB", skippable(huge) + b"".join(frames), "a dictionary of more than 8 MiB"),
            ("larger than 8 MiB, packed", skippable(zstd(huge)) + b"".join(frames), "damaged or too large"),
            ("packed, and says so", skippable(zstd(huge, f"--stream-size={len(huge)}")) + b"".join(frames), "too large"),
            ("said to be of 4 GiB", b"\x5D\x2A\x4D\x18\xFF\xFF\xFF\xFF" + dictionary, "a dictionary of more than 8 MiB"),
            ("cut off", plain[:len(plain) // 2], "break off"), ("cut off at its length", plain[:6], "break off"),
            ("and nothing else", plain, "")):
        status, out, err = batch("-T", "nq", input=archive)
        expect(f"dictionary: {name}", status == 1 and not out and message in err and err.count("\n") == 1, status, err)


if ".zst" in PACKINGS:
    dictionaries()
else:
    skip("dictionaries of zstd", "no zstd")

# ---- ends and damage ----

cut = b"".join(map(response, range(4)))[:-len(response(3)) // 2]
for name, data in (("plain", cut), ("one", gzip.compress(cut)), ("members", WHOLE["members"][:len(WHOLE["members"]) // 2])):
    write("cut.warc", data)
    status, out, err = batch("cut.warc", "-T", "nq")
    expect(f"{name}: cut off: what stood before is kept, and the end is told", status == 1 and out and
           b"".join(ALONE).startswith(out) and "break" in err and err.count("\n") == 1, status, err)
members = [gzip.compress(response(i)) for i in range(4)]
members[2] = members[2][:100] + bytes(20) + members[2][120:]
write("damaged.warc.gz", b"".join(members))
status, out, err = batch("damaged.warc.gz", "-T", "nq")
check("a damaged member: what stood before is kept", difference(b"".join(ALONE[:2]), out))
expect("and its place is told", status == 1 and "gzip data are damaged at byte" in err, status, err)
sys.exit(0)
