# compare.awk: awk -f compare.awk want.tsv got.tsv: do the rows say the same? Prints what is missing and what is too much.
#
# Only kinds of rows that the wanted file names are compared, each as a set. Of a row only as many fields count as the
# wanted row has; "*" is any value, a field that ends in "…" is a beginning.

BEGIN { FS = "\t" }

NR == FNR && (/^#/ || /^$/) { next }
NR == FNR && $1 == "none" { kinds[$2] = 1; next }
NR == FNR { kinds[$1] = 1; want[++n_want] = $0; next }
$1 in kinds { got[++n_got] = $0 }

function field_fits(w, g,    n) {
    if (w == "*" || w == g)
        return 1
    n = length(w) - length("…")
    return n >= 0 && substr(w, n + 1) == "…" && substr(g, 1, n) == substr(w, 1, n)
}

function fits(w, g,    i, n, fw, fg) {
    n = split(w, fw, "\t")
    split(g, fg, "\t")
    for (i = 1; i <= n; i++)
        if (!field_fits(fw[i], fg[i]))
            return 0
    return 1
}

END {
    for (i = 1; i <= n_want; i++) {
        for (j = 1; j <= n_got; j++)
            if (!(j in used) && fits(want[i], got[j]))
                break
        if (j > n_got) {
            print "missing:    " want[i]
            bad = 1
        } else {
            used[j] = 1
        }
    }
    for (j = 1; j <= n_got; j++)
        if (!(j in used)) {
            print "unexpected: " got[j]
            bad = 1
        }
    exit bad
}
