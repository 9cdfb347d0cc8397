/* split.c: see split.h.  Reads UTF-8 text, writes token spans. */
#include "model/split.h"

#include <string.h>
#include <utf8proc.h>

enum { CLASS_LOWER, CLASS_UPPER, CLASS_DIGIT, CLASS_OTHER, CLASS_SPACE };

#define PIECE_MAX 256

/* A blank-separated piece of text, decoded. */
typedef struct {
    uint32_t code[PIECE_MAX + 8]; /* lower case; digits as '0' */
    uint32_t at[PIECE_MAX + 1];   /* byte offset in the text */
    uint8_t kind[PIECE_MAX + 8];
    size_t n;
    uint32_t whole;              /* hash of the piece */
    uint32_t trait;              /* looks like an address, number of full stops */
    uint32_t next;               /* what follows the piece */
    size_t address, address_end; /* characters of an address of the net: one token */
} piece;

static uint32_t mix(uint32_t h, uint32_t x)
{
    h = (h ^ x) * 0x9E3779B1u;
    return h ^ (h >> 15);
}

static size_t decode(const char *s, size_t left, uint32_t *code)
{
    const unsigned char c = (unsigned char)s[0];
    if (c < 0x80) {
        *code = c;
        return 1;
    }
    utf8proc_int32_t cp = 0;
    const utf8proc_ssize_t n = utf8proc_iterate((const utf8proc_uint8_t *)s, (utf8proc_ssize_t)left, &cp);
    if (n <= 0) {
        *code = 0xFFFD;
        return 1;
    }
    *code = (uint32_t)cp;
    return (size_t)n;
}

static int is_space(uint32_t c)
{
    if (c < 0x80)
        return c == ' ' || (c >= 9 && c <= 13);
    return c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200B) || c == 0x2028 || c == 0x2029 ||
           c == 0x202F || c == 0x205F || c == 0x3000 || c == 0xFEFF;
}

static uint8_t class_of(uint32_t c)
{
    if (c < 0x80) {
        if (c >= 'a' && c <= 'z')
            return CLASS_LOWER;
        if (c >= 'A' && c <= 'Z')
            return CLASS_UPPER;
        if (c >= '0' && c <= '9')
            return CLASS_DIGIT;
        return is_space(c) ? CLASS_SPACE : CLASS_OTHER;
    }
    if (is_space(c))
        return CLASS_SPACE;
    switch (utf8proc_category((utf8proc_int32_t)c)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LT:
        return CLASS_UPPER;
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
        return CLASS_LOWER;
    case UTF8PROC_CATEGORY_ND:
        return CLASS_DIGIT;
    default:
        return CLASS_OTHER;
    }
}

static uint32_t fold(uint32_t c, uint8_t kind)
{
    if (kind == CLASS_DIGIT)
        return '0';
    if (kind == CLASS_UPPER)
        return c < 0x80 ? c + 32 : (uint32_t)utf8proc_tolower((utf8proc_int32_t)c);
    if (c == 0x2019 || c == '`')
        return '\'';
    return c;
}

uint32_t quothp_split_hash_lower(const char *s, size_t n)
{
    uint32_t h = 7;
    for (size_t i = 0; i < n;) {
        uint32_t c;
        i += decode(s + i, n - i, &c);
        h = mix(h, fold(c, class_of(c)));
    }
    return h;
}

static int is_letter(uint8_t kind)
{
    return kind == CLASS_LOWER || kind == CLASS_UPPER;
}

/* A token may end before character i. */
static int may_end(const piece *p, size_t i)
{
    const uint8_t a = p->kind[i - 1], b = p->kind[i];
    if (is_letter(a) && is_letter(b))
        return p->code[i] == 'n' && i + 2 < p->n && p->code[i + 1] == '\'' && p->code[i + 2] == 't';
    return !(a == CLASS_DIGIT && b == CLASS_DIGIT) && !(i > p->address && i < p->address_end);
}

static uint32_t run_hash(const piece *p, size_t i, int step)
{
    uint32_t h = 3;
    size_t j = i;
    while (j < p->n && is_letter(p->kind[j])) {
        h = mix(h, p->code[j]);
        j += (size_t)(ptrdiff_t)step;
    }
    return h;
}

