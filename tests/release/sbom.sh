#!/bin/sh
# sbom.sh: make sbom and make licences tell all that the program loads. Runs where $QUOTH_RELEASE is set.
. "$top_srcdir/tests/tap.sh"
[ -n "${QUOTH_RELEASE-}" ] || skip_all "QUOTH_RELEASE is not set"
[ -z "${QUOTH_TEST_SANITIZERS-}" ] || skip_all "a build with sanitizers is not released"
command -v dpkg-query >/dev/null || skip_all "no dpkg"
unset MAKEFLAGS MFLAGS
name=quoth-$("$quoth" --version | sed 's/quoth //')
cd "$top_builddir" || exit 99

check "make sbom" make sbom
cp "$name.cdx.json" "$tmp/first.json"
check "make sbom again" make sbom
check "it is the same" cmp "$tmp/first.json" "$name.cdx.json"
if [ -n "${QUOTH_TEST_PYTHON-}" ]; then
    include "$QUOTH_TEST_PYTHON" "$top_srcdir/tests/release/sbom.py" "$name.cdx.json" src/quoth "$top_srcdir/src/models/en.quoth"
else
    skip "the bill is right" "QUOTH_TEST_PYTHON is not set"
fi
check "make licences" make licences
for package in libraptor2-0 libgvc6 libxml2 libcurl3-gnutls; do
    check "licences tell of $package" grep -q "^  [*] $package [0-9].*: ." "$name.licences.txt"
    check "and how they read" sh -c 'grep -q "^$1[:a-z0-9]* (/usr/share/doc/$1/copyright)" "$2"' - $package "$name.licences.txt"
done
done_testing
