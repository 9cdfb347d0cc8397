#!/bin/sh
# minimal.sh: the examples in C compile against the library as users have it, and write what the program writes.
. "$top_srcdir/tests/tap.sh"
cd "$tmp" || exit 99
article=$top_srcdir/examples/dissent.txt

build() # NAME
{
    ${CC:-gcc} -std=c11 -Wall -Wextra -Wpedantic -Werror ${QUOTH_TEST_SANITIZERS-} -I"$top_srcdir/src" \
        "$top_srcdir/examples/$1.c" -L"$top_builddir/src/.libs" -lquoth -Wl,-rpath,"$top_builddir/src/.libs" -o "$1"
}

for name in minimal statements; do
    check "$name.c compiles" build $name
    check "$name.c runs" sh -c './$1 <"$2" >$1.out' - $name "$article"
    check "$name.c reports broken input" sh -c '! printf "\377" | ./$1 2>stderr && test -s stderr' - $name
done
"$quoth" map - <"$article" >program.ttl
check "minimal.c writes what the program writes" cmp minimal.out program.ttl
statements=$("$quoth" map - --summary <"$article" | sed -n 's/^Statements (\([0-9]*\)).*/\1/p')
check "statements.c finds what the program finds" test "$(wc -l <statements.out)" = "$statements"
check "statements.c names the speaker, the kind, the words" \
    grep -q "^one Department official	direct	“Nobody on my floor believes in the new wall,”" statements.out
check "the shared library asks for no other headers" env PKG_CONFIG_LIBDIR="$top_builddir/src" "${PKG_CONFIG:-pkg-config}" --cflags --libs quoth
done_testing
