"""progress.py: the line that tells how far quoth batch is: on a terminal of any width, elsewhere, and with -q."""
import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time

from common import QUOTH, article, difference, expect, lines, read, run, work_in, write
from tap import check

work_in("progress")


def write_articles(n):
    """Each as long, so that bytes tell articles; together long beside the pieces of 64 KiB in which they are read."""
    write("in.jsonl", b"".join(lines([article(i)]).rstrip().ljust(4095) + b"\n" for i in range(n)))


def enough():
    """Fifties of articles that one thread reads for about four seconds: the line is drawn twice a second."""
    write_articles(300)
    begun = time.monotonic()
    run("batch", "in.jsonl", "-q", "-o", "timed.nq", "--threads", "1")
    return max(300, int(300 * 4 / (time.monotonic() - begun)) // 50 * 50)


N = enough()
write_articles(N)
write("part.jsonl", lines(article(i) for i in range(60)))
write("some.jsonl", lines(article(i) if i % 50 else {"id": f"bad-{i}"} for i in range(N)))
write("few.jsonl", lines(article(i) for i in range(3)))
LINE = re.compile(r"quoth: (\d+) articles?(, \d+ of them failed)?(, (\d+\.\d) a second)?(, (\d+) %, (\d+):(\d\d):(\d\d) left)?")
END = re.compile(r"quoth: (\d+) articles?(, \d+ of them failed)? in \d+:\d\d:\d\d, (\d+\.\d) a second; (.*)")


def on_terminal(*command, columns=100, stdout=subprocess.DEVNULL, interrupt=False, **environment):
    """What comes to a terminal as standard error, the exit status, and the seconds that it took."""
    master, terminal = pty.openpty()
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    begun, seen = time.monotonic(), b""
    process = subprocess.Popen([QUOTH, "batch", *command], stdin=subprocess.DEVNULL, stderr=terminal,
                               stdout=terminal if stdout is None else stdout, env=dict(os.environ, TERM="xterm") | environment)
    os.close(terminal)
    while select.select([master], [], [], 100)[0]:
        try:
            seen += os.read(master, 65536)
        except OSError:  # the other end is closed
            break
        if interrupt and b"\r" in seen:
            process.send_signal(signal.SIGTERM)
            interrupt = False
    os.close(master)
    return seen.decode(), process.wait(60), time.monotonic() - begun


def screen(seen, columns):
    """The lines that are left on the terminal."""
    rows, row, column = [""], 0, 0
    for part in re.findall(r"\x1b\[K|\r|\n|[^\x1b\r\n]", seen):
        if part == "\r":
            column = 0
        elif part == "\n":
            row += 1
            rows[row:] = [""]
        elif part == "\x1b[K":
            rows[row] = rows[row][:column]
        else:
            if column == columns:  # it wraps
                row, column = row + 1, 0
                rows[row:] = [""]
            rows[row] = rows[row][:column].ljust(column) + part + rows[row][column + 1:]
            column += 1
    return rows[:-1] if rows[-1] == "" else rows


def redrawn(seen):
    """Each state of the line that changes."""
    return [line for line in re.findall(r"\r([^\r\n\x1b]+)\x1b\[K", seen)]


# ---- on a terminal ----

seen, status, took = on_terminal("in.jsonl", "-o", "out.nq", "--threads", "1")
states = [LINE.fullmatch(line) for line in redrawn(seen)]
expect("the line is drawn more than once", status == 0 and len(states) > 1 and all(states), status, seen)
counted = [int(state[1]) for state in states]
expect("it counts up", counted == sorted(counted) and counted[-1] <= N, counted)
expect("it tells rate and outlook from the start", states[0][4] and states[0][5], states[0])
percents = [int(state[6]) for state in states if state[5]]
expect("per cents go up, and are those of what is written",
       percents == sorted(percents) and all(abs(p - n * 100 / N) < 10 for p, n in zip(percents, counted)), percents, counted)


def fits(state):
    """The time left follows from what is done and the time that it took; per cents are whole."""
    passed, percent = int(state[1]) / float(state[4]), int(state[6])
    left = int(state[7]) * 3600 + int(state[8]) * 60 + int(state[9])
    return passed * (99 - percent) / (percent + 1) - 1 <= left <= passed * (100 - percent) / max(percent, 0.1) + 1


expect("the time left follows from them", all(fits(s) for s in states if s[5] and float(s[4])), [s[0] for s in states])
rows = screen(seen, 100)
end = END.fullmatch(rows[0])
expect("one line is left of it", len(rows) == 1 and end and int(end[1]) == N and end[4] == "done", rows)
expect("its rate is that of the run", N / took * 0.95 <= float(end[3]) <= N / took * 2, end[3], N / took)
for columns in (80, 50, 30, 1):
    seen, status, _ = on_terminal("in.jsonl", "-o", f"out-{columns}.nq", "--threads", "2", columns=columns)
    expect(f"{columns} columns: no state of the line wraps", all(len(line) < columns for line in redrawn(seen)), redrawn(seen))
    rows = screen(seen, columns)
    expect(f"{columns} columns: nothing of them is left", END.fullmatch("".join(rows)), rows)
seen, status, _ = on_terminal("in.jsonl", "-o", "out-0.nq", "--threads", "2", columns=0)
expect("a terminal that does not tell its width is wide", LINE.fullmatch(redrawn(seen)[0])[4], redrawn(seen))

seen, status, _ = on_terminal("some.jsonl", "-o", "some.nq", "--threads", "1")
rows = screen(seen, 100)
expect("errors stand on lines of their own", status == 1 and len(rows) == N // 50 + 1 and
       all(re.match(r"some\.jsonl:\d+:.*error: ", row) for row in rows[:-1]), rows)
expect("failures are counted", rows[-1].startswith(f"quoth: {N} articles, {N // 50} of them failed in "), rows)

seen, status, _ = on_terminal("in.jsonl", "-o", "stopped.nq", "--threads", "1", "--checkpoint", "16", interrupt=True)
rows = screen(seen, 100)
expect("stopped by a signal", status == 143 and END.fullmatch(rows[-1])[4] == "stopped, --resume goes on", rows)
before = int(END.fullmatch(rows[-1])[1])
seen, status, took = on_terminal("in.jsonl", "-o", "stopped.nq", "--threads", "1", "--checkpoint", "16", "--resume")
end = END.fullmatch(screen(seen, 100)[-1])
expect("going on counts from there", status == 0 and int(end[1]) == N and
       all(int(LINE.fullmatch(line)[1]) >= before for line in redrawn(seen)), before, seen)
expect("and the rate is that of the second run", float(end[3]) <= (N - before) / took * 3, end[3], (N - before) / took)

expect("with -q nothing is told", on_terminal("in.jsonl", "-q", "-o", "quiet.nq")[:2] == ("", 0))
seen, status, _ = on_terminal("in.jsonl", "-o", "dumb.nq", TERM="dumb")
expect("a dumb terminal gets whole lines", "\x1b" not in seen and END.fullmatch(seen.splitlines()[-1]), seen)
seen, status, _ = on_terminal("part.jsonl", "-T", "nq", "--threads", "1", stdout=None)
quads = run("batch", "part.jsonl", "-q", "-T", "nq")[1].decode()
told = [line for line in seen.splitlines() if line.startswith("quoth:")]
expect("articles that come to the terminal are not drawn over", "\x1b" not in seen and END.fullmatch(told[-1]), told)
check("and come whole", difference(quads, "".join(line + "\n" for line in seen.splitlines() if line not in told)))

# ---- elsewhere ----

status, out, err = run("batch", "part.jsonl", "-o", "file.nq", env=dict(os.environ, TERM="xterm"))
expect("a file gets plain lines", status == 0 and not out and END.fullmatch(err.splitlines()[-1]) and err[-1] == "\n", err)
status, out, err = run("batch", "few.jsonl", "none.jsonl", "-o", "few.nq")
expect("errors before it", re.fullmatch(r"none\.jsonl: error: .*\n" + END.pattern + "\n", err) and status == 1, err)
expect("with -q only errors", run("batch", "few.jsonl", "none.jsonl", "-q", "-o", "f.nq")[2].count("\n") == 1)
check("what is told makes no difference to what is written", difference(quads.encode(), read("file.nq")))
sys.exit(0)
