#!/bin/sh
# quickstart.sh: from a fresh Debian 12 to a first graph and its map.
#
#   ./quickstart.sh          installs what is missing, builds in build/, maps examples/dissent.txt into examples/out/
#   ./quickstart.sh check    installs what is missing, builds and runs every test, plain and with sanitizers; the last
#                            line counts them, the exit status is 1 when one failed
set -eu
cd "$(dirname "$0")"

BUILD_PACKAGES="autoconf automake gcc libtool make pkg-config
    libcurl4-gnutls-dev libgraphviz-dev libjansson-dev libmicrohttpd-dev libraptor2-dev libseccomp-dev libserd-dev libutf8proc-dev
    libxml2-dev libzstd-dev nettle-dev zlib1g-dev fonts-dejavu-core"
TEST_PACKAGES="chromium clang clang-format debhelper dpkg-dev g++ gawk gcc-aarch64-linux-gnu libc6-dev-arm64-cross
    libclang-rt-14-dev libcmocka-dev lintian man-db mandoc python3-venv qemu-user raptor2-utils rasqal-utils serdi
    systemd virtuoso-opensource-7-bin xz-utils zsh zstd"
FUSEKI=5.2.0

# Java and Maven, unless this machine has some: Fuseki, Neo4j and Gephi take part in the tests.
command -v java >/dev/null && command -v mvn >/dev/null || TEST_PACKAGES="$TEST_PACKAGES default-jdk-headless maven"

# ---- packages ----

missing_packages() # PACKAGE...
{
    for package in "$@"; do
        case $(dpkg-query -W -f '${Status}' "$package" 2>/dev/null || :) in
        "install ok installed") ;;
        *) echo "$package" ;;
        esac
    done
}

install_packages() # PACKAGE...
{
    if ! command -v apt-get >/dev/null; then
        echo "No apt-get here: install what these Debian packages hold, if it is not there: $*"
        return 0
    fi
    missing=$(missing_packages "$@")
    [ -n "$missing" ] || return 0
    echo "Installing:" $missing
    root=
    [ "$(id -u)" = 0 ] || root=sudo
    # --no-remove: libraptor2-dev wants curl's gnutls headers, which would push out its openssl ones
    $root apt-get -q update >>"$log" 2>&1 &&
        $root env DEBIAN_FRONTEND=noninteractive \
            apt-get -q install -y --no-install-recommends --no-remove $missing >>"$log" 2>&1 || {
        tail -n 15 "$log" >&2
        echo "quickstart: packages could not be installed (if libcurl4-openssl-dev stands in the way, remove it)" >&2
        exit 1
    }
}

# ---- building ----

# Runs a step with its output in the log; shows the end of the log when it fails.
step() # TITLE COMMAND...
{
    title=$1
    shift
    printf '%s ... ' "$title"
    started=$(date +%s)
    if "$@" >>"$log" 2>&1 </dev/null; then
        echo "done ($(($(date +%s) - started)) s)"
    else
        echo "FAILED"
        tail -n 30 "$log" >&2
        return 1
    fi
}

configure_in() # FOLDER OPTION...
{
    mkdir -p "$1" && cd "$1" || return 1
    shift
    ../configure "$@"
}

build_in() # FOLDER OPTION...
{
    [ -x ./configure ] && [ ./configure -nt configure.ac ] && [ ./Makefile.in -nt Makefile.am ] ||
        step "Making configure" ./autogen.sh || return 1
    step "Configuring $1" eval "(configure_in $*)" || return 1
    step "Building in $1" make -C "$1" -j"$jobs"
}

# ---- the two jobs ----

map_the_example()
{
    build_in build || exit 1
    mkdir -p examples/out
    build/src/quoth map examples/dissent.txt --title "Dissent over Kestrel Dam" --summary \
        -o examples/out/dissent.ttl -o examples/out/dissent.svg -o examples/out/dissent.png -o examples/out/dissent.html
    cat <<END

Read     examples/dissent.txt           an invented article
Written  examples/out/dissent.ttl       its graph: people, roles, statements, and where each comes from
         examples/out/dissent.svg .png  its map: who speaks for whom
         examples/out/dissent.html      a page to read: article, cast, map, statements

Next     build/src/quoth map YOUR-ARTICLE.txt --summary
         build/src/quoth map page.html -o page.ttl -o page.svg --view statements
         build/src/quoth --help         man src/man/quoth.1         ./quickstart.sh check
END
}

passed=0
failed=0

# One test that is not make check's.
count() # TITLE COMMAND...
{
    if step "$@"; then passed=$((passed + 1)); else failed=$((failed + 1)); fi
}

