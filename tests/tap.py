"""tap.py: what Python tests share: check() prints one line of TAP a test, skip() one of a test that is not run. Run by
`include` of tap.sh, which counts."""
_count = 0


def check(name, problems):
    """Passes when the list of problems is empty; shows the first of them when not."""
    global _count
    _count += 1
    print(f"{'not ok' if problems else 'ok'} {_count} - {name}", flush=True)
    for problem in problems[:10]:
        print("#   " + str(problem).replace("\n", "\n#   "), flush=True)


def skip(name, why):
    """Counts as skipped."""
    global _count
    _count += 1
    print(f"ok {_count} - {name} # SKIP {why}", flush=True)
