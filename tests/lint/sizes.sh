#!/bin/sh
# sizes.sh: reports long files and functions of src/. It warns, and fails for nothing: a long table may be right.
. "$top_srcdir/tests/tap.sh"
cd "$top_srcdir/src" || exit 99

for file in *.[ch] */*.[ch]; do
    awk -v file="$file" '
        /^[a-z].*[^;]$/ { name = $0; start = FNR }
        /^}/ && start && FNR - start > 60 { printf "# %s: %d lines: %s\n", file, FNR - start, name }
        /^}/ { start = 0 }
        END { if (FNR > 400) printf "# %s: %d lines\n", file, FNR }' "$file"
done
ok "sizes are reported"
done_testing
