# judge.awk: accepted.tsv, then what gcc (*.gcc) and clang-tidy (*.tidy) wrote: shows what nobody has explained, and what is
# explained but found no more. Exit status 1 if there was any.
BEGIN { FS = "\t" }
FNR == 1 { inside = "" }
FILENAME ~ /accepted\.tsv$/ {
    if ($0 !~ /^#/ && NF) known[$1 " " $2 " " $3] = 1
    next
}
match($0, /In function .*/) {
    inside = substr($0, RSTART + 12)
    gsub(/[^A-Za-z0-9_]/, "", inside)
}
/: (warning|error): / {
    file = $0
    sub(/:.*/, "", file)
    sub(/^.*\/src\//, "src/", file)
    kind = $0
    sub(/^.*\[-W/, "", kind)
    sub(/\]$/, "", kind)
    key = file " " inside " " kind
    if (FILENAME ~ /\.gcc$/ && key in known) {
        met[key] = 1
        n_met++
    } else {
        print
        n_bad++
    }
}
END {
    for (key in known)
        if (!(key in met)) {
            print "accepted.tsv: found no more: " key
            n_bad++
        }
    printf "%d findings without an explanation, %d with one\n", n_bad, n_met
    exit n_bad > 0
}
