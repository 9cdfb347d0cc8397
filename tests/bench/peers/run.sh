#!/bin/sh
# run.sh: what `make bench-peers` runs: quoth, spaCy and textacy in turn on the same news, one thread each. ../README.md tells more.
set -eu
here=$top_srcdir/tests/bench/peers
quoth=$top_builddir/src/quoth
venv=$top_builddir/venv-peers
news=${QUOTH_SHARED:-$top_srcdir/../shared}/data/polnear.dev.jsonl.gz
runs=${RUNS:-5}
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
. "$top_srcdir/tests/table.sh"

if [ ! -f "$news" ]; then
    echo "bench-peers: nothing measured: no $news (QUOTH_SHARED names the folder above data/)"
    exit 0
fi

# the packages come from the registry once; from then on no network is needed
if ! cmp -s "$here/requirements.txt" "$venv/requirements.txt"; then
    echo "Installing $(tr '\n' ' ' <"$here/requirements.txt")in $venv" >&2
    python3 -m venv "$venv"
    "$venv/bin/pip" install -q --disable-pip-version-check -r "$here/requirements.txt"
    cp "$here/requirements.txt" "$venv/requirements.txt"
fi
plain_texts "$news" >"$tmp/news.jsonl"

pair()
{
    machine_line "$quoth"
    "$venv/bin/python" -B "$here/run_spacy.py" --version
    "$venv/bin/python" -B "$here/run_textacy.py" --version
    "$venv/bin/python" -B "$here/pair.py" "$quoth" "$venv/bin/python" "$tmp/news.jsonl" "$runs"
}

show_table "$top_srcdir/tests/bench/README.md" peers pair