static uint32_t at_code(const piece *p, size_t i)
{
    return i < p->n ? p->code[i] : 1;
}
static uint32_t at_kind(const piece *p, size_t i)
{
    return i < p->n ? p->kind[i] : 7;
}

static size_t features(const piece *p, size_t i, size_t since, int split_before, uint32_t *out)
{
    const uint32_t a1 = at_code(p, i - 1), a2 = at_code(p, i - 2), a3 = at_code(p, i - 3);
    const uint32_t b1 = at_code(p, i), b2 = at_code(p, i + 1), b3 = at_code(p, i + 2);
    const uint32_t left_run = run_hash(p, i - 1, -1), right_run = run_hash(p, i, 1);
    const uint32_t ab = mix(mix(11, a1), b1);
    uint32_t kinds = 0, rest = 5, before = 9;
    for (size_t k = 0; k < 6; k++)
        kinds = kinds * 8 + at_kind(p, i + k - 3);
    for (size_t k = i; k < p->n; k++)
        rest = mix(rest, p->code[k]);
    for (size_t k = since; k < i; k++)
        before = mix(before, p->code[k]);
    const uint32_t to_end = p->n - i < 4 ? (uint32_t)(p->n - i) : 4, from = i - since < 4 ? (uint32_t)(i - since) : 4;
    const uint32_t f[] = {ab,
                          mix(ab, a2),
                          mix(ab, b2),
                          mix(mix(ab, a2), b2),
                          mix(mix(mix(ab, a2), b2), mix(a3, b3)),
                          mix(21, kinds),
                          mix(mix(22, kinds), ab),
                          mix(mix(23, left_run), ab),
                          mix(mix(24, right_run), ab),
                          mix(mix(mix(25, left_run), right_run), ab),
                          mix(mix(26, rest), a1),
                          mix(mix(27, before), b1),
                          mix(mix(28, before), rest),
                          mix(mix(29, p->whole), (uint32_t)i),
                          mix(mix(30, ab), to_end * 8 + from),
                          mix(mix(31, ab), p->next),
                          mix(mix(32, mix(before, b1)), p->next * 8 + to_end),
                          mix(mix(33, ab), p->trait),
                          mix(mix(34, kinds), p->trait),
                          mix(mix(35, ab), (uint32_t)split_before + 2 * (uint32_t)from),
                          mix(mix(36, mix(a2, a1)), p->next * 8 + to_end),
                          mix(37, kinds & 0x1FF8),
                          mix(mix(38, kinds & 0x1FF8), p->next * 8 + to_end)};
    const size_t n = sizeof f / sizeof *f;
    for (size_t k = 0; k < n; k++)
        out[k] = f[k] >> (32 - QUOTHP_SPLIT_BITS);
    return n;
}

static int in_mail(const piece *p, size_t i)
{
    return p->kind[i] != CLASS_OTHER || p->code[i] == '.' || p->code[i] == '-' || p->code[i] == '_' ||
           p->code[i] == '+';
}

/* "http://..." to the end of the piece, "name@host.org"; without marks that close the sentence. */
static void find_address(piece *p)
{
    p->address = p->address_end = 0;
    for (size_t i = 1; i + 2 < p->n; i++) {
        const int link =
            p->code[i] == ':' && p->code[i + 1] == '/' && p->code[i + 2] == '/' && is_letter(p->kind[i - 1]);
        const int mail = p->code[i] == '@' && in_mail(p, i - 1) && p->kind[i + 1] != CLASS_OTHER;
        if (!link && !mail)
            continue;
        size_t from = i, to = link ? p->n : i + 1;
        while (from > 0 && (link ? is_letter(p->kind[from - 1]) : in_mail(p, from - 1)))
            from--;
        while (mail && to < p->n && in_mail(p, to))
            to++;
        while (to > i + 3 && p->kind[to - 1] == CLASS_OTHER && p->code[to - 1] < 128 &&
               strchr(".,;:!?)>]\"'*", (int)p->code[to - 1]))
            to--;
        p->address = from;
        p->address_end = to;
        return;
    }
}

