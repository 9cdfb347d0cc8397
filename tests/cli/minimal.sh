#!/bin/sh
# minimal.sh: examples/minimal.c compiles against the library as users have it, and writes what the program writes.
. "$top_srcdir/tests/tap.sh"
cd "$tmp" || exit 99
article=$top_srcdir/examples/dissent.txt

build_it()
{
    ${CC:-gcc} -std=c11 -Wall -Wextra -Wpedantic -Werror ${QUOTH_TEST_SANITIZERS-} -I"$top_srcdir/src" \
        "$top_srcdir/examples/minimal.c" -L"$top_builddir/src/.libs" -lquoth -Wl,-rpath,"$top_builddir/src/.libs" -o minimal
}

check "minimal.c compiles" build_it
check "minimal.c runs" sh -c './minimal <"$1" >minimal.ttl' - "$article"
"$quoth" map - <"$article" >program.ttl
check "minimal.c writes what the program writes" cmp minimal.ttl program.ttl
check "minimal.c reports broken input" sh -c '! printf "\377" | ./minimal 2>stderr && test -s stderr'
check "the installed file links with everything that it needs" grep -q '^Requires.private: .*raptor2' "$top_builddir/src/quoth.pc"
done_testing
