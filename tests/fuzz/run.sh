#!/bin/sh
# run.sh: runs each of the fuzz targets that fuzz.mk has built; called by make fuzz.
#
#   SECONDS     of each target; 60
#   FUZZ        the targets to run; all
#   FUZZ_WORK   where corpora that grow, and what was found, are kept; fuzz/work in the build folder
#
# What a target finds ends its run, and is named; run the target with that file to see it again, mend it, and put the
# file under tests/fuzz/regress/TARGET.
set -u
seconds=${SECONDS:-60}
work=${FUZZ_WORK:-$PWD/work}
failed=0
for target in ${FUZZ:-$(ls tests/fuzz)}; do
    seeds=$top_srcdir/tests/fuzz/corpus/$target found=$top_srcdir/tests/fuzz/regress/$target
    dict=$top_srcdir/tests/fuzz/$target.dict
    mkdir -p "$work/$target"
    [ -d "$found" ] || found=
    options="-entropic=0 -max_total_time=$seconds -timeout=20 -rss_limit_mb=2048 -print_final_stats=1 -artifact_prefix=$work/$target."
    [ ! -f "$dict" ] || options="$options -dict=$dict"
    if tests/fuzz/"$target" $options "$work/$target" "$seeds" ${found:+"$found"} >"$work/$target.log" 2>&1; then
        awk -v target="$target" '
            /^stat::number_of_executed_units/ { runs = $2 }
            / cov: / { for (i = 1; i < NF; i++) if ($i == "cov:") edges = $(i + 1) }
            END { printf "%-12s %10d runs, %6d edges\n", target, runs, edges }' "$work/$target.log"
    else
        failed=1
        echo "$target FAILED"
        tail -n 40 "$work/$target.log"
    fi
done
exit $failed
