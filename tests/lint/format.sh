#!/bin/sh
# format.sh: the C code looks as .clang-format says. Other versions of clang-format than 14 disagree in details.
. "$top_srcdir/tests/tap.sh"
cd "$top_srcdir" || exit 99

format=
for candidate in clang-format-14 clang-format; do
    case $("$candidate" --version 2>/dev/null) in *"version 14."*) format=$candidate && break ;; esac
done
[ -n "$format" ] || skip_all "no clang-format 14"
# the folder of a release holds no other C files than ours
for file in $(find src examples tests -name '*.[ch]' | sort); do
    check "$file" "$format" --style=file --dry-run -Werror "$file"
done
done_testing