# Adds the numbers of automake's summary; a run that ends without one is one failure.
count_suite() # TITLE FOLDER
{
    printf '%s ... ' "$1"
    started=$(date +%s)
    make -k -j"$jobs" -C "$2" check >"$2/check.out" 2>&1 </dev/null || :
    good=$(sed -n 's/^# PASS: *//p; s/^# XFAIL: *//p' "$2/check.out" | awk '{ n += $1 } END { print n + 0 }')
    bad=$(sed -n 's/^# FAIL: *//p; s/^# XPASS: *//p; s/^# ERROR: *//p' "$2/check.out" | awk '{ n += $1 } END { print n + 0 }')
    if ! grep -q '^# TOTAL:' "$2/check.out"; then
        tail -n 30 "$2/check.out" >&2
        bad=1
    fi
    passed=$((passed + good))
    failed=$((failed + bad))
    echo "$good passed, $bad failed ($(($(date +%s) - started)) s)"
    grep -E '^(FAIL|ERROR|XPASS):' "$2/check.out" || :
    grep -E '^SKIP:' "$2/check.out" || :
    [ "$bad" = 0 ] || [ ! -f "$2/test-suite.log" ] || tail -n 200 "$2/test-suite.log"
}

make_test_python()
{
    [ -x build-check/venv/bin/python3 ] || python3 -m venv build-check/venv || return 1
    build-check/venv/bin/pip install -q --disable-pip-version-check -r tests/requirements.txt &&
        build-check/venv/bin/pip install -q --disable-pip-version-check --no-compile -r tests/python/spacy.txt
}

# The stores that tests/stores starts: Virtuoso is a package, these are not.
get_stores()
{
    build-check/venv/bin/pip install -q --disable-pip-version-check oxigraph || return 1
    [ -f "$QUOTH_FUSEKI" ] ||
        mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy -DoutputDirectory="$PWD/build-check/stores" \
            -Dartifact=org.apache.jena:jena-fuseki-server:$FUSEKI
}

# A Python that has Spark: large, and needed once.
get_spark()
{
    build-check/venv/bin/pip install -q --disable-pip-version-check -r tests/spark/requirements.txt
}

check_everything()
{
    mkdir -p build-check build-sanitizers
    count "Python packages (tests/requirements.txt)" make_test_python
    if [ -x build-check/venv/bin/python3 ]; then
        QUOTH_TEST_PYTHON=$PWD/build-check/venv/bin/python3
        export QUOTH_TEST_PYTHON
    fi
    QUOTH_FUSEKI=$PWD/build-check/stores/jena-fuseki-server-$FUSEKI.jar
    QUOTH_OXIGRAPH=$PWD/build-check/venv/bin/oxigraph
    export QUOTH_FUSEKI QUOTH_OXIGRAPH
    count "Stores (Fuseki, Oxigraph)" get_stores
    count "Spark (tests/spark/requirements.txt)" get_spark
    count "Building with warnings as errors" build_in build-check --enable-werror
    QUOTH_STORES="fuseki oxigraph virtuoso" QUOTH_GRAPH_TOOLS="gephi neo4j"
    QUOTH_RELEASE=1 QUOTH_SPARK=$PWD/build-check/venv/bin/python3
    export QUOTH_STORES QUOTH_GRAPH_TOOLS QUOTH_RELEASE QUOTH_SPARK
    count_suite "Tests" build-check
    unset QUOTH_STORES QUOTH_GRAPH_TOOLS QUOTH_RELEASE QUOTH_SPARK # once is enough
    count "Building with sanitizers" build_in build-sanitizers --enable-werror --enable-sanitizers
    count_suite "Tests with sanitizers" build-sanitizers
    if command -v clang >/dev/null; then count "Fuzzing, a few seconds a target" make -j"$jobs" -C build-check fuzz SECONDS=4; fi
    # that the release holds every file, tests/release/dist.sh asks; here it is built, tested in short, and installed
    count "Release archive (make distcheck)" make -C build-check distcheck \
        TESTS="tests/unit/graph tests/unit/read tests/cli/golden.sh tests/cli/minimal.sh tests/cli/options.sh tests/rdf/forms.sh"
    echo "$passed passed, $failed failed"
    [ "$failed" = 0 ]
}

jobs=$(nproc 2>/dev/null || echo 2)
mkdir -p build
log=$PWD/build/quickstart.log
: >"$log"
case ${1-} in
"")
    install_packages $BUILD_PACKAGES
    map_the_example
    ;;
check)
    install_packages $BUILD_PACKAGES $TEST_PACKAGES
    check_everything
    ;;
*)
    echo "usage: ./quickstart.sh [check]" >&2
    exit 2
    ;;
esac
