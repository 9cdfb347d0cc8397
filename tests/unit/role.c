/* role.c: who holds which office, where, for whom. */
#include "marked.h"

#include "role/role.h"

static void add_role(quothp_buf *buf, const quoth_doc *doc, const quothp_role *role)
{
    static const char *const STATUS[] = {"", ", former", ", prospective"};
    quothp_buf_puts(buf, buf->n ? "; " : "");
    const quothp_mention *holder = &doc->mentions.at[role->holder];
    const quothp_entity *e = &doc->entities.at[holder->entity];
    quothp_str name = e->named ? e->label : quothp_doc_str(doc, holder->span);
    quothp_buf_add(buf, name.p, name.n);
    quothp_buf_puts(buf, ": ");
    quothp_buf_add(buf, role->label.p, role->label.n);
    if (role->organization != QUOTHP_NONE) {
        quothp_str label = doc->entities.at[doc->mentions.at[role->organization].entity].label;
        quothp_buf_puts(buf, " @ ");
        quothp_buf_add(buf, label.p, label.n);
    }
    if (role->place.n) {
        quothp_buf_puts(buf, " in ");
        quothp_buf_add(buf, role->place.p, role->place.n);
    }
    quothp_buf_puts(buf, STATUS[role->status]);
    if (role->period.n) {
        quothp_buf_puts(buf, ", ");
        quothp_buf_add(buf, role->period.p, role->period.n);
    }
}

static void check_rows(const marked_row *rows, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        quoth_doc *doc = marked_document(rows[i].text);
        quothp_arena scratch = {0};
        quothp_report report = {0};
        assert_int_equal(quothp_stage_role(doc, &scratch, &report), QUOTH_OK);
        quothp_buf got = {0};
        for (uint32_t k = 0; k < doc->roles.n; k++)
            add_role(&got, doc, &doc->roles.at[k]);
        marked_check(&rows[i], &got);
        quothp_buf_free(&got);
        quothp_arena_free(&scratch);
        quoth_doc_free(doc);
    }
}

#define CHECK(rows) check_rows(rows, sizeof rows / sizeof *rows)

static void titles_before_names(void **state)
{
    (void)state;
    static const marked_row rows[] = {
        {"plain", "Senator <Ann Lee> left.", "Ann Lee: Senator"},
        {"abbreviation in full", "Rep. <Ann Lee> left.", "Ann Lee: Representative"},
        {"courtesy is no role", "Mr. <Lee> left.", ""},
        {"title with of", "Secretary of State <Ann Lee> left.", "Ann Lee: Secretary of State"},
        {"party and state", "Sen. <Ann Lee> (D-Mo.) and Rep. <Bo Ray> (R., Texas) left.",
         "Ann Lee: Senator in Missouri; Ann Lee: member @ Democratic Party in Missouri; "
         "Bo Ray: Representative in Texas; Bo Ray: member @ Republican Party in Texas"},
        {"agency before", "Longtime [Harbour Agency] official <Ann Lee> left.", "Ann Lee: official @ Harbour Agency"},
        {"agency with of in it", "[Council for the Fens] campaigner <Ann Lee> left.",
         "Ann Lee: campaigner @ Council for the Fens"},
        {"country", "French interior minister <Ann Lee> left.", "Ann Lee: interior minister in France"},
        {"former", "Former first lady <Ann Lee> left.", "Ann Lee: first lady, former"},
        {"then with a hyphen", "It was then-Governor <Ann Lee> who left.", "Ann Lee: Governor, former"},
        {"elect", "President-elect <Ann Lee> left.", "Ann Lee: President-elect, prospective"},
        {"nominee of a party", "~Republican~ presidential nominee <Ann Lee> left.",
         "Ann Lee: presidential nominee @ Republican Party, prospective"},
        {"two titles", "Author and activist <Ann Lee> left.", "Ann Lee: Author; Ann Lee: activist"},
        {"the second title's agency is its own", "Police officer and [Navy] veteran <Ann Lee> left.",
         "Ann Lee: Police officer; Ann Lee: veteran @ Navy"},
        {"shared title", "Sens. <Ann Lee> and <Bo Ray> left.", "Ann Lee: Senator; Bo Ray: Senator"},
        {"shared title, own groups", "It shows singers <Ann Lee> of [The Gulls] and <Bo Ray> of [Mud].",
         "Ann Lee: singer @ The Gulls; Bo Ray: singer @ Mud"},
        {"of behind the name", "Justice <Ann Lee> of the [Fen County Court] left.",
         "Ann Lee: Justice @ Fen County Court"},
        {"a day is no title", "On Friday spokesman <Bo Ray> left.", "Bo Ray: spokesman"},
        {"not the holder", "It is a major <Lee> exhibit.", ""},
        {"age and praise", "Award-winning 42-year-old novelist <Ann Lee> left.", "Ann Lee: novelist"},
    };
    CHECK(rows);
}

