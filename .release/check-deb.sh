#!/bin/sh
# check-deb.sh: installs the packages of a folder into a new Debian, whose apt finds what they depend on, and uses them
# there: sh check-deb.sh FOLDER. Needs mmdebstrap, apt-ftparchive or dpkg-scanpackages, and root or user namespaces; takes
# its mirrors from this machine.
set -eu
folder=$(realpath "$1")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/pool"
cp "$folder"/*.deb "$work/pool"
chmod -R a+rX "$work"
(cd "$work/pool" && dpkg-scanpackages . >Packages 2>/dev/null)
mirrors=$(ls /etc/apt/sources.list /etc/apt/sources.list.d/*.list /etc/apt/sources.list.d/*.sources 2>/dev/null || :)
suite=$(. /etc/os-release && echo "$VERSION_CODENAME")

cat >"$work/use.sh" <<'END'
set -e
cd /tmp
quoth --version
quoth map /usr/share/doc/quoth/examples/dissent.txt -o a.ttl -o a.svg -o a.png --summary | head -n 3
ls -l a.ttl a.svg a.png
quoth map - -T ttl </usr/share/doc/quoth/examples/dissent.txt >b.ttl
quoth check -v a.ttl
cc /usr/share/doc/libquoth-dev/examples/minimal.c $(pkg-config --cflags --libs quoth) -o minimal
./minimal </usr/share/doc/quoth/examples/dissent.txt | cmp - b.ttl
echo "minimal.c: the same graph"
END
mmdebstrap --variant=apt --include=quoth,libquoth-dev,gcc,libc6-dev,pkg-config \
    --dpkgopt='path-include=/usr/share/doc/*' \
    --customize-hook='copy-in '"$work"'/use.sh /tmp' --customize-hook='chroot "$1" sh /tmp/use.sh' \
    "$suite" /dev/null "deb [trusted=yes] copy:$work/pool ./" $mirrors
