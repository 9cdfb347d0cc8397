"""compare.py QUOTH NEWS.jsonl MANY: examples/spark on local[2] beside quoth batch with two threads, on MANY articles.

NEWS are articles as JSON Lines, repeated with other names. The two run in turn; seconds are those of the clock.
"""
import json
import os
import sys
import tempfile
import time

from pyspark.sql import SparkSession

import batch
import corpus

RUNS = 2
start = time.monotonic()


def lap():
    """Seconds since the last lap."""
    global start
    now = time.monotonic()
    seconds, start = now - start, now
    return seconds


def compare(spark, quoth, folder, out):
    lap()
    plain, _, _ = batch.run(quoth, folder, "-o", out + ".nq.gz", "--threads", "2")
    lap()
    corpus.write_map(spark, folder, out, [quoth, "batch", "-q", "-T", "nq", "--threads", "1"])
    mapping = lap()
    n = corpus.write_cast(spark, out, "https://w3id.org/quoth/id/cast").count()
    cast = lap()
    print(f"quoth batch {plain:6.1f} s   Spark: mapping {mapping:6.1f} s, {mapping / plain - 1:4.0%} more;"
          f" cast of {n} {cast:5.1f} s, in all {(mapping + cast) / plain - 1:4.0%} more")


def main(quoth, news, n):
    with open(news, encoding="utf-8") as file:
        texts = [json.loads(line)["text"] for line in file]
    with tempfile.TemporaryDirectory() as folder:
        articles = os.path.join(folder, "in")
        os.mkdir(articles)
        batch.write_copies(os.path.join(articles, "many.jsonl"), texts, n)
        lap()
        spark = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
        spark.sparkContext.setLogLevel("OFF")
        print(f"{n} articles; Spark {spark.version} starts in {lap():.1f} s")
        for i in range(RUNS):
            compare(spark, quoth, articles, os.path.join(folder, f"out-{i}"))
        spark.stop()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
