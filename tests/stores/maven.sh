# maven.sh: what the scripts for products that Maven fetches begin with, behind tap.sh and tool=NAME:
# . "$top_srcdir/tests/stores/maven.sh"
#
# $QUOTH_GRAPH_TOOLS names the products that must be there: quickstart.sh check names all. One that is named and cannot be had
# fails the test; one that is not named is skipped, as make check alone needs no network.
case " ${QUOTH_GRAPH_TOOLS-} " in
*" $tool "*) ;;
*) skip_all "QUOTH_GRAPH_TOOLS does not name $tool; quickstart.sh check does" ;;
esac

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
