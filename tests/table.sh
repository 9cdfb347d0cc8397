# table.sh: what the scripts of bench/ and eval/ share. They set $tmp, a folder of their own.

# Prints what COMMAND prints; with README=1 in the environment it also becomes the block NAME of the file.
show_table() # FILE NAME COMMAND...
{
    table_file=$1
    table_name=$2
    shift 2
    rm -f "$tmp/whole"
    { "$@"; : >"$tmp/whole"; } | tee "$tmp/table"
    [ -f "$tmp/whole" ] || exit 1
    [ -n "${README-}" ] || return 0
    awk -v name="$table_name" -v table="$tmp/table" '
        $0 == "<!-- " name " -->" {
            print $0 "\n```"
            while ((getline line <table) > 0)
                print line
            print "```"
            inside = 1
        }
        $0 == "<!-- end -->" { inside = 0 }
        !inside' "$table_file" >"$tmp/file"
    cat "$tmp/file" >"$table_file"
}

# What was measured where, in one line.
machine_line() # PROGRAM
{
    cpu=$(sed -n 's/^model name[^:]*: *//p' /proc/cpuinfo 2>/dev/null | head -n 1)
    revision=$(git -C "$top_srcdir" log -1 --format=%h -- src 2>/dev/null || :)
    git -C "$top_srcdir" diff --quiet HEAD -- src 2>/dev/null || revision=${revision:+$revision, changed}
    printf '%s (%s) on %s, %s cores, %s\n' "$("$1" --version | head -n 1)" "${revision:-release}" "${cpu:-$(uname -m)}" \
        "$(getconf _NPROCESSORS_ONLN)" "$(uname -sr)"
}

# The texts of a data set (gzip'd JSON Lines) without their annotations.
plain_texts() # GOLD.jsonl.gz
{
    "${QUOTH_TEST_PYTHON:-python3}" -c '
import gzip, json, sys
for line in gzip.open(sys.argv[1], "rt", encoding="utf-8"):
    article = json.loads(line)
    print(json.dumps({"id": article["id"], "text": article["text"]}))' "$1"
}
