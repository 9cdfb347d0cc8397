#!/bin/sh
# deb.sh: make deb builds packages that lintian accepts; what they hold maps an article, and a program compiles with them.
# They are unpacked, not installed: make check-deb installs them into a new Debian. Runs where $QUOTH_RELEASE is set.
. "$top_srcdir/tests/tap.sh"
[ -n "${QUOTH_RELEASE-}" ] || skip_all "QUOTH_RELEASE is not set"
command -v dh >/dev/null && command -v dpkg-buildpackage >/dev/null || skip_all "no debhelper, or no dpkg-dev"
unset MAKEFLAGS MFLAGS QUOTH_MODEL
cd "$tmp" || exit 99

build()
{
    DEB_BUILD_OPTIONS="nocheck noautodbgsym parallel=$(nproc)" XZ_OPT=-0 make -C "$top_builddir" deb
}
unpack()
{
    for package in "$top_builddir"/deb/*.deb; do dpkg-deb -x "$package" root || return 1; done
}

check "make deb" build
for package in quoth libquoth0 libquoth-dev quoth-data; do
    check "there is $package" sh -c 'dpkg-deb -I "$1"/deb/$2_*.deb' - "$top_builddir" $package
done
if command -v lintian >/dev/null; then
    check "lintian has no errors and no warnings" lintian --allow-root --fail-on error,warning "$top_builddir"/deb/*.changes
else
    skip "lintian has no errors and no warnings" "no lintian"
fi

mkdir root
check "they unpack" unpack
library=$(dirname "$(find root -name 'libquoth.so.0')")
LD_LIBRARY_PATH=$tmp/$library QUOTH_MODEL=$tmp/root/usr/share/quoth/en.quoth
export LD_LIBRARY_PATH QUOTH_MODEL
check "the program maps the example" root/usr/bin/quoth map root/usr/share/doc/quoth/examples/dissent.txt -o a.ttl -o a.svg -o a.png
check "as the one that was built here" sh -c '"$1" map - -T ttl <"$2" >b.ttl && root/usr/bin/quoth map - -T ttl <"$2" | cmp - b.ttl' - \
    "$quoth" "$top_srcdir/examples/dissent.txt"
check "the pictures are pictures" sh -c 'grep -q "<svg" a.svg && head -c 4 a.png | grep -q PNG'
flags=$(PKG_CONFIG_SYSROOT_DIR=$tmp/root PKG_CONFIG_LIBDIR=$library/pkgconfig "${PKG_CONFIG:-pkg-config}" --cflags --libs quoth)
check "minimal.c compiles with the headers and the library" ${CC:-gcc} root/usr/share/doc/libquoth-dev/examples/minimal.c $flags -o minimal
check "and writes what the program writes" sh -c './minimal <"$1" | cmp - b.ttl' - "$top_srcdir/examples/dissent.txt"
check "the unit of systemd is there" cmp root/lib/systemd/system/quoth.service "$top_srcdir/examples/quoth.service"
for script in postinst prerm; do dpkg-deb -I "$top_builddir"/deb/quoth_*.deb $script >$script; done
check "only who had it enabled gets it enabled" grep -q "debian-installed 'quoth.service'" postinst
check "it is stopped before it is removed" grep -q "deb-systemd-invoke stop 'quoth.service'" prerm
check "manual pages, completions and licences are there" sh -c 'cd root/usr/share && ls man/man1/quoth.1.gz man/man3/libquoth.3.gz \
    man/man5/quoth-model.5.gz bash-completion/completions/quoth.bash zsh/vendor-completions/_quoth doc/*/copyright'
done_testing
