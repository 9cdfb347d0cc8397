# stores.sh: what the scripts of this folder begin with, behind tap.sh: . "$top_srcdir/tests/stores/stores.sh"
#
# They start real products, which Maven and pip fetch: only where $QUOTH_TEST_STORES is set, as quickstart.sh does. There
# a product that cannot be had fails the test.
[ -n "${QUOTH_TEST_STORES-}" ] || skip_all "QUOTH_TEST_STORES is not set: real products, fetched from package registries"

# The class path of a Maven project, kept in the build folder, on standard output.
maven_classpath() # POM
{
    classpath=$top_builddir/tests/stores/$(basename "$1" .xml).classpath
    if [ ! -s "$classpath" ] || [ "$1" -nt "$classpath" ]; then
        mkdir -p "$top_builddir/tests/stores"
        mvn -B -q -f "$1" org.apache.maven.plugins:maven-dependency-plugin:3.6.1:build-classpath \
            -Dmdep.outputFile="$classpath.new" >&2 && mv "$classpath.new" "$classpath" || return 1
    fi
    cat "$classpath"
}
