/* coref.c: which phrases mean the same, and what the entities are called. */
#include "marked.h"

#include "coref/link.h"

/* Each entity of several mentions: "Ann Lee = she = her"; by phrases. */
static void add_clusters(quothp_buf *buf, const quoth_doc *doc)
{
    for (uint32_t e = 0; e < doc->entities.n; e++) {
        if (doc->entities.at[e].n_mentions < 2)
            continue;
        quothp_buf_puts(buf, buf->n ? "; " : "");
        bool first = true;
        for (uint32_t k = 0; k < doc->mentions.n; k++) {
            if (doc->mentions.at[k].entity != e)
                continue;
            quothp_str phrase = quothp_doc_str(doc, doc->mentions.at[k].phrase);
            quothp_buf_puts(buf, first ? "" : " = ");
            quothp_buf_add(buf, phrase.p, phrase.n);
            first = false;
        }
    }
}

/* Each named entity: "label (type)". */
static void add_labels(quothp_buf *buf, const quoth_doc *doc)
{
    for (uint32_t i = 0; i < doc->entities.n; i++) {
        const quothp_entity *e = &doc->entities.at[i];
        if (!e->named)
            continue;
        quothp_buf_puts(buf, buf->n ? "; " : "");
        quothp_buf_add(buf, e->label.p, e->label.n);
        quothp_buf_putc(buf, ' ');
        quothp_buf_putc(buf, quothp_name_type_text(e->type)[0]);
        if (e->type == QUOTHP_NAME_ORGANIZATION)
            quothp_buf_putc(buf, (char)('0' + (int)e->org_kind));
    }
}

/* Each description: "one Fen official". */
static void add_nominals(quothp_buf *buf, const quoth_doc *doc)
{
    for (uint32_t k = 0; k < doc->mentions.n; k++) {
        const quothp_mention *m = &doc->mentions.at[k];
        if (m->kind != QUOTHP_MENTION_NOMINAL || m->type != QUOTHP_NAME_PERSON)
            continue;
        quothp_buf_puts(buf, buf->n ? "; " : "");
        quothp_str text = quothp_doc_str(doc, m->span);
        quothp_buf_add(buf, text.p, text.n);
        quothp_buf_puts(buf, m->number == QUOTHP_PLURAL ? " +" : "");
    }
}

static void check_rows(const marked_row *rows, size_t n, void (*add)(quothp_buf *, const quoth_doc *))
{
    for (size_t i = 0; i < n; i++) {
        quoth_doc *doc = marked_document(rows[i].text);
        quothp_buf got = {0};
        add(&got, doc);
        marked_check(&rows[i], &got);
        quothp_buf_free(&got);
        quoth_doc_free(doc);
    }
}

#define CHECK(rows, add) check_rows(rows, sizeof rows / sizeof *rows, add)

static void names_meet(void **state)
{
    (void)state;
    static const marked_row rows[] = {
        {"surname", "<Ann Lee> met <Bo Ray>. <Lee> left.", "Ann Lee = Lee"},
        {"surname first", "<Lee> met. Then <Ann Lee> left.", "Lee = Ann Lee"},
        {"given name", "<Ann Lee> met. <Ann> left.", "Ann Lee = Ann"},
        {"two with one surname", "<Ann Lee> met <Bo Lee>. <Lee> left.", "Bo Lee = Lee"},
        {"a title tells which", "<Ann Lee> met <Mr. Bo Lee>. Mrs. <Ann Lee> left.", "Ann Lee = Mrs. Ann Lee"},
        {"nickname", "<Joe Ray> met. <Joseph R. Ray, Jr.> left.", "Joe Ray = Joseph R. Ray, Jr."},
        {"two surnames", "<Ana De Soto> met. <De Soto> left.", "Ana De Soto = De Soto"},
        {"acronym", "The [Fen Board of Trade] met. The [FBT] left.", "The Fen Board of Trade = The FBT"},
        {"acronym in brackets", "The [Board of Fen Trade] ([BFT]) met. [BFT] left.",
         "The Board of Fen Trade = BFT = BFT"},
        {"turned around", "The [Trade Department] met. The [Department of Trade] left.",
         "The Trade Department = The Department of Trade"},
        {"without for", "The [Fen Foundation for the Arts] met. The [Fen Foundation] left.",
         "The Fen Foundation for the Arts = The Fen Foundation"},
        {"a committee is not its house", "The [Senate] met. The [Senate Trade Committee] left.", ""},
        {"dots", "The [U.N.] met. The [UN] left.", "The U.N. = The UN"},
        {"party by letter and name", "<Ann Lee> (D-Mo.) met the [Democratic Party].", "D = the Democratic Party"},
    };
    CHECK(rows, add_clusters);
}

