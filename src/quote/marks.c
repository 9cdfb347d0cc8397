/* marks.c: see marks.h. One pass over each block; what a mark means follows from its neighbours and from what is open.
 */
#include "quote/marks.h"

#include "base/utf8.h"

#include <string.h>
#include <utf8proc.h>

typedef enum mark_kind {
    MARK_NONE,
    DOUBLE_OPEN,
    DOUBLE_CLOSE,
    DOUBLE_ANY,
    SINGLE_OPEN,
    SINGLE_CLOSE,
    SINGLE_ANY
} mark_kind;

typedef struct mark {
    mark_kind kind;
    uint32_t begin, end;    /* bytes */
    uint32_t before, after; /* code points beside it; 0 at the block's edge */
} mark;

typedef struct pairing {
    const quoth_doc *doc;
    quothp_arena *arena;
    quothp_quotations *out;
    uint32_t block;
    uint32_t open; /* quotation with a double mark that waits for its end, or QUOTHP_NONE */
    uint32_t open_single;
    uint32_t may_close; /* where the single one might have ended: begin of the mark, 0 for nowhere */
    uint32_t may_close_end;
    uint32_t doubles_left; /* double marks of the block that are still to come */
} pairing;

static bool is_space(uint32_t cp)
{
    return cp == 0 || cp == 0xA0 || (cp < 0x80 && quothp_is_space((char)cp)) ||
           utf8proc_category((utf8proc_int32_t)cp) == UTF8PROC_CATEGORY_ZS;
}

static bool is_word(uint32_t cp)
{
    utf8proc_category_t c = cp ? utf8proc_category((utf8proc_int32_t)cp) : UTF8PROC_CATEGORY_CN;
    return (c >= UTF8PROC_CATEGORY_LU && c <= UTF8PROC_CATEGORY_LO) ||
           (c >= UTF8PROC_CATEGORY_ND && c <= UTF8PROC_CATEGORY_NO);
}

static bool is_dash_or_bracket(uint32_t cp)
{
    return cp == '(' || cp == '[' || cp == '-' || cp == 0x2013 || cp == 0x2014 || cp == '/';
}

static bool is_stop(uint32_t cp)
{
    return cp == '.' || cp == ',' || cp == '?' || cp == '!' || cp == ';' || cp == ':' || cp == 0x2026;
}

static mark_kind kind_of(uint32_t cp)
{
    switch (cp) {
    case '"':
    case 0xFF02:
        return DOUBLE_ANY;
    case 0x201C:
    case 0x201E:
    case 0x201F:
    case 0xAB:
        return DOUBLE_OPEN;
    case 0x201D:
    case 0xBB:
        return DOUBLE_CLOSE;
    case 0x2018:
    case 0x201A:
    case '`':
        return SINGLE_OPEN;
    case 0x2019:
        return SINGLE_CLOSE;
    case '\'':
        return SINGLE_ANY;
    default:
        return MARK_NONE;
    }
}

/* The mark at *i, and *i moves on; kind MARK_NONE for any other character. Two single marks in a row are a double one.
 */
static mark read_mark(const char *text, uint32_t limit, size_t *i, uint32_t before)
{
    mark m = {.begin = (uint32_t)*i, .before = before};
    uint32_t cp = quothp_utf8_next(text, limit, i);
    m.kind = kind_of(cp);
    if (m.kind >= SINGLE_OPEN && *i < limit) {
        size_t k = *i;
        if (quothp_utf8_next(text, limit, &k) == cp) {
            *i = k;
            m.kind = m.kind == SINGLE_OPEN ? DOUBLE_OPEN : m.kind == SINGLE_CLOSE ? DOUBLE_CLOSE : DOUBLE_ANY;
        }
    }
    m.end = (uint32_t)*i;
    size_t next = *i;
    m.after = next < limit ? quothp_utf8_next(text, limit, &next) : 0;
    return m;
}

static bool can_open(const mark *m)
{
    return !is_space(m->after) && (is_space(m->before) || is_dash_or_bracket(m->before) || kind_of(m->before));
}

static bool can_close(const mark *m)
{
    return !is_space(m->before) && !is_word(m->after);
}

static bool begin_quotation(pairing *p, const mark *m, bool single, uint32_t *slot)
{
    quothp_quotation *q = QUOTHP_PUSH(p->arena, p->out);
    if (!q)
        return false;
    *q = (quothp_quotation){.span = {m->begin, 0}, .inner = {m->end, 0}, .block = p->block, .single = single};
    q->parent = q->next = QUOTHP_NONE;
    *slot = p->out->n - 1;
    return true;
}

