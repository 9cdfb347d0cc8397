"""pair.py: runs quoth and its peers in turn on the same text, and compares what they cost.

    pair.py QUOTH PYTHON FILE.jsonl RUNS

QUOTH writes the graph of all articles as Turtle; PYTHON, which has the peers, runs run_spacy.py and run_textacy.py. Each
run of a program is a process of its own; its CPU time (user and system) and peak memory are what the system counted for
it and its children. A run on one short sentence is the start-up. Prints the median and the range over RUNS, and how
many times as fast as each peer quoth is, pair by pair.
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


def measure(programs, file, short, words, runs):
    """For each program a list of (words a second, the same without start-up, start-up in ms, MiB), one for each run."""
    for command in programs.values():
        cost(command(short))  # warms the file cache
    results = {name: [] for name in programs}
    for _ in range(runs):
        for name, command in programs.items():
            start, _ = cost(command(short))
            seconds, peak = cost(command(file))
            results[name].append((words / seconds, words / max(seconds - start, 1e-3), 1000 * start, peak))
    return results


def main():
    quoth, python, file, runs = sys.argv[1:]
    here = os.path.dirname(os.path.abspath(__file__))
    with open(file, encoding="utf-8") as lines:
        words = sum(len(json.loads(line)["text"].split()) for line in lines)
    with tempfile.TemporaryDirectory() as folder:
        short, out = os.path.join(folder, "short.jsonl"), os.path.join(folder, "out.ttl")
        with open(short, "w", encoding="utf-8") as one:
            print('{"id": "short", "text": "It rained."}', file=one)
        programs = {"quoth": lambda path: [quoth, "map", "-q", path, "-o", out]}
        for peer in ("spaCy", "textacy"):
            script = os.path.join(here, f"run_{peer.lower()}.py")
            programs[peer] = lambda path, script=script: [python, script, path]
        results = measure(programs, file, short, words, int(runs))

    print(f"{words:,} words, {runs} rounds; median (range)")
    columns = ("words per CPU second", "without start-up", "start-up, CPU ms", "peak memory, MiB")
    print(f"{'':8}" + "".join(f"{title:>26}" for title in columns))
    for name, rows in results.items():
        print(f"{name:8}" + "".join(f"{spread(column):>26}" for column in zip(*rows)))
    print("quoth is so many times as fast")
    for name in list(results)[1:]:
        ratios = [[q[i] / p[i] for q, p in zip(results["quoth"], results[name])] for i in (0, 1)]
        print(f"{'as ' + name:12}" + "".join(f"{spread(r, '{:.1f}'):>22}{'':4}" for r in ratios))


main()
