# generate.awk: curves.tsv -> C, on standard output. Refuses a curve that falls, or whose scores do not rise.
#
#   LC_ALL=C awk -f generate.awk curves.tsv > curves.inc
BEGIN {
    FS = "\t"
    print "/* Made by generate.awk from curves.tsv: do not edit. */"
    print "static const knot KNOTS[] = {"
}

/^#/ || /^$/ || $1 == "curve" { next }

{
    number = "^[01][.][0-9]+$"
    if (NF != 3 || $2 !~ number || $3 !~ number || $2 > 1 || $3 > 1)
        die("three columns, the last two from 0.0 to 1.0")
    if ($1 == curve && ($2 <= score || $3 < confidence))
        die("scores must rise and confidences must not fall")
    if ($1 != curve && $1 in seen)
        die("a curve is one block")
    seen[$1] = 1
    curve = $1
    score = $2
    confidence = $3
    printf "    {QUOTHP_CURVE_%s, %sF, %sF},\n", toupper($1), $2, $3
}

function die(why) {
    print "curves.tsv:" FNR ": " why > "/dev/stderr"
    failed = 1
    exit 1
}

END {
    if (!failed)
        print "};"
    exit failed
}
