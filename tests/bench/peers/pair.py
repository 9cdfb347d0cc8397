"""pair.py: runs quoth and spaCy in turn on the same text, and compares what they cost.

    pair.py QUOTH PYTHON FILE.jsonl RUNS

QUOTH writes all layers as JSON Lines; PYTHON, which has spaCy, runs run_spacy.py. Each run of a program is a process of
its own; its CPU time (user and system) and peak memory are what the system counted for it and its children. A run on
one short sentence is the start-up. Prints the median and the range over RUNS, and the ratio pair by pair.
"""
import json
import os
import statistics
import subprocess
import sys
import tempfile

THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")
ONE_THREAD = {**os.environ, **dict.fromkeys(THREADS, "1"), "PYTHONDONTWRITEBYTECODE": "1"}


def cost(command):
    """CPU seconds and peak MiB of one run."""
    process = subprocess.Popen(command, env=ONE_THREAD, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"pair.py: {command[0]} failed")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def spread(values, form="{:,.0f}"):
    return "{} ({} to {})".format(*(form.format(f(values)) for f in (statistics.median, min, max)))


def main():
    quoth, python, file, runs = sys.argv[1:]
    here = os.path.dirname(os.path.abspath(__file__))
    with open(file, encoding="utf-8") as lines:
        words = sum(len(json.loads(line)["text"].split()) for line in lines)
    with tempfile.TemporaryDirectory() as folder:
        short, out = os.path.join(folder, "short.jsonl"), os.path.join(folder, "out.jsonl")
        with open(short, "w", encoding="utf-8") as one:
            print('{"id": "short", "text": "It rained."}', file=one)
        programs = {
            "quoth": lambda path: cost([quoth, "map", "-q", path, "-o", out]),
            "spaCy": lambda path: cost([python, os.path.join(here, "run_spacy.py"), path]),
        }
        start = {name: [] for name in programs}
        speed, net, memory = ({name: [] for name in programs} for _ in range(3))
        for run in programs.values():
            run(short)  # warms the file cache
        for _ in range(int(runs)):
            for name, run in programs.items():
                start[name].append(run(short)[0])
                seconds, peak = run(file)
                speed[name].append(words / seconds)
                net[name].append(words / max(seconds - start[name][-1], 1e-3))
                memory[name].append(peak)

    print(f"{words:,} words, {runs} pairs; median (range)")
    print(f"{'':42}{'quoth':>28}{'spaCy':>26}   ratio, pair by pair")
    rows = (("words per CPU second, start-up included", speed), ("words per CPU second, start-up taken off", net))
    for title, table in rows:
        ratios = [a / b for a, b in zip(table["quoth"], table["spaCy"])]
        print(f"{title:42}{spread(table['quoth']):>28}{spread(table['spaCy']):>26}   {spread(ratios, '{:.1f}')}")
    print(f"{'start-up, CPU ms':42}" + "".join(
        f"{spread([1000 * s for s in start[name]]):>{width}}" for name, width in (("quoth", 28), ("spaCy", 26))))
    print(f"{'peak memory, MiB':42}" + "".join(
        f"{spread(memory[name]):>{width}}" for name, width in (("quoth", 28), ("spaCy", 26))))


main()
