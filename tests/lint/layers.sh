#!/bin/sh
# layers.sh: no module includes one above it, and each foreign library has its one place (tests/lint/layers.tsv).
. "$top_srcdir/tests/tap.sh"
cd "$top_srcdir/src" || exit 99

for file in *.[ch] */*.[ch]; do
    case $file in
    */*) module=${file%%/*} ;;
    quoth.h) continue ;;
    *) module=${file%.*} ;;
    esac
    awk -F '\t' -v module="$module" -v file="$file" '
        BEGIN {
            foreign["raptor2.h"] = "raptor2"
            foreign["jansson.h"] = "jansson"
            foreign["utf8proc.h"] = "utf8proc"
            foreign["libxml"] = "libxml"
            foreign["nettle"] = "nettle"
            foreign["graphviz"] = "graphviz"
            foreign["serd"] = "serd"
            foreign["curl"] = "curl"
            foreign["microhttpd.h"] = "microhttpd"
            foreign["zlib.h"] = "zlib"
            foreign["zstd.h"] = "zstd"
        }
        NR == FNR {
            if ($1 == module) {
                known = 1
                allowed = " " $2 " "
                allowed_foreign = " " $3 " "
            }
            next
        }
        /^[ \t]*#[ \t]*include[ \t]*"/ {
            split($0, part, "\"")
            path = part[2]
            if (path == "quoth.h" || path == "config.h" || path ~ /\.inc$/ || path !~ /\// && file !~ /\//)
                next
            target = path
            sub(/\/.*/, "", target)
            sub(/\.h$/, "", target)
            if (target != module && target != "ontology" && !index(allowed, " " target " "))
                complain(path)
        }
        /^[ \t]*#[ \t]*include[ \t]*</ {
            split($0, part, /[<>]/)
            target = part[2]
            sub(/\/.*/, "", target)
            if (target in foreign && foreign[target] != "utf8proc" && !index(allowed_foreign, " " foreign[target] " "))
                complain(part[2])
        }
        END {
            if (!known) {
                printf "%s: module %s is not in tests/lint/layers.tsv\n", file, module
                bad = 1
            }
            exit bad
        }
        function complain(path) {
            printf "%s:%d: error: %s may not include %s\n", file, FNR, module, path
            bad = 1
        }' "$top_srcdir/tests/lint/layers.tsv" "$file"
    echo $? >>"$tmp/codes"
done >"$tmp/found"
if grep -q -v '^0$' "$tmp/codes"; then not_ok "includes point down" "$tmp/found"; else ok "includes point down"; fi
done_testing
