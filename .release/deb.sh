#!/bin/sh
# deb.sh: builds the Debian packages from the release: sh deb.sh RELEASE.tar.xz FOLDER [OPTION of dpkg-buildpackage]...
#
# Writes into FOLDER, which it empties: packages, their source package, the log. .debian becomes debian/ there; the
# changelog gets the version of the release and its date. DEB_BUILD_OPTIONS=nocheck leaves the tests out.
set -eu
archive=$(realpath "$1") folder=$2
shift 2
version=$(basename "$archive" .tar.xz)
version=${version#quoth-}

command -v dpkg-buildpackage >/dev/null && command -v dh >/dev/null ||
    { echo "make deb: install dpkg-dev and debhelper first" >&2; exit 1; }
rm -rf "$folder"
mkdir -p "$folder"
cd "$folder"
cp "$archive" "quoth_$version.orig.tar.xz"
tar -xf "$archive"
cd "quoth-$version"
SOURCE_DATE_EPOCH=$(sh .release/date.sh)
export SOURCE_DATE_EPOCH
cp -R .debian debian
sed "s/@VERSION@/$version/; s/@DATE@/$(LC_ALL=C date -u -R -d "@$SOURCE_DATE_EPOCH")/" .debian/changelog >debian/changelog
chmod +x debian/rules
dpkg-buildpackage -us -uc "$@" >../build.log 2>&1 || { tail -n 40 ../build.log >&2; exit 1; }
cd ..
rm -rf "quoth-$version"
ls *.deb
