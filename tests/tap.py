"""tap.py: what Python tests share: check() prints one line of TAP a test, skip() one of a test that is not run; functions
that are marked by case() are run by run_cases(). Run by `include` of tap.sh, which counts."""
import traceback

_count = 0
_cases = []


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


def case(name):
    """Marks a function as a test of that name, which fails when it raises."""
    def keep(function):
        _cases.append((name, function))
        return function

    return keep


def run_cases(*arguments, words=()):
    """Runs the marked functions with the arguments, in their order: all, or those in whose name one of the words is."""
    for name, function in _cases:
        if words and not any(word in name for word in words):
            continue
        try:
            function(*arguments)
            check(name, [])
        except Exception:
            check(name, [traceback.format_exc()])
