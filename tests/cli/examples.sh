#!/bin/sh
# examples.sh: every example of the README, the manual and --help runs as it is printed there.
#
# README: blocks marked ```sh, in one folder, from top to bottom; each line of a ```turtle block stands in the graph of
# examples/dissent.txt; the roqet line answers. Manual: lines that begin with ".Dl $ ". Help: lines that begin with "  quoth ".
. "$top_srcdir/tests/tap.sh"
cd "$tmp" || exit 99
mkdir bin examples
cp -R "$top_srcdir/examples/queries" examples
cp "$top_srcdir/examples/dissent.txt" "$top_srcdir/examples/minimal.c" examples
cp "$top_srcdir/examples/dissent.txt" article.txt
{
    echo '<!DOCTYPE html><html lang="en"><head><title>Sea wall</title></head><body><article><h1>Sea wall in doubt</h1>'
    echo '<p>“The sea wall will not last another winter,” said Ada Quill, director of the Coastal Agency.</p>'
    echo '</article></body></html>'
} >page.html
printf 'rename\tAda Quill\tAda B. Quill\n' >report.corrections.tsv
cp article.txt a.txt
mkdir articles
cp article.txt page.html articles
cp page.html b.html
printf '#!/bin/sh\nexec "%s" "$@"\n' "$quoth" >bin/quoth
chmod +x bin/quoth
PATH=$tmp/bin:$PATH

run_line() { sh -e -c "$1" </dev/null; }

sed -n 's/^\.Dl \$ //p' "$top_srcdir/src/man/quoth.1" | sed 's/\\e/\\/g' >man.txt
"$quoth" --help | sed -n 's/^  \(quoth map .*\)/\1/p' | sed 's/   .*//' >help.txt
awk '/^```sh$/ { on = 1; next } /^```/ { on = 0 } on' "$top_srcdir/README.md" >readme.txt
for source in man help readme; do
    check "$source has examples" test -s $source.txt
    while IFS= read -r line; do
        check "$source: $line" run_line "$line"
    done <$source.txt
done

# the README's first query; roqet's exit status is of no use: it is 2 after some answers that are right
sed -n 's/^\$ \(roqet .*\)/\1/p' "$top_srcdir/README.md" >query.txt
check "README shows a query" test -s query.txt
if command -v roqet >/dev/null; then
    sh -c "$(cat query.txt) -q -r csv" >rows.txt 2>errors.txt
    check "README: $(cat query.txt)" sh -c 'cat rows.txt errors.txt; [ "$(wc -l <rows.txt)" -ge 3 ] && [ ! -s errors.txt ]'
else
    skip "README: $(cat query.txt)" "no roqet"
fi

quoth map examples/dissent.txt >dissent.ttl
awk '/^```turtle$/ { on = 1; next } /^```/ { on = 0 } on' "$top_srcdir/README.md" | grep -v '^ *…' >turtle.txt
check "README shows Turtle" test -s turtle.txt
sed 's/^ *//; s/ *[;.]$//' dissent.ttl | sort -u >have.txt
sed 's/^ *//; s/ *[;.]$//' turtle.txt | grep . | sort -u >shown.txt
check "README's Turtle is what the program writes" sh -c 'comm -13 have.txt shown.txt | tee missing; [ ! -s missing ]'
done_testing