/* A quotation without an end stays in the list with span.end 0 until it is swept out. */
static void end_quotation(pairing *p, uint32_t *slot, uint32_t begin, uint32_t end)
{
    quothp_quotation *q = &p->out->at[*slot];
    if (begin > q->inner.begin) {
        q->inner.end = begin;
        q->span.end = end;
        q->closed = begin != end;
    }
    *slot = QUOTHP_NONE;
}

static void settle_single(pairing *p)
{
    if (p->open_single != QUOTHP_NONE && p->may_close)
        end_quotation(p, &p->open_single, p->may_close, p->may_close_end);
    p->open_single = QUOTHP_NONE;
    p->may_close = 0;
}

/* 6'2": the mark of inches. */
static bool is_inch(const pairing *p, const mark *m)
{
    if (m->before >= 0x80 || !quothp_is_digit((char)m->before))
        return false;
    const char *text = p->doc->text;
    uint32_t i = m->begin;
    while (i > p->doc->blocks.at[p->block].span.begin && quothp_is_digit(text[i - 1]))
        i--;
    return p->open == QUOTHP_NONE || (i > 0 && (text[i - 1] == '\'' || text[i - 1] == '/'));
}

static bool opens_double(const pairing *p, const mark *m)
{
    bool open = p->open != QUOTHP_NONE;
    if (m->kind == DOUBLE_OPEN)
        return true;
    if (m->kind == DOUBLE_CLOSE)
        return !open && can_open(m) && !can_close(m);
    if (!open)
        return can_open(m) || !can_close(m);
    /* It looks like an opening mark inside a quotation: the earlier one has lost its end if one more is to come. */
    return can_open(m) && !can_close(m) && p->doubles_left % 2 == 1;
}

static bool take_double(pairing *p, const mark *m)
{
    p->doubles_left--;
    if (m->kind == DOUBLE_ANY && is_inch(p, m))
        return true;
    if (opens_double(p, m)) {
        if (p->open_single != QUOTHP_NONE && p->may_close)
            settle_single(p);
        return begin_quotation(p, m, false, &p->open);
    }
    if (p->open != QUOTHP_NONE) {
        if (p->open_single != QUOTHP_NONE && p->open_single > p->open)
            settle_single(p);
        end_quotation(p, &p->open, m->begin, m->end);
    }
    return true;
}

/* 'em, '90s: an apostrophe at the head of a word. */
static bool is_clipped_word(const pairing *p, const mark *m)
{
    static const char *const CLIPPED[] = {"em", "tis", "twas", "til", "till", "cause", "n", "bout", "round", "cuz"};
    const char *text = p->doc->text + m->end;
    if (quothp_is_digit(*text))
        return true;
    quothp_str word = {text, 0};
    while (quothp_is_alpha(word.p[word.n]))
        word.n++;
    for (size_t i = 0; i < sizeof CLIPPED / sizeof *CLIPPED; i++)
        if (quothp_str_is_nocase(word, CLIPPED[i]))
            return true;
    return false;
}

static bool take_single(pairing *p, const mark *m)
{
    if (m->kind != SINGLE_CLOSE && can_open(m) && is_word(m->after) && !is_clipped_word(p, m)) {
        if (p->open_single != QUOTHP_NONE && !p->may_close)
            return true;
        settle_single(p);
        return begin_quotation(p, m, true, &p->open_single);
    }
    if (m->kind == SINGLE_OPEN || p->open_single == QUOTHP_NONE || !can_close(m))
        return true;
    bool plural = m->before == 's' && !is_stop(m->after) && kind_of(m->after) == MARK_NONE && m->after;
    if (plural) { /* "the ministers' plan": an end only if no better one comes */
        if (!p->may_close) {
            p->may_close = m->begin;
            p->may_close_end = m->end;
        }
        return true;
    }
    end_quotation(p, &p->open_single, m->begin, m->end);
    p->may_close = 0;
    return true;
}

/* Does a paragraph begin with an opening mark? */
static bool starts_with_mark(const quoth_doc *doc, const quothp_block *block)
{
    size_t i = block->span.begin;
    mark m = read_mark(doc->text, block->span.end, &i, 0);
    return (m.kind == DOUBLE_OPEN || m.kind == DOUBLE_ANY) && !is_space(m.after);
}

