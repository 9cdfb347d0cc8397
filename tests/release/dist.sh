#!/bin/sh
# dist.sh: make dist gives the same bytes for the same sources, also when it is made again of the release itself, elsewhere,
# by somebody with other habits. Runs where $QUOTH_RELEASE is set.
. "$top_srcdir/tests/tap.sh"
[ -n "${QUOTH_RELEASE-}" ] || skip_all "QUOTH_RELEASE is not set"
unset MAKEFLAGS MFLAGS
XZ_OPT=-0 # quick; the release itself is packed tighter
export XZ_OPT
version=$("$quoth" --version | sed 's/quoth //')
name=quoth-$version

pack() # BUILD-FOLDER OUT
{
    make -C "$1" dist && mv "$1/$name.tar.xz" "$2"
}
again()
{
    umask 077
    TZ=Asia/Kathmandu LC_ALL=C
    export TZ LC_ALL
    mkdir "$tmp/other" "$tmp/other/build" && cd "$tmp/other" && tar -xf "$tmp/first.tar.xz" &&
        cd build && "../$name/configure" && pack . "$tmp/second.tar.xz"
}

check "make dist" pack "$top_builddir" "$tmp/first.tar.xz"
check "make dist from the release" again
check "both are the same bytes" cmp "$tmp/first.tar.xz" "$tmp/second.tar.xz"
tar -tvf "$tmp/first.tar.xz" >"$tmp/list"
check "nobody owns its files" sh -c '! grep -v " 0/0 " "$1"' - "$tmp/list"
check "all files are of one date" test "$(awk '{ print $4, $5 }' "$tmp/list" | sort -u | wc -l)" = 1
for file in configure .debian/rules .release/deb.sh src/models/en.quoth; do
    check "it holds $file" grep -q " $name/$file$" "$tmp/list"
done
not_packed() # what git knows and the release lacks
{
    sed "s|.* $name/||" "$tmp/list" | LC_ALL=C sort >"$tmp/packed"
    git -C "$top_srcdir" ls-files | grep -vFx .gitignore | LC_ALL=C sort | LC_ALL=C comm -13 "$tmp/packed" -
}
if git -C "$top_srcdir" rev-parse --git-dir >"$tmp/git" 2>&1; then
    not_packed >"$tmp/lacks"
    check "it holds every file of the sources" sh -c 'cat "$1"; [ ! -s "$1" ]' - "$tmp/lacks"
else
    skip "it holds every file of the sources" "no git checkout"
fi
check "it holds nothing that was built" sh -c '! grep -E "\.(o|lo|la|log|trs|inc)$" "$1"' - "$tmp/list"
done_testing
