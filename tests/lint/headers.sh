#!/bin/sh
# headers.sh: every header is complete alone, and the installed one is C++ too.
. "$top_srcdir/tests/tap.sh"
cd "$top_srcdir/src" || exit 99

compile() # LANGUAGE COMPILER HEADER
{
    echo "#include \"$3\"" | $2 -x "$1" -Wall -Wextra -Wpedantic -Werror -fsyntax-only \
        -D_GNU_SOURCE -I. -I"$top_builddir/src" $QUOTH_TEST_CFLAGS -
}

for header in *.h */*.h; do
    case $header in cli/*) continue ;; esac
    compile c "${CC:-gcc} -std=c11" "$header" || echo "$header"
done >"$tmp/found" 2>&1
if [ -s "$tmp/found" ]; then not_ok "headers compile alone" "$tmp/found"; else ok "headers compile alone"; fi

check "quoth.h is C99" compile c "${CC:-gcc} -std=c99" quoth.h
if command -v "${CXX:-g++}" >/dev/null; then
    check "quoth.h is C++" compile c++ "${CXX:-g++} -std=c++11" quoth.h
else
    skip "quoth.h is C++" "no C++ compiler"
fi
done_testing
