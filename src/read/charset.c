/* charset.c: see charset.h. Labels after the WHATWG Encoding Standard: what is labelled Latin-1 is read as
 * windows-1252, whose quotation marks the pages mean, and other old names likewise as what covers them.
 */
#include "read/charset.h"

#include "base/utf8.h"

#include <errno.h>
#include <iconv.h>
#include <stdint.h>
#include <string.h>

enum { LOOK_FOR_META = 4096, LOOK_FOR_XML = 256, PIECE = 4096 };

typedef struct label {
    const char *label, *encoding;
} label;

static const label LABELS[] = {
    {"ascii", "WINDOWS-1252"},
    {"big5", "BIG5-HKSCS"},
    {"cp1250", "WINDOWS-1250"},
    {"cp1251", "WINDOWS-1251"},
    {"cp1252", "WINDOWS-1252"},
    {"cp1254", "WINDOWS-1254"},
    {"euc-jp", "EUC-JP"},
    {"euc-kr", "CP949"},
    {"gb18030", "GB18030"},
    {"gb2312", "GB18030"},
    {"gbk", "GB18030"},
    {"ibm866", "IBM866"},
    {"iso-2022-jp", "ISO-2022-JP"},
    {"iso-8859-1", "WINDOWS-1252"},
    {"iso-8859-15", "ISO-8859-15"},
    {"iso-8859-2", "ISO-8859-2"},
    {"iso-8859-5", "ISO-8859-5"},
    {"iso-8859-7", "ISO-8859-7"},
    {"iso-8859-9", "WINDOWS-1254"},
    {"iso8859-1", "WINDOWS-1252"},
    {"koi8-r", "KOI8-R"},
    {"koi8-u", "KOI8-U"},
    {"ks_c_5601-1987", "CP949"},
    {"l1", "WINDOWS-1252"},
    {"latin1", "WINDOWS-1252"},
    {"macintosh", "MACINTOSH"},
    {"shift-jis", "CP932"},
    {"shift_jis", "CP932"},
    {"sjis", "CP932"},
    {"tis-620", "WINDOWS-874"},
    {"us-ascii", "WINDOWS-1252"},
    {"utf-8", "UTF-8"},
    {"utf8", "UTF-8"},
    {"windows-1250", "WINDOWS-1250"},
    {"windows-1251", "WINDOWS-1251"},
    {"windows-1252", "WINDOWS-1252"},
    {"windows-1253", "WINDOWS-1253"},
    {"windows-1254", "WINDOWS-1254"},
    {"windows-1255", "WINDOWS-1255"},
    {"windows-1256", "WINDOWS-1256"},
    {"windows-1257", "WINDOWS-1257"},
    {"windows-1258", "WINDOWS-1258"},
    {"windows-874", "WINDOWS-874"},
    {"x-sjis", "CP932"},
};

static const char *encoding_of_label(quothp_str name)
{
    for (size_t i = 0; i < sizeof LABELS / sizeof *LABELS; i++)
        if (quothp_str_is_nocase(name, LABELS[i].label))
            return LABELS[i].encoding;
    return NULL;
}

/* The value behind `key` and an equals sign, among the first bytes: charset="x", encoding='x'; empty: none. */
static quothp_str value_of(quothp_str page, size_t within, const char *key)
{
    size_t n_key = strlen(key);
    for (size_t i = 0; i + n_key < page.n && i < within; i++) {
        if (!quothp_str_is_nocase((quothp_str){page.p + i, n_key}, key))
            continue;
        size_t at = i + n_key;
        while (at < page.n && quothp_is_space(page.p[at]))
            at++;
        if (at == page.n || page.p[at++] != '=')
            continue;
        while (at < page.n && (quothp_is_space(page.p[at]) || page.p[at] == '"' || page.p[at] == '\''))
            at++;
        size_t end = at;
        while (end < page.n && !quothp_is_space(page.p[end]) && !strchr("\"'/>;?", page.p[end]))
            end++;
        return (quothp_str){page.p + at, end - at};
    }
    return (quothp_str){NULL, 0};
}

static const char *encoding_of_mark(quothp_str page, size_t *n_mark)
{
    static const struct {
        const char *mark, *encoding;
        size_t n;
    } MARKS[] = {{"\xEF\xBB\xBF", "UTF-8", 3}, {"\xFF\xFE", "UTF-16LE", 2}, {"\xFE\xFF", "UTF-16BE", 2}};
    *n_mark = 0;
    for (size_t i = 0; i < sizeof MARKS / sizeof *MARKS; i++) {
        if (page.n < MARKS[i].n || memcmp(page.p, MARKS[i].mark, MARKS[i].n) != 0)
            continue;
        *n_mark = MARKS[i].n;
        return MARKS[i].encoding;
    }
    return NULL;
}

static const char *encoding_of(quothp_str page, const char *http, size_t *n_mark)
{
    size_t bad;
    const char *encoding = encoding_of_mark(page, n_mark);
    if (encoding)
        return encoding;
    if (quothp_utf8_valid(page.p, page.n, &bad))
        return "UTF-8";
    encoding = encoding_of_label(quothp_str_of(http));
    if (!encoding)
        encoding = encoding_of_label(value_of(page, LOOK_FOR_META, "charset"));
    if (!encoding && quothp_str_starts(page, "<?xml"))
        encoding = encoding_of_label(value_of(page, LOOK_FOR_XML, "encoding"));
    return encoding ? encoding : "WINDOWS-1252";
}

/* All that iconv can convert, and "?" for each byte that it cannot. */
static void convert(iconv_t converter, quothp_str page, quothp_buf *out)
{
    char piece[PIECE], *from = (char *)(uintptr_t)page.p;
    size_t left = page.n;
    while (left > 0) {
        char *to = piece;
        size_t room = sizeof piece;
        size_t code = iconv(converter, &from, &left, &to, &room);
        quothp_buf_add(out, piece, sizeof piece - room);
        if (code != (size_t)-1 || errno == E2BIG)
            continue;
        quothp_buf_putc(out, '?');
        from++;
        left--;
    }
}

bool quothp_charset_decode(quothp_str page, const char *http, quothp_buf *buffer, quothp_str *utf8)
{
    size_t n_mark, bad;
    const char *encoding = encoding_of(page, http, &n_mark);
    *utf8 = page = (quothp_str){page.p + n_mark, page.n - n_mark};
    if (page.n == 0)
        return true;
    if (strcmp(encoding, "UTF-8") == 0) {
        if (quothp_utf8_valid(page.p, page.n, &bad))
            return true;
        quothp_buf_add(buffer, page.p, page.n);
        if (!buffer->failed)
            quothp_utf8_repair(buffer->p, buffer->n);
    } else {
        iconv_t converter = iconv_open("UTF-8", encoding);
        if (converter == (iconv_t)-1)
            converter = iconv_open("UTF-8", "WINDOWS-1252"); /* a C library with fewer encodings */
        if (converter == (iconv_t)-1)
            return false;
        convert(converter, page, buffer);
        iconv_close(converter);
    }
    *utf8 = (quothp_str){buffer->p, buffer->n};
    return !buffer->failed;
}
