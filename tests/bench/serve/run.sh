#!/bin/sh
# run.sh: what `make bench-serve` runs: quoth serve under wrk, beside quoth map of the same articles. ../README.md tells how
# to read it. CPU time is that of /proc, so that other work on the machine counts little; latencies are what they are.
set -eu
quoth=$top_builddir/src/quoth
news=${QUOTH_SHARED:-$top_srcdir/../shared}/data/polnear.dev.jsonl.gz
pairs=${PAIRS:-5}
seconds=${SECONDS_EACH:-10}
many=${REQUESTS:-10000}
export QUOTH_MODEL="${QUOTH_MODEL:-$top_srcdir/src/models/en.quoth}"
command -v wrk >/dev/null || { echo "bench-serve needs wrk (Debian package wrk)" >&2; exit 1; }
tmp=$(mktemp -d)
service=
trap 'stop; rm -rf "$tmp"' EXIT
trap 'exit 1' INT TERM
. "$top_srcdir/tests/table.sh"

start() # OPTION...
{
    : >"$tmp/log"
    "$quoth" serve --port 0 "$@" 2>>"$tmp/log" &
    service=$!
    for i in 1 2 3 4 5 6 7 8 9 10; do
        url=$(sed -n 's/.*listening on //p' "$tmp/log")
        [ -z "$url" ] || return 0
        sleep 0.5
    done
    cat "$tmp/log" >&2
    exit 1
}

stop()
{
    [ -z "$service" ] || { kill "$service" && wait "$service"; } || :
    service=
}

processes() { echo "$service" $(cat "/proc/$service/task/$service/children"); }

# Seconds of CPU that the service has used, with those of its workers and their children.
cpu() { for p in $(processes); do cat "/proc/$p/stat"; done | awk -v hz="$(getconf CLK_TCK)" '{ sub(/.*\) /, ""); s += $12 + $13 + $14 + $15 } END { print s / hz }'; }

# Bytes of the articles that it has read.
bytes() { curl -s "$url/metrics" | awk '/^quoth_received_bytes_total/ { print $2 }'; }

memory() { for p in $(processes); do cat "/proc/$p/status"; done | awk '/^RssAnon/ { s += $2 } END { printf "%.1f", s / 1024 }'; }

# wrk's own line: requests, seconds, errors, milliseconds of the median, of the 99th percentile, the longest
load() # CONNECTIONS SECONDS
{
    ARTICLES=$articles wrk -t 1 -c "$1" -d "$2s" --timeout 30s -s "$top_srcdir/tests/bench/serve/article.lua" "$url" | sed -n 's/^done //p'
}

median() { sort -n | awk '{ a[NR] = $1 } END { printf "%.2f (%.2f to %.2f)", a[int((NR + 1) / 2)], a[1], a[NR] }'; }

# Seconds of CPU of quoth map for all the articles, less those of a run on one: start-up is paid once by the service, too.
map_cpu()
{
    "$top_builddir/tests/bench/measure" 1 0 "$quoth" map "$1" -o "$tmp/out.nq" | awk '{ print $1 / 1000 }'
}

# The same articles through the service and through quoth map, in turn: CPU of an article of mean length, and the ratio of
# the two. A run ends amid the articles, so bytes are what is counted.
throughput() # WORKERS
{
    n=$(wc -l <"$articles")
    n_bytes=$(wc -c <"$articles")
    words=$(awk '{ n += NF } END { print n }' "$articles")
    head -n 1 "$articles" >"$tmp/one.jsonl"
    start --workers "$1"
    load $((2 * $1)) 2 >/dev/null # warm
    for i in $(seq "$pairs"); do
        before="$(cpu) $(bytes)"
        set -- "$1" $(load $((2 * $1)) "$seconds")
        echo "$before $(cpu) $(bytes) $2 $3 $4 $(map_cpu "$articles") $(map_cpu "$tmp/one.jsonl")"
    done | awk -v n="$n" -v n_bytes="$n_bytes" '{
        served = ($3 - $1) / ($4 - $2) * n_bytes / n
        mapped = ($8 - $9) / (n - 1)
        printf "%.4f %.2f %.2f %.2f %d\n", mapped / served, served * 1000, mapped * 1000, $5 / $6, $7
    }' >"$tmp/ratios"
    stop
    printf '%-52s %s\n' "articles, words in each" "$n, $((words / n))" \
        "CPU ms an article, served" "$(cut -d ' ' -f 2 "$tmp/ratios" | median)" \
        "CPU ms an article, quoth map" "$(cut -d ' ' -f 3 "$tmp/ratios" | median)" \
        "throughput of a CPU second, served over quoth map" "$(cut -d ' ' -f 1 "$tmp/ratios" | median)" \
        "articles a second of the clock, $1 worker(s)" "$(cut -d ' ' -f 4 "$tmp/ratios" | median)" \
        "failed requests" "$(awk '{ n += $5 } END { print n + 0 }' "$tmp/ratios")"
}

# Each connection pauses as long as an article takes, on average: the workers have half of what they can do.
latency() # WORKERS
{
    start --workers "$1"
    set -- "$1" $(load "$1" 5) # one connection a worker, without pause: what an article takes
    DELAY=$(awk -v n="$2" -v s="$3" -v w="$1" 'BEGIN { printf "%d", s / n * w * 1000 + 0.5 }')
    export DELAY
    set -- "$1" $(load "$1" $((3 * seconds)))
    unset DELAY
    stop
    printf '%-52s %s\n' "half load, $1 worker(s): median, 99th, longest, ms" "$5, $6, $7 of $2 requests"
}

# Anonymous memory of all processes, after a tenth of the requests and after all.
growth() # WORKERS
{
    start --workers "$1"
    total=0
    tenth=
    while [ "$total" -lt "$many" ]; do
        set -- "$1" $(load $((2 * $1)) 5)
        total=$((total + $2))
        [ -n "$tenth" ] || [ "$total" -lt $((many / 10)) ] || tenth="$(memory) MiB after $total"
    done
    printf '%-52s %s\n' "anonymous memory of all processes, requests" "$tenth, $(memory) MiB after $total"
    stop
}

# Where the articles are not there.
example()
{
    awk '{ gsub(/\\/, "\\\\"); gsub(/"/, "\\\""); text = text $0 "\\n" } END { for (i = 0; i < 50; i++) printf "{\"text\": \"%s\"}\n", text }' \
        "$top_srcdir/examples/dissent.txt"
}

table()
{
    machine_line "$quoth"
    echo "load of the machine before: $(cut -d ' ' -f 1-3 /proc/loadavg)"
    workers=$(getconf _NPROCESSORS_ONLN)
    if [ -f "$news" ]; then plain_texts "$news"; else example; fi >"$tmp/news.jsonl"
    articles=$tmp/news.jsonl
    throughput "$workers"
    articles=$tmp/medium.jsonl
    awk '{ n = split($0, w, " ") } n >= 650 && n <= 850' "$tmp/news.jsonl" >"$articles"
    ACCEPT=text/turtle
    export ACCEPT
    latency "$workers"
    articles=$tmp/short.jsonl
    awk '{ n = split($0, w, " ") } n <= 200' "$tmp/news.jsonl" >"$articles"
    [ -s "$articles" ] || cp "$tmp/news.jsonl" "$articles"
    growth "$workers"
}

show_table "$top_srcdir/tests/bench/README.md" serve table