static void describe(piece *p, const char *text, size_t size, size_t end)
{
    uint32_t dots = 0, address = 0;
    p->whole = 13;
    for (size_t i = 0; i < p->n; i++) {
        p->whole = mix(p->whole, p->code[i]);
        dots += p->code[i] == '.';
        address |= p->code[i] == '@' || (p->code[i] == '/' && i > 0 && p->code[i - 1] == '/') ||
                   (p->code[i] == 'w' && i > 1 && p->code[i - 1] == 'w' && p->code[i - 2] == 'w');
    }
    find_address(p);
    p->trait = address * 4 + (dots < 3 ? dots : 3);
    size_t i = end, lines = 0;
    uint32_t c = 0;
    while (i < size) {
        const size_t n = decode(text + i, size - i, &c);
        if (!is_space(c))
            break;
        lines += c == '\n';
        i += n;
    }
    p->next = i >= size ? 7u : (lines > 0 ? 6u : class_of(c));
}

static size_t split_word_at(const quothp_split_model *m, const char *s, size_t n)
{
    if (!m || n > 24)
        return 0;
    const uint32_t h = quothp_split_hash_lower(s, n);
    size_t low = 0, high = m->n_words;
    while (low < high) {
        const size_t middle = (low + high) / 2;
        if (m->words[middle].hash < h)
            low = middle + 1;
        else
            high = middle;
    }
    return low < m->n_words && m->words[low].hash == h && m->words[low].at < n ? m->words[low].at : 0;
}

/* Token [begin, end) is done; letters only may still be two words. */
static size_t emit(const quothp_split_model *m, const char *text, size_t begin, size_t end, int letters,
                   quothp_span *out, size_t n)
{
    const size_t at = letters ? split_word_at(m, text + begin, end - begin) : 0;
    if (at) {
        out[n++] = (quothp_span){(uint32_t)begin, (uint32_t)(begin + at)};
        begin += at;
    }
    out[n++] = (quothp_span){(uint32_t)begin, (uint32_t)end};
    return n;
}

static size_t split_piece(quothp_split_judge judge, void *context, const quothp_split_model *words, const char *text,
                          const piece *p, quothp_span *out, size_t n)
{
    size_t since = 0;
    int split_before = 0, letters = is_letter(p->kind[0]);
    uint32_t f[QUOTHP_SPLIT_MAX_FEATURES];
    for (size_t i = 1; i < p->n; i++) {
        if (may_end(p, i)) {
            const size_t k = features(p, i, since, split_before, f);
            split_before = judge(context, f, k, p->at[i]);
            if (split_before) {
                n = emit(words, text, p->at[since], p->at[i], letters, out, n);
                since = i;
                letters = 1;
            }
        }
        letters = letters && is_letter(p->kind[i]);
    }
    return emit(words, text, p->at[since], p->at[p->n], letters, out, n);
}

size_t quothp_split_text_with(quothp_split_judge judge, void *context, const quothp_split_model *words,
                              const char *text, size_t n_bytes, quothp_span part, quothp_span *out)
{
    piece p;
    size_t n = 0, i = part.begin;
    p.n = 0;
    while (i < part.end) {
        uint32_t c;
        const size_t width = decode(text + i, part.end - i, &c);
        const uint8_t kind = class_of(c);
        if (kind != CLASS_SPACE) {
            p.code[p.n] = fold(c, kind);
            p.kind[p.n] = kind;
            p.at[p.n++] = (uint32_t)i;
        }
        i += width;
        if (p.n && (kind == CLASS_SPACE || p.n == PIECE_MAX || i >= part.end)) {
            p.at[p.n] = (uint32_t)(kind == CLASS_SPACE ? i - width : i);
            describe(&p, text, n_bytes, p.at[p.n]);
            n = split_piece(judge, context, words, text, &p, out, n);
            p.n = 0;
        }
    }
    return n;
}

static int judge_linear(void *context, const uint32_t *f, size_t n, size_t byte)
{
    const quothp_split_model *m = context;
    int32_t sum = 0;
    (void)byte;
    for (size_t i = 0; i < n; i++)
        sum += m->weights[f[i]];
    return sum > 0;
}

size_t quothp_split_text(const quothp_split_model *m, const char *text, size_t n_bytes, quothp_span part,
                         quothp_span *out)
{
    union {
        const quothp_split_model *in;
        void *out;
    } context = {m};
    return quothp_split_text_with(judge_linear, context.out, m, text, n_bytes, part, out);
}
