#!/bin/sh
# spark.sh: examples/spark on a real Spark, in two threads, gives what quoth batch gives, and counts right (spark.py).
#
# $QUOTH_SPARK is a Python that has tests/spark/requirements.txt; quickstart.sh check makes one.
. "$top_srcdir/tests/tap.sh"
[ -n "${QUOTH_SPARK-}" ] || skip_all "QUOTH_SPARK names no Python with pyspark; quickstart.sh check does"
command -v java >/dev/null || skip_all "no java"

PYTHONPATH=$top_srcdir/tests:$top_srcdir/examples/spark PYSPARK_PYTHON=$QUOTH_SPARK SPARK_LOCAL_IP=127.0.0.1
export quoth tmp PYTHONPATH PYSPARK_PYTHON SPARK_LOCAL_IP
include "$QUOTH_SPARK" "$top_srcdir/tests/spark/spark.py"
done_testing
