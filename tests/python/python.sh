#!/bin/sh
# python.sh: the Python package: make wheel, an empty virtual environment, the README's example, types, and test_*.py.
. "$top_srcdir/tests/tap.sh"
python=${QUOTH_TEST_PYTHON:-}
[ -n "$python" ] || skip_all "no Python with the packages of tests/requirements.txt (QUOTH_TEST_PYTHON)"
[ -z "${QUOTH_TEST_SANITIZERS-}" ] || skip_all "a Python without sanitizers cannot load a library with them"

# A make of its own: this one's job server is not for it.
check "make wheel" env -u MAKEFLAGS -u MAKELEVEL make -C "$top_builddir" wheel PYTHON="$python"
set -- "$top_builddir"/dist/quoth-*-py3-none-*.whl
check "one wheel for every Python 3" test -f "$1" -a $# = 1

empty=$tmp/empty
check "an empty virtual environment" "$python" -m venv --without-pip "$empty"
check "pip installs the wheel" "$python" -m pip --python "$empty/bin/python" install -q --disable-pip-version-check "$1"
cd "$tmp" || exit 99

version=$(sed -n 's/^AC_INIT(\[quoth\], \[\([^]]*\)\].*/\1/p' "$top_srcdir/configure.ac")
check "its version is configure.ac's" "$empty/bin/python" -c 'import importlib.metadata, quoth, sys
assert quoth.__version__ == importlib.metadata.version("quoth") == sys.argv[1], quoth.__version__' "$version"
check "what an extra brings is named when it is missing" "$empty/bin/python" -c 'import quoth
found = quoth.map("“The wall will hold,” said Ada Quill.")
for ask, extra in ((lambda: found.graph, "rdf"), (found.to_networkx, "networkx")):
    try:
        ask()
    except ImportError as error:
        assert f"pip install quoth[{extra}]" in str(error), error
    else:
        raise SystemExit("no error")'
check "licences of what is bundled" "$empty/bin/python" -c 'import pathlib, quoth
there = {file.stem for file in (pathlib.Path(quoth.__file__).parent / "licenses").iterdir()}
assert {"quoth", "en.quoth", "libraptor2-0", "libgvc6", "libxml2", "libglib2.0-0", "libexpat1", "libx11-6", "common-LGPL-2.1"} <= there, there'

# from here on with the packages of requirements.txt beside it
PYTHONPATH=$(echo "$empty"/lib/python3*/site-packages)
export PYTHONPATH
mkdir examples
cp "$top_srcdir/examples/dissent.txt" examples
awk '/^```python$/ { on = 1; next } /^```/ { on = 0 } on' "$top_srcdir/README.md" >readme.py
check "README has an example" test -s readme.py
check "README: its example runs" "$python" readme.py
check "examples/python/statements.py runs" "$python" "$top_srcdir/examples/python/statements.py" examples/dissent.txt

# without PYTHONPATH: mypy refuses to look there
check "mypy --strict has nothing to say of the package" \
    env -u PYTHONPATH "$python" -m mypy --cache-dir "$tmp/mypy" --config-file "$top_srcdir/src/python/pyproject.toml" \
    --python-executable "$python" "$top_srcdir/src/python/quoth"
check "a program that uses it is typed" \
    env -u PYTHONPATH "$python" -m mypy --strict --cache-dir "$tmp/mypy" --python-executable "$empty/bin/python" readme.py

QUOTH_PROGRAM=$quoth include "$python" "$top_srcdir/tests/python/run.py" "$top_srcdir/tests/python"
done_testing
