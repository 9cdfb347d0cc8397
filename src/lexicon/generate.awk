# generate.awk: the tables of src/lexicon (TAB-separated) -> C arrays for lexicon.c, on standard output.
#
#   LC_ALL=C awk -f generate.awk *.tsv > lexicon.inc
#
# The first line after the comments names the columns: "term", then at most one "text", then at most three "code:PREFIX".
# A code cell is a name ("agency"), or several joined by "|"; it becomes PREFIX_AGENCY in C; an empty cell is 0.
# Rows must be in byte order of their terms, without doubles: lexicon.c searches by halves.
BEGIN {
    FS = "\t"
    printf "/* Made by generate.awk from"
    for (i = 1; i < ARGC; i++)
        printf " %s", base(ARGV[i])
    print ": do not edit. */"
}

function base(path) {
    sub(/.*\//, "", path)
    return path
}

function die(why) {
    print base(FILENAME) ":" FNR ": " why > "/dev/stderr"
    failed = 1
    exit 1
}

function quoted(text) {
    gsub(/\\/, "&&", text)
    gsub(/"/, "\\\"", text)
    return "\"" text "\""
}

function code(cell, prefix,    parts, n, i, out) {
    if (cell == "")
        return "0"
    n = split(cell, parts, /[|]/)
    for (i = 1; i <= n; i++)
        out = out (i > 1 ? " | " : "") prefix "_" toupper(parts[i])
    return out
}

FNR == 1 {
    if (n_columns)
        print "};"
    n_columns = n_rows = 0
}

/^#/ || /^$/ { next }

!n_columns {
    n_columns = split($0, column)
    if ($1 != "term")
        die("the first column must be \"term\"")
    name = base(FILENAME)
    sub(/\.tsv$/, "", name)
    print "static const quothp_lex_entry " toupper(name) "[] = {"
    next
}

{
    if (NF > n_columns)
        die("more cells than columns")
    if (n_rows++ && $1 <= last)
        die("\"" $1 "\" does not come after \"" last "\"")
    last = $1 ""
    text = "\"\""
    codes = ""
    for (i = 2; i <= n_columns; i++) {
        if (column[i] == "text")
            text = quoted($i)
        else
            codes = codes (codes == "" ? "" : ", ") code($i, substr(column[i], 6))
    }
    print "    {" quoted($1) ", " text ", {" (codes == "" ? "0" : codes) "}},"
}

END {
    if (failed)
        exit 1
    print "};"
}
