#!/bin/sh
# xml.sh: hostile news XML: nothing outside the file is opened, by name or over the network; no entity grows; no option of
# libxml2 that would allow it stands in the sources.
. "$top_srcdir/tests/tap.sh"
. "$top_srcdir/tests/patho/wanted.sh"
cd "$tmp" || exit 99
item='<item><title>t</title><description>The mayor of Fenport said no to the council.'

# feed FILE DOCTYPE TEXT: an item with that text
feed()
{
    printf '<?xml version="1.0"?>\n%s<rss><channel>%s %s</description></item></channel></rss>\n' "$2" "$item" "$3" >"$1"
}

# ---- files and network: a pipe that nobody writes would block whoever opens it; a listener notes who calls ----
mkfifo pipe
python=${QUOTH_TEST_PYTHON:-$(command -v python3)}
port=
if [ -n "$python" ]; then
    "$python" -c '
import socket, sys
s = socket.create_server(("127.0.0.1", 0))
print(s.getsockname()[1], flush=True)
s.accept()
print("called", flush=True)' >calls 2>&1 &
    listener=$!
    n=0
    while [ ! -s calls ] && [ $n -lt 100 ]; do
        sleep 0.1
        n=$((n + 1))
    done
    port=$(head -n 1 calls)
fi
for place in "file://$tmp/pipe" "$tmp/pipe" "http://127.0.0.1:${port:-9}/x" "ftp://127.0.0.1:${port:-9}/x"; do
    kind=${place%%:*}
    feed entity.rss "<!DOCTYPE rss [<!ENTITY x SYSTEM \"$place\">]>" '&x; &x;'
    mapped "external entity: $kind" 180 entity.rss
    feed parameter.rss "<!DOCTYPE rss [<!ENTITY % x SYSTEM \"$place\"> %x;]>" ''
    mapped "external parameter entity: $kind" 180 parameter.rss
    feed dtd.rss "<!DOCTYPE rss SYSTEM \"$place\">" '&nbsp;'
    run 180 dtd.rss
    check "external document type: $kind" test $got -le 1
    feed include.rss '' "<x:include xmlns:x=\"http://www.w3.org/2001/XInclude\" href=\"$place\"/>"
    mapped "inclusion: $kind" 180 include.rss
    printf '<?xml version="1.0"?>\n<!DOCTYPE html SYSTEM "%s">\n<html><body><p>The mayor of Fenport said no to the council.</p></body></html>\n' "$place" >page.html
    mapped "document type of a page: $kind" 180 page.html
done
if [ -n "$port" ]; then
    check "nobody called" test "$(wc -l <calls)" = 1
    kill $listener 2>/dev/null
else
    skip "nobody called" "no Python"
fi
feed secret.rss "<!DOCTYPE rss [<!ENTITY x SYSTEM \"$tmp/secret\">]>" '&x;'
echo treasure >secret
"$quoth" map secret.rss --body-only text.txt 2>stderr
check "no file's words get into a text" sh -c '[ -s text.txt ] && ! grep -q treasure text.txt'

# ---- bombs ----
awk 'BEGIN {
    print "<?xml version=\"1.0\"?>\n<!DOCTYPE rss [<!ENTITY a0 \"ha\">"
    for (i = 1; i < 30; i++) {
        printf "<!ENTITY a%d \"", i
        for (k = 0; k < 10; k++) printf "&a%d;", i - 1
        print "\">"
    }
    print "]>\n<rss><channel><item><title>&a29;</title><description>The mayor said no. &a29;</description></item></channel></rss>"
}' >laughs.rss
refused "a billion laughs" "XML: " 180 laughs.rss
{ printf '<?xml version="1.0"?>\n<!DOCTYPE rss [<!ENTITY a "'; repeat 60000 x; printf '">]>\n<rss><channel>%s ' "$item"
    repeat $many '&a;'; echo '</description></item></channel></rss>'; } >quadratic.rss
mapped "a large entity, again and again" 180 quadratic.rss
feed circle.rss '<!DOCTYPE rss [<!ENTITY a "&b;"><!ENTITY b "&a;">]>' '&a;'
run 180 circle.rss
check "entities in a circle" test $got -le 1

# ---- sizes ----
{ printf '<rss><channel>%s' "$item"; repeat $many '<b>'; } >deep.rss
refused "open elements" "XML: .*depth\|XML: .*nested" 180 deep.rss
{ printf '<rss><channel><item '; awk 'BEGIN { for (i = 0; i < 100000; i++) printf "a%d=\"\" ", i }'; echo '>'; } >attributes.rss
refused "100,000 attributes of one element" "more than 128 KiB" 180 attributes.rss
{ printf '<rss><channel><item '; awk 'BEGIN { for (i = 0; i < 100000; i++) printf "a%d=\">\" ", i }'; echo '>'; } >attributes.rss
refused "100,000 attributes with closing brackets" "more than 128 KiB" 180 attributes.rss
{ printf '<rss><channel>%s' "$item"; repeat 1000001 '<b/>'; printf '</description></item></channel></rss>'; } >elements.rss
refused "a million elements" "too many elements in one article (--max-nodes)" 180 elements.rss
{ printf '<rss><channel>%s <![CDATA[' "$item"; repeat 2000000 'The mayor'; } >text.rss
refused "18 MB of text" "" 180 text.rss

# ---- what the sources ask of libxml2 ----
grep -rnE '(XML|HTML)_PARSE_[A-Z_]+|xmlSubstituteEntities|xmlLoadExtDtd|xinclude\.h|nanohttp\.h' "$top_srcdir/src" --include='*.[ch]' -o |
    sed 's/.*://' | LC_ALL=C sort -u >asked
cat >known <<END
HTML_PARSE_COMPACT
HTML_PARSE_IGNORE_ENC
HTML_PARSE_NOERROR
HTML_PARSE_NONET
HTML_PARSE_NOWARNING
HTML_PARSE_RECOVER
XML_PARSE_COMPACT
XML_PARSE_NOENT
XML_PARSE_NOERROR
XML_PARSE_NONET
XML_PARSE_NOWARNING
END
check "libxml2 gets no other options" sh -c 'diff known asked'
check "XML_PARSE_NOENT stands in a comment" sh -c '! grep -rn "| *XML_PARSE_NOENT\|XML_PARSE_NOENT *|" "$1/src"' - "$top_srcdir"
done_testing
