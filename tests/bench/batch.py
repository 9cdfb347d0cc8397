"""batch.py QUOTH NEWS.jsonl LONG: what run.sh measures of quoth batch: threads, and memory over many articles.

NEWS are articles as JSON Lines. LONG is how many short ones (about 90 words: stretches of the others, with other names
and an id each) make the long run; the short run has 1,000. Times are medians of three runs in turn.
"""
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time

RUNS, LEAST_WORDS = 3, 60
NAME = re.compile(r"\b(?!The |A |In |On |He |She |It |But |And |For )([A-Z][a-z]{3,})\b")


def run(quoth, *arguments):
    """Wall and CPU seconds, and the peak of resident memory in MiB."""
    start = time.monotonic()
    child = subprocess.Popen([quoth, "batch", "-q", *arguments])
    _, status, usage = os.wait4(child.pid, 0)
    if status:
        sys.exit("batch failed")
    return time.monotonic() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def stretches(texts):
    for text in texts:
        part, words = [], 0
        for paragraph in text.split("\n"):
            part.append(paragraph)
            words += len(paragraph.split())
            if words >= LEAST_WORDS:
                yield "\n".join(part)
                part, words = [], 0


def write_copies(path, texts, n):
    """n articles: the texts over and over, each turn with other endings of their names, and an id each."""
    with open(path, "w", encoding="utf-8") as file:
        for i in range(n):
            turn = i // len(texts)
            ending = "aeiou"[turn % 5] + "nrstl"[turn // 5 % 5] if turn else ""
            text = NAME.sub(lambda m: m[1] + ending, texts[i % len(texts)])
            file.write(json.dumps({"id": f"copy-{i}", "text": text}) + "\n")


def threads(quoth, news, out, n_words):
    """One thread and two in turn."""
    runs = {1: [], 2: []}
    for _ in range(RUNS):
        for n in runs:
            runs[n].append(run(quoth, news, "-o", out, "--threads", str(n)))
    middle = {n: [statistics.median(column) for column in zip(*rows)] for n, rows in runs.items()}
    for n, (wall, cpu, peak) in middle.items():
        walls = [row[0] for row in runs[n]]
        print(f"{n} thread{'s' if n > 1 else ' '}  {wall:6.1f} s ({min(walls):.1f} to {max(walls):.1f}), {cpu:6.1f} s of CPU,"
              f" {n_words / wall:7.0f} words/s, {peak:5.1f} MiB")
    print(f"efficiency of two: {middle[1][0] / middle[2][0] / 2:.2f} of the time, {middle[1][1] / middle[2][1]:.2f} of the CPU")


def main(quoth, news, n_long):
    with open(news, encoding="utf-8") as file:
        texts = [json.loads(line)["text"] for line in file]
    with tempfile.TemporaryDirectory() as folder:
        many, out = os.path.join(folder, "many.jsonl"), os.path.join(folder, "out.nq")
        threads(quoth, news, out, sum(len(text.split()) for text in texts))
        for n in (1000, n_long):
            write_copies(many, list(stretches(texts)), n)
            wall, _, peak = run(quoth, many, "-o", out + ".zst", "--threads", "2")
            print(f"{n:7d} short articles, two threads: {wall:6.1f} s, {peak:5.1f} MiB")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