/* The next block that is running text, or QUOTHP_NONE. */
static uint32_t next_paragraph(const quoth_doc *doc, uint32_t block)
{
    return block + 1 < doc->blocks.n && doc->blocks.at[block + 1].kind == QUOTHP_PARAGRAPH ? block + 1 : QUOTHP_NONE;
}

/* An opening mark that waits at the end of a paragraph: the quotation goes on in the next, or the mark was forgotten at
   the very end, or it is a slip of the keyboard somewhere in the line. */
static void settle_double(pairing *p)
{
    if (p->open == QUOTHP_NONE)
        return;
    const quothp_block *block = &p->doc->blocks.at[p->block];
    quothp_quotation *q = &p->out->at[p->open];
    uint32_t next = next_paragraph(p->doc, p->block);
    bool goes_on = next != QUOTHP_NONE && starts_with_mark(p->doc, &p->doc->blocks.at[next]);
    uint32_t before = q->span.begin;
    while (before > block->span.begin && quothp_is_space(p->doc->text[before - 1]))
        before--;
    bool at_start = before == block->span.begin || is_stop((unsigned char)p->doc->text[before - 1]);
    if (goes_on || at_start)
        end_quotation(p, &p->open, block->span.end, block->span.end);
    p->open = QUOTHP_NONE;
}

static uint32_t count_doubles(const quoth_doc *doc, const quothp_block *block)
{
    uint32_t n = 0;
    for (size_t i = block->span.begin; i < block->span.end;) {
        mark m = read_mark(doc->text, block->span.end, &i, 0);
        n += m.kind >= DOUBLE_OPEN && m.kind <= DOUBLE_ANY;
    }
    return n;
}

static bool pair_block(pairing *p)
{
    const quothp_block *block = &p->doc->blocks.at[p->block];
    p->open = p->open_single = QUOTHP_NONE;
    p->may_close = 0;
    p->doubles_left = count_doubles(p->doc, block);
    uint32_t before = 0;
    for (size_t i = block->span.begin; i < block->span.end;) {
        mark m = read_mark(p->doc->text, block->span.end, &i, before);
        size_t last = i;
        before = quothp_utf8_prev(p->doc->text, &last);
        if (m.kind == MARK_NONE)
            continue;
        if (!(m.kind <= DOUBLE_ANY ? take_double(p, &m) : take_single(p, &m)))
            return false;
    }
    settle_single(p);
    settle_double(p);
    return true;
}

/* Drops what found no end, and says which stands in which. A quotation that crosses another is dropped too. */
static void sweep(quothp_quotations *all)
{
    uint32_t n = 0, top = QUOTHP_NONE;
    for (uint32_t i = 0; i < all->n; i++) {
        quothp_quotation q = all->at[i];
        while (top != QUOTHP_NONE && all->at[top].span.end <= q.span.begin)
            top = all->at[top].parent;
        if (!q.span.end || (top != QUOTHP_NONE && q.span.end > all->at[top].span.end))
            continue;
        q.parent = top;
        all->at[n] = q;
        top = n++;
    }
    all->n = n;
}

/* Links an unclosed quotation to the one that opens the next paragraph, and finds the tokens. */
static void link_quotations(const quoth_doc *doc, quothp_quotations *all)
{
    uint32_t waiting = QUOTHP_NONE;
    for (uint32_t i = 0; i < all->n; i++) {
        quothp_quotation *q = &all->at[i];
        q->first = quothp_token_at(doc, q->span.begin);
        q->end = quothp_token_at(doc, q->span.end - 1) + 1;
        if (q->end > doc->tokens.n)
            q->end = doc->tokens.n;
        if (waiting != QUOTHP_NONE && q->block > all->at[waiting].block) {
            const quothp_block *block = &doc->blocks.at[q->block];
            if (q->block == next_paragraph(doc, all->at[waiting].block) && q->span.begin == block->span.begin) {
                all->at[waiting].next = i;
                q->follows_on = true;
            }
            waiting = QUOTHP_NONE;
        }
        if (!q->closed && !q->single)
            waiting = i;
    }
}

quoth_status quothp_quote_marks(const quoth_doc *doc, quothp_arena *arena, quothp_quotations *out)
{
    pairing p = {.doc = doc, .arena = arena, .out = out};
    for (p.block = 0; p.block < doc->blocks.n; p.block++)
        if (doc->blocks.at[p.block].kind != QUOTHP_META && !pair_block(&p))
            return QUOTH_ERR_MEMORY;
    sweep(out);
    link_quotations(doc, out);
    return QUOTH_OK;
}
