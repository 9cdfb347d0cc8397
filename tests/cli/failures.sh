#!/bin/sh
# failures.sh: what cannot be read or written: a clear message, the right exit status, and nothing half done.
. "$top_srcdir/tests/tap.sh"
article=$top_srcdir/examples/dissent.txt
cd "$tmp" || exit 99
cp "$article" article.txt

# fails NAME MESSAGE ARGUMENT...: exit 1 with a message like that
fails()
{
    name=$1 message=$2
    shift 2
    $as "$quoth" "$@" >stdout 2>stderr
    if [ $? = 1 ] && grep -q -e "$message" stderr; then ok "$name"; else not_ok "$name" stderr; fi
}

# As fails, by another user, for root may read and write all.
fails_unprivileged()
{
    if [ "$(id -u)" = 0 ]; then
        as="setpriv --reuid 65534 --regid 65534 --clear-groups"
        $as "$quoth" --version >version 2>&1 || as=none
    fi
    if [ "$as" = none ]; then skip "$1" "root may do it, and no other user can run the program"; else fails "$@"; fi
    as=
}
as=
chmod 755 .

# ---- inputs ----
mkdir folder out
: >empty.txt
printf ' \n\t\r\n \n' >blank.txt
printf 'The mayor said “no.\nShe \303\050 left.\n' >broken.txt
printf 'The mayor\000said no.\n' >nul.txt
printf '{"id": 1, "text": \n' >broken.jsonl
fails "missing input" '^missing.txt: error: No such file' map missing.txt -o out/a.ttl
fails "folder as input" '^folder: error: is a directory' map folder -o out/a.ttl
fails "empty input" '^empty.txt: error: ' map empty.txt -o out/a.ttl
fails "blank input" '^blank.txt: error: ' map blank.txt -o out/a.ttl
fails "broken UTF-8, with its place" '^broken.txt:2:5: error: ' map broken.txt -o out/a.ttl
fails "NUL in a text" '^nul.txt.*: error: ' map nul.txt -o out/a.ttl
fails "broken JSON Lines" '^broken.jsonl:1.*: error: ' map broken.jsonl -o out/a.ttl
fails "name with a control character" '^a?b.txt: error: ' map "$(printf 'a\033b.txt')" -o out/a.ttl
cp article.txt secret.txt && chmod 0 secret.txt
fails_unprivileged "unreadable input" '^secret.txt: error: Permission denied' map secret.txt -T ttl
check "no output where no input was read" sh -c '[ -z "$(ls -A out)" ]'
fails "one bad input of two" '^missing.txt: error: ' map missing.txt article.txt -o out/rest.nt
"$quoth" map article.txt -T nt >alone.nt
check "the other input is mapped" cmp out/rest.nt alone.nt
rm out/rest.nt

# ---- the language model ----
model=$top_srcdir/src/models/en.quoth
: >empty.quoth
printf 'This is no model, whatever its name may say, and it is longer than a header.\n' >foreign.quoth
head -c 100000 "$model" >short.quoth
cp "$model" damaged.quoth && chmod u+w damaged.quoth
printf 'X' | dd of=damaged.quoth bs=1 seek=100000 conv=notrunc 2>dd.log
fails "missing model" '^nowhere.quoth: error: No such file' map article.txt --model nowhere.quoth -o out/a.ttl
fails "folder as model" '^folder: error: ' map article.txt --model folder -o out/a.ttl
fails "empty model" '^empty.quoth: error: .*empty' map article.txt --model empty.quoth -o out/a.ttl
fails "a file that is no model" '^foreign.quoth: error: .*no quoth model' map article.txt --model foreign.quoth -o out/a.ttl
fails "model cut short" '^short.quoth: error: .*cut short' map article.txt --model short.quoth -o out/a.ttl
fails "damaged model" '^damaged.quoth: error: .*damaged' map article.txt --model damaged.quoth -o out/a.ttl
check "a bad model is told once" sh -c '[ "$(grep -c error: stderr)" = 1 ]'
check "no output without a model" sh -c '[ -z "$(ls -A out)" ]'
as="env QUOTH_MODEL=nowhere.quoth"
fails "the model that the environment names" '^nowhere.quoth: error: ' map article.txt
as=
check_exit 0 "an option goes before the environment" env QUOTH_MODEL=nowhere.quoth "$quoth" map article.txt --model "$model"
check "without either, the program in the build folder finds the source's" env -u QUOTH_MODEL "$quoth" map article.txt -T nt
# what an installed program does: nothing lies beside it
mkdir installed && cp "$quoth" installed/quoth
env -u QUOTH_MODEL installed/quoth map article.txt >stdout 2>stderr
check "an installed program reads the installed model" sh -c '[ $1 = 0 ] || grep -q "^/.*/quoth/en.quoth: error: " stderr' - $?