static void entities_have_names(void **state)
{
    (void)state;
    static const marked_row rows[] = {
        {"fullest", "<Lee> met. <Ann Lee> left.", "Ann Lee p"},
        {"party", "<Ann Lee> (R-Tex.) left.", "Ann Lee p; Republican Party o1"},
        {"administration", "The <Lee> administration left.", "Lee administration o4; Lee p"},
        {"administration that owns", "The <Lee> administration's plan failed.", "Lee administration o4; Lee p"},
        {"nobody", "It was a kind of <Zeitgeist> of the time.", "Zeitgeist m"},
        {"court", "The [Fen County Court] left.", "Fen County Court o6"},
        {"owner adds nothing", "The [Ray White House] met <Bo Ray>. The [White House] left.",
         "White House o4; Bo Ray p"},
        {"newspaper with its article", "He told [Fen Post] and The [Fen Post].", "Fen Post o2"},
    };
    CHECK(rows, add_labels);
}

static void descriptions_are_whole(void **state)
{
    (void)state;
    static const marked_row rows[] = {
        {"one", "One [Fen Board] official said so.", "One Fen Board official"},
        {"number of", "A number of his former colleagues said so.",
         "A number of his former colleagues +; his former colleagues +"},
        {"at", "A senior engineer at the [Fen Board] said so.", "A senior engineer at the Fen Board"},
        {"who", "Two aides who work there have said so.", "Two aides who work there +"},
        {"bare", "Critics and progressives said so.", "Critics +; progressives +"},
        {"possessor", "<Lee>'s aides said so.", "Lee's aides +"},
        {"another", "Another said so.", "Another"},
    };
    CHECK(rows, add_nominals);
}

static void anaphors_are_resolved(void **state)
{
    (void)state;
    static const marked_row rows[] = {
        {"she", "Mrs. <Ann Lee> met. She left her house.", "Mrs. Ann Lee = She = her"},
        {"gender decides", "Mrs. <Ann Lee> met Mr. <Bo Ray>. She left.", "Mrs. Ann Lee = She"},
        {"him is not the subject", "<Bo Ray> left. <Ed Mee> told him.", "Bo Ray = him"},
        {"owner is not owned", "Urging her colleagues to act, Mrs. <Ann Lee> left.", ""},
        {"title", "Sen. <Ann Lee> met <Bo Ray>. The senator left.", "Sen. Ann Lee = The senator"},
        {"noun behind a name", "[Fen Union] met. The [Fen Union] party left.",
         "Fen Union = The Fen Union party = Fen Union"},
        {"description ahead", "A spokesman for the [Fen Board], <Bo Ray>, said the wall would hold.",
         "A spokesman for the Fen Board = Bo Ray"},
        {"department", "The [Trade Department] met. The department left.", "The Trade Department = The department"},
        {"outlet", "<Lee> told [Reuters]. One aide told the outlet.", "Reuters = the outlet"},
        {"same description", "An officer met. The officer left.", "An officer = The officer"},
        {"another is another", "An official met. Another official left.", ""},
        {"no article, no link", "Officials met. Officials left.", ""},
        {"it is nothing", "The [Fen Bank] met. It is clear that <Lee> left.", ""},
        {"apposition", "<Ann Lee>, a teacher, left.", "Ann Lee = a teacher"},
    };
    CHECK(rows, add_clusters);
}

