#!/bin/sh
# batch.sh: quoth batch: order, threads, shards, packing, runs that are killed and go on, archives, full disks, slow pipes,
# progress, bad articles.
. "$top_srcdir/tests/tap.sh"
command -v python3 >/dev/null || skip_all "no python3"
PYTHONPATH=$top_srcdir/tests
export PYTHONPATH quoth tmp
for script in batch archives disk pipes progress; do
    include python3 "$top_srcdir/tests/batch/$script.py"
done

# ---- what the command line refuses ----
cd "$tmp" || exit 99
printf '{"id": "a", "text": "“The wall stands,” said Ada Quill."}\n' >a.jsonl
mkdir pages
cp a.jsonl pages
refuse() # NAME HINT ARGUMENT...
{
    name=$1 hint=$2
    shift 2
    check_exit 2 "$name" "$quoth" batch "$@"
    check "$name is explained" grep -q -F -e "$hint" stderr
}

refuse "an extension without a form" "known are nq and jsonl" a.jsonl -o out.ttl
refuse "an unknown form" "known are nq and jsonl" a.jsonl -T svg
refuse "no threads" "not a number from 1" a.jsonl --threads 0
refuse "standard input twice" "can be read once only" - - -T nq
refuse "shards of standard output" "add -o OUT" a.jsonl --shards 2
refuse "going on with standard output" "add -o OUT" a.jsonl --resume
refuse "the output is the input" "is, or lies in, the input" a.jsonl -o a.jsonl
refuse "the output lies in the input" "is, or lies in, the input" pages -o pages/out.nq
refuse "errors into the output" "given twice as output" a.jsonl -o out.nq --errors out.nq
mkdir folder.nq
refuse "a folder as output" "is no regular file" a.jsonl -o folder.nq
check_exit 1 "no model" "$quoth" batch a.jsonl -o out.nq --model missing.quoth
check "nothing is left of it" sh -c '! ls out.nq*'
check_exit 1 "a folder that is not there" "$quoth" batch a.jsonl -o missing/out.nq
check_exit 0 "help" "$quoth" batch --help
done_testing