# ---- outputs ----
echo precious >out/old.ttl
fails "a failed run leaves the old output" '' map missing.txt -o out/old.ttl
check "the old output is whole" grep -q -x precious out/old.ttl
fails "no such folder" '^nowhere/a.ttl: error: cannot be written: No such file' map article.txt -o nowhere/a.ttl
mkdir out/dir.ttl
fails "folder as output" '^out/dir.ttl: error: cannot be written: Is a directory' map article.txt -o out/dir.ttl
rmdir out/dir.ttl
check_exit 1 "one bad output of two" "$quoth" map article.txt -o nowhere/a.ttl -o out/good.ttl
check "a mistyped folder is told before the work: nothing is written" test ! -e out/good.ttl
for form in ttl nt nq trig jsonld rdf rj graphml gexf cypher ftm.json anno.jsonld dot svg png pdf jsonl; do
    if [ -c /dev/full ]; then
        "$quoth" map article.txt -T $form >/dev/full 2>stderr
        got=$?
        if [ $got = 1 ] && grep -q 'No space left' stderr && [ "$(wc -l <stderr)" = 1 ]; then ok "full disk: $form"; else not_ok "full disk: $form" stderr; fi
    else
        skip "full disk: $form" "no /dev/full"
    fi
done
fails "property graph in no folder" '^nowhere/pg: error: cannot be made: No such file' map article.txt --property-graph nowhere/pg
fails "file instead of the folder" '^article.txt/Article.csv: error: ' map article.txt --property-graph article.txt
if [ -c /dev/full ]; then
    mkdir -p out/pg && ln -s /dev/full out/pg/SAID_BY.csv
    fails "full disk: property graph" 'No space left' map article.txt --property-graph out/pg
    check "the files before it are not there either" sh -c 'ls -A out/pg; [ "$(ls -A out/pg)" = SAID_BY.csv ]'
    rm -r out/pg
fi
mkdir -p out/pg/SAID_BY.csv
fails "folder instead of a file of the property graph" 'SAID_BY.csv: error: ' map article.txt --property-graph out/pg
check "none of the files is there" sh -c 'ls -A out/pg; [ "$(ls -A out/pg)" = SAID_BY.csv ]'
rmdir out/pg/SAID_BY.csv out/pg
fails "property graph of nothing" '^missing.txt: error: ' map missing.txt --property-graph out/pg
check "no folder is left" test ! -e out/pg
rm -f out/old.ttl
"$quoth" map article.txt -o out/kept.ttl && chmod 640 out/kept.ttl && "$quoth" map article.txt -o out/kept.ttl
check "rewriting keeps the mode" sh -c '[ "$(stat -c %a out/kept.ttl)" = 640 ]'
ln -s kept.ttl out/link.ttl
"$quoth" map article.txt --base https://example.org/ -o out/link.ttl
check "a link stays a link" test -L out/link.ttl
check "what the link names is rewritten" grep -q example.org out/kept.ttl
chmod 444 out/kept.ttl
fails_unprivileged "write-protected output" 'Permission denied' map article.txt -o out/kept.ttl
mkdir locked && chmod 555 locked
fails_unprivileged "write-protected folder" 'Permission denied' map article.txt -o locked/a.ttl
rm -f out/kept.ttl out/link.ttl

# ---- pipes and signals ----
{
    sleep 0.5 # until the reader is gone
    "$quoth" map article.txt -T nt 2>stderr
    echo $? >code
} | :
check "closed pipe: exit 1" grep -q -x 1 code
check "closed pipe: no noise" test ! -s stderr
"$quoth" map article.txt 2>stderr >&-
check "closed standard output" sh -c 'grep -q "standard output: error: cannot be written" stderr'
"$quoth" map article.txt -T nt >stdout 2>&-
check "closed standard error" cmp stdout alone.nt
mkfifo fifo
"$quoth" map fifo -o out/late.ttl 2>stderr &
child=$!
exec 3>fifo
n=0
while [ -z "$(ls -A out)" ] && [ $n -lt 50 ]; do
    sleep 0.1
    n=$((n + 1))
done
kill -TERM $child
wait $child
code=$?
exec 3>&-
check "killed by its signal" test $code = 143
check "nothing half done is left" sh -c 'ls -A out; [ -z "$(ls -A out)" ]'

# ---- a real full disk, where mounting is allowed ----
full_disk()
{
    mount -t tmpfs -o size=8k tmpfs out || exit 77
    "$quoth" map article.txt -o out/a.nt 2>stderr
    [ $? = 1 ] && grep -q 'out/a.nt: error: cannot be written: No space left' stderr && [ -z "$(ls -A out)" ]
}
if unshare -m true 2>/dev/null; then
    export quoth
    unshare -m sh -c "$(sed -n '/^full_disk()/,/^}/p' "$top_srcdir/tests/cli/failures.sh"); full_disk" >log 2>&1
    case $? in
    0) ok "full disk leaves nothing" ;;
    77) skip "full disk leaves nothing" "tmpfs cannot be mounted" ;;
    *) not_ok "full disk leaves nothing" log ;;
    esac
else
    skip "full disk leaves nothing" "no mount name space"
fi
done_testing