/* Mentions reach as far as their trees: relative clauses and the possessive mark belong to them, appositions do not. */
static void extents_follow_trees(void **state)
{
    (void)state;
    static const struct {
        const char *text, *phrase, *want;
    } rows[] = {
        {"The board met a teacher who knew the children.", "a teacher", "a teacher who knew the children"},
        {"<Ann Lee>'s house burned.", "Ann Lee", "Ann Lee's"},
        {"<Ann Lee>, a teacher, left the house.", "Ann Lee", "Ann Lee"},
        {"He is a teacher in the village.", "a teacher", "a teacher in the village"},
        {"The village council met.", "village", "village"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        quoth_doc *doc = marked_document(rows[i].text);
        bool found = false;
        for (uint32_t k = 0; k < doc->mentions.n; k++) {
            const quothp_mention *m = &doc->mentions.at[k];
            found = found || (quothp_str_starts(quothp_doc_str(doc, m->extent), rows[i].phrase) &&
                              quothp_str_is(quothp_doc_str(doc, m->extent), rows[i].want));
        }
        if (!found)
            fail_msg("%s: no mention \"%s\"", rows[i].text, rows[i].want);
        quoth_doc_free(doc);
    }
}

/* A look back has an end, however long the text. */
static void candidates_are_bounded(void **state)
{
    (void)state;
    quothp_buf text = {0};
    for (int i = 0; i < 400; i++)
        quothp_buf_puts(&text, "The mayor met the board. ");
    quoth_doc *doc = marked_document(text.p);
    quothp_buf_free(&text);
    quothp_arena scratch = {0};
    quothp_coref_work w;
    doc->mentions.n = 0;
    assert_true(quothp_link_prepare(&w, doc, &scratch));
    quothp_link_start(&w);
    assert_true(doc->mentions.n > 700);
    for (uint32_t k = 0; k < doc->mentions.n; k++) {
        uint32_t candidates[QUOTHP_LINK_CANDIDATES];
        const uint32_t n = quothp_link_candidates(&w, k, candidates);
        assert_true(n <= QUOTHP_LINK_CANDIDATES);
        for (uint32_t i = 0; i < n; i++)
            assert_true(candidates[i] < k && (i == 0 || candidates[i] < candidates[i - 1]));
        quothp_link_settle(&w, k, QUOTHP_NONE);
    }
    quothp_arena_free(&scratch);
    quoth_doc_free(doc);
}

/* Without a reason to link, nothing is linked but names and what the lexicon knows. */
static void weights_decide(void **state)
{
    (void)state;
    static const quothp_link_weight none[QUOTHP_LINK_SIZE];
    quoth_doc *doc =
        marked_document("Mrs. <Ann Lee> met. She left. <Lee> met the [Trade Department]. The department left.");
    quothp_arena scratch = {0};
    doc->mentions.n = doc->entities.n = 0;
    assert_int_equal(quothp_stage_coref(doc, none, &scratch), QUOTH_OK);
    quothp_buf got = {0};
    add_clusters(&got, doc);
    assert_string_equal(got.p, "Mrs. Ann Lee = Lee; the Trade Department = The department");
    quothp_buf_free(&got);
    quothp_arena_free(&scratch);
    quoth_doc_free(doc);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_meet),
        cmocka_unit_test(entities_have_names),
        cmocka_unit_test(descriptions_are_whole),
        cmocka_unit_test(anaphors_are_resolved),
        cmocka_unit_test(extents_follow_trees),
        cmocka_unit_test(candidates_are_bounded),
        cmocka_unit_test(weights_decide),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