static void descriptions_behind_names(void **state)
{
    (void)state;
    static const marked_row rows[] = {
        {"apposition", "<Ann Lee>, a professor at [Fen University], left.", "Ann Lee: professor @ Fen University"},
        {"age", "<Ann Lee>, 42, the mayor of {Ely}, left.", "Ann Lee: mayor in Ely"},
        {"of that is no agency", "<Ann Lee>, director of exhibits at the [Fen Museum], left.",
         "Ann Lee: director of exhibits @ Fen Museum"},
        {"one agency for two", "<Ann Lee>, treasurer and chief financial officer at the [Fen Bank], left.",
         "Ann Lee: treasurer @ Fen Bank; Ann Lee: chief financial officer @ Fen Bank"},
        {"to somebody", "<Ann Lee>, undersecretary to the prime minister, left.",
         "Ann Lee: undersecretary to the prime minister"},
        {"who is", "<Ann Lee>, who is the editor of [Fen News], left.", "Ann Lee: editor @ Fen News"},
        {"who founded", "<Ann Lee>, who founded [Fen News], left.", "Ann Lee: founder @ Fen News"},
        {"now", "<Ann Lee>, now a consultant, left.", "Ann Lee: consultant"},
        {"kin is no role", "<Ann Lee>, a mother of two, left.", ""},
        {"a list of people", "<Ann Lee>, Senator <Bo Ray> and others left.", "Bo Ray: Senator"},
        {"description first", "A spokesman for the [Fen Board], <Bo Ray>, left.", "Bo Ray: spokesman @ Fen Board"},
        {"bracket between", "The secretary general of [FB] ([Fen Board]), <Bo Ray>, left.",
         "Bo Ray: secretary general @ Fen Board"},
        {"is", "<Ann Lee> is the chairwoman of the [Fen Party].", "Ann Lee: chairwoman @ Fen Party"},
        {"she was named", "<Ann Lee> left. She was named director of [Fen Bank].", "Ann Lee: director @ Fen Bank"},
        {"served", "<Ann Lee> served as ambassador to {Peru} until May.",
         "Ann Lee: ambassador to Peru in Peru, former, until May"},
        {"is not", "<Ann Lee> is not a candidate.", ""},
        {"tenure", "<Ann Lee>'s tenure as secretary of state ended.", "Ann Lee: secretary of state"},
        {"examples", "It shows other well-known photographers who dive, such as <Ann Lee> and <Bo Ray>.",
         "Ann Lee: photographer; Bo Ray: photographer"},
        {"examples with titles", "Former members of the [Fen Guild], including singer <Ann Lee>, left.",
         "Ann Lee: member @ Fen Guild, former; Ann Lee: singer"},
        {"resigned", "[Fen Bank] director <Ann Lee> wrote in a resignation letter that it was over.",
         "Ann Lee: director @ Fen Bank, former"},
        {"told twice", "Secretary of State <Ann Lee> left. Secretary <Lee> slept.", "Ann Lee: Secretary of State"},
    };
    CHECK(rows);
}

static void periods(void **state)
{
    (void)state;
    static const marked_row rows[] = {
        {"from to", "<Ann Lee>, who was director of the [Fen Bank] from 2009 to 2013, left.",
         "Ann Lee: director @ Fen Bank, former, from 2009 to 2013"},
        {"between", "<Ann Lee>, governor between March 2009 and early 2013, left.",
         "Ann Lee: governor, former, between March 2009 and early 2013"},
        {"since", "<Ann Lee>, director of the [Fen Bank] since 2015, left.",
         "Ann Lee: director @ Fen Bank, since 2015"},
        {"decade", "<Ann Lee> was the mayor in the 1990s.", "Ann Lee: mayor, former, in the 1990s"},
        {"no time of the role", "<Ann Lee>, the mayor, left in 2013.", "Ann Lee: mayor"},
        {"acting", "Acting director <Ann Lee> left.", "Ann Lee: Acting director"},
        {"nominee", "<Ann Lee>, the nominee for governor, left.", "Ann Lee: nominee for governor, prospective"},
    };
    CHECK(rows);
}

static void units(void **state)
{
    (void)state;
    static const marked_row rows[] = {
        {"at", "The [Bureau of Canals] at the [Interior Department] closed.", "Bureau of Canals < Interior Department"},
        {"possessive", "The [Interior Department]'s [Bureau of Canals] closed.",
         "Bureau of Canals < Interior Department"},
        {"no unit", "[Fen Bank] in [Fen County] closed.", ""},
        {"no whole", "The [Bureau of Canals] at noon closed.", ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        quoth_doc *doc = marked_document(rows[i].text);
        quothp_arena scratch = {0};
        quothp_report report = {0};
        assert_int_equal(quothp_stage_role(doc, &scratch, &report), QUOTH_OK);
        quothp_buf got = {0};
        quothp_buf_puts(&got, "");
        for (uint32_t k = 0; k < doc->units.n; k++) {
            const quothp_unit *u = &doc->units.at[k];
            quothp_str unit = doc->entities.at[doc->mentions.at[u->unit].entity].label;
            quothp_str whole = doc->entities.at[doc->mentions.at[u->whole].entity].label;
            quothp_buf_add(&got, unit.p, unit.n);
            quothp_buf_puts(&got, " < ");
            quothp_buf_add(&got, whole.p, whole.n);
        }
        marked_check(&rows[i], &got);
        quothp_buf_free(&got);
        quothp_arena_free(&scratch);
        quoth_doc_free(doc);
    }
}

static void sources_without_names(void **state)
{
    (void)state;
    static const marked_row rows[] = {
        {"agency", "One [Fen Board] official said so.", "One Fen Board official: official @ Fen Board"},
        {"at", "A senior engineer at the [Fen Board] said so.",
         "A senior engineer at the Fen Board: senior engineer @ Fen Board"},
        {"former", "A former {U.S.} ambassador said so.", "A former U.S. ambassador: ambassador in U.S., former"},
        {"critics hold no office", "Some critics said so.", ""},
    };
    CHECK(rows);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(titles_before_names),
        cmocka_unit_test(descriptions_behind_names),
        cmocka_unit_test(periods),
        cmocka_unit_test(units),
        cmocka_unit_test(sources_without_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
