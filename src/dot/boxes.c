/* boxes.c: see boxes.h. */
#include "dot/boxes.h"

#include "dot/label.h"

#include <string.h>

enum { NAME_COLUMNS = 24, LONGEST_NAME = 90, ROLE_COLUMNS = 28, LONGEST_ROLE = 84, MOST_ROLES = 2 };

/* ---- agents ---- */

static const char *clean(quothp_picture *picture, const char *text)
{
    const char *made = quothp_label_clean(picture->arena, text);
    if (!made)
        picture->failed = true;
    return made ? made : "";
}

const char *quothp_agent_text(quothp_picture *picture, size_t agent)
{
    const char *label = agent < picture->graph->agents.n ? picture->graph->agents.at[agent].label : NULL;
    const char *text = clean(picture, label);
    return *text ? text : "source not stated";
}

const char *quothp_speakers_text(quothp_picture *picture, const quothp_statement *statement)
{
    if (!statement->n_speakers)
        return quothp_agent_text(picture, QUOTHP_NONE);
    quothp_buf names = {0};
    for (size_t i = 0; i < statement->n_speakers; i++) {
        quothp_buf_puts(&names, !i ? "" : i + 1 < statement->n_speakers ? ", " : " and ");
        quothp_buf_puts(&names, quothp_agent_text(picture, statement->speakers[i]));
    }
    return quothp_markup_end(picture, &names);
}

/* "nominee", "candidate for mayor", "president-elect" */
static bool says_so_itself(const char *label)
{
    return strstr(label, "nominee") || strstr(label, "candidate") || strstr(label, "-elect");
}

const char *quothp_role_text(quothp_picture *picture, const quothp_membership *role)
{
    quothp_buf text = {0};
    const char *label = clean(picture, role->label);
    if (role->status == QUOTHP_FORMER && strncmp(label, "former", 6) != 0)
        quothp_buf_puts(&text, "former ");
    if (role->status == QUOTHP_PROSPECTIVE && !says_so_itself(label))
        quothp_buf_puts(&text, "prospective ");
    quothp_buf_puts(&text, label);
    if (role->place && *role->place) {
        quothp_buf_puts(&text, ", ");
        quothp_buf_puts(&text, clean(picture, role->place));
    }
    return quothp_markup_end(picture, &text);
}

static void put_role(quothp_picture *picture, quothp_buf *label, const char *text)
{
    const char *cut = text ? quothp_label_cut(picture->arena, text, LONGEST_ROLE) : NULL;
    quothp_markup_lines(picture, label, cut, ROLE_COLUMNS, "<FONT POINT-SIZE=\"8\" COLOR=\"#444444\">", "</FONT>",
                        false);
}

static bool is_told(const quothp_picture *picture, const quothp_membership *role, uint32_t agent, uint32_t home)
{
    bool by_line = picture->view == QUOTH_VIEW_ACTORS && role->organization < picture->graph->agents.n &&
                   role->organization != home && picture->shown.agents[role->organization];
    return role->holder == agent && !by_line;
}

/* "chief, treasurer (State Bank)": all roles in the agency of the given one, up to the most. */
static const char *roles_like(quothp_picture *picture, uint32_t first, uint32_t home)
{
    const quoth_graph *graph = picture->graph;
    const quothp_membership *like = &graph->roles.at[first];
    quothp_buf text = {0};
    for (uint32_t i = first, n = 0; i < graph->roles.n && n < MOST_ROLES; i++) {
        const quothp_membership *role = &graph->roles.at[i];
        const char *one = is_told(picture, role, like->holder, home) ? quothp_role_text(picture, role) : NULL;
        if (!one || role->organization != like->organization || (text.n && strstr(text.p, one)))
            continue;
        quothp_buf_puts(&text, n++ ? ", " : "");
        quothp_buf_puts(&text, one);
    }
    if (like->organization < graph->agents.n && like->organization != home) {
        quothp_buf_puts(&text, " (");
        quothp_buf_puts(&text, quothp_agent_text(picture, like->organization));
        quothp_buf_puts(&text, ")");
    }
    return quothp_markup_end(picture, &text);
}

static bool is_first_like(const quothp_picture *picture, uint32_t at, uint32_t agent)
{
    const quothp_membership *roles = picture->graph->roles.at;
    for (uint32_t i = 0; i < at; i++) {
        if (roles[i].holder == agent && roles[i].organization == roles[at].organization)
            return false;
    }
    return true;
}

static void put_roles(quothp_picture *picture, quothp_buf *label, uint32_t agent, uint32_t home)
{
    for (uint32_t i = 0, n = 0; i < picture->graph->roles.n && n < MOST_ROLES; i++) {
        if (!is_told(picture, &picture->graph->roles.at[i], agent, home) || !is_first_like(picture, i, agent))
            continue;
        put_role(picture, label, roles_like(picture, i, home));
        n++;
    }
}

static void put_home_of_unnamed(quothp_picture *picture, quothp_buf *label, const quothp_agent *a, uint32_t home)
{
    if (a->kind != QUOTH_UNNAMED || a->organization >= picture->graph->agents.n || a->organization == home)
        return;
    const char *name = quothp_agent_text(picture, a->organization);
    if (!strstr(quothp_agent_text(picture, (size_t)(a - picture->graph->agents.at)), name))
        put_role(picture, label, name);
}

static const char *link_of_agent(quothp_picture *picture, const quothp_agent *a)
{
    return a->evidence.n ? quothp_article_url(picture, a->evidence.at[0].article) : "";
}

Agnode_t *quothp_draw_agent(quothp_picture *picture, Agraph_t *where, uint32_t agent, uint32_t home)
{
    if (picture->agents[agent])
        return picture->agents[agent];
    const quothp_agent *a = &picture->graph->agents.at[agent];
    const char *name = quothp_agent_text(picture, agent);
    quothp_buf label = {0};
    bool named = a->kind != QUOTH_UNNAMED;
    quothp_markup_lines(picture, &label, quothp_label_cut(picture->arena, name, LONGEST_NAME), NAME_COLUMNS,
                        named ? "<B>" : "<I>", named ? "</B>" : "</I>", false);
    if (named)
        put_roles(picture, &label, agent, home);
    put_home_of_unnamed(picture, &label, a, home);
    quothp_box box = {.look = quothp_look_of_agent(a),
                      .name = name,
                      .label = quothp_markup_end(picture, &label),
                      .tip = quothp_agent_tip(picture, agent),
                      .url = link_of_agent(picture, a)};
    return picture->agents[agent] = quothp_draw_item(picture, quothp_draw_box(picture, where, &box), "agent", agent);
}

static Agnode_t *draw_unknown(quothp_picture *picture)
{
    const char *text = quothp_agent_text(picture, QUOTHP_NONE);
    quothp_buf label = {0};
    quothp_markup_lines(picture, &label, text, NAME_COLUMNS, "<I>", "</I>", false);
    quothp_box box = {.look = QUOTHP_LOOK_UNNAMED, .name = text, .label = quothp_markup_end(picture, &label)};
    return quothp_draw_box(picture, NULL, &box);
}

Agnode_t *quothp_draw_speaker(quothp_picture *picture, size_t agent)
{
    if (agent < picture->graph->agents.n)
        return quothp_draw_agent(picture, NULL, (uint32_t)agent, QUOTHP_NONE);
    if (!picture->unknown)
        picture->unknown = draw_unknown(picture);
    return picture->unknown;
}

/* ---- statements ---- */

/* The comma of '"...," she said' belongs to the sentence around the words. */
static const char *without_comma(quothp_picture *picture, const char *text)
{
    size_t n = strlen(text);
    for (size_t i = n > 4 ? n - 4 : 0; i < n; i++) { /* 4: the comma and a quotation mark */
        const char *behind = text + i + 1;
        if (text[i] != ',' || (*behind && strcmp(behind, "\"") != 0 && strcmp(behind, "\xE2\x80\x9D") != 0))
            continue;
        const char *made = quothp_arena_printf(picture->arena, "%.*s%s", (int)i, text, behind);
        return made ? made : text;
    }
    return text;
}

/* A cue that says more than "said" stands before the words: "denied: ...". */
static const char *words(quothp_picture *picture, const quothp_statement *s, const char *sign)
{
    const char *text = without_comma(picture, clean(picture, s->text));
    const char *cue = s->cue_class > QUOTHP_CUE_SAID ? clean(picture, s->cue) : "";
    quothp_buf buf = {0};
    quothp_buf_puts(&buf, sign);
    quothp_buf_puts(&buf, *sign ? " " : "");
    quothp_buf_puts(&buf, cue);
    if (*cue)
        quothp_buf_puts(&buf, cue[strlen(cue) - 1] == ':' ? " " : ": "); /* "had one question:" has its own */
    quothp_buf_puts(&buf, *text ? text : "(no words)");
    return quothp_markup_end(picture, &buf);
}

/* Who passes on a statement inside another one is the speaker of that one: no news. */
static bool has_outlet(const quothp_picture *picture, const quothp_statement *s)
{
    if (s->reported_by >= picture->graph->agents.n)
        return false;
    if (s->within >= picture->graph->statements.n || !picture->statements[s->within])
        return true;
    const quothp_statement *outer = &picture->graph->statements.at[s->within];
    for (size_t k = 0; k < outer->n_speakers; k++) {
        if (outer->speakers[k] == s->reported_by)
            return false;
    }
    return true;
}

static void put_below(quothp_picture *picture, quothp_buf *label, const quothp_statement *s, size_t columns)
{
    quothp_buf below = {0};
    const char *medium = clean(picture, s->medium);
    quothp_buf_puts(&below, "[");
    quothp_buf_puts(&below, medium);
    if (has_outlet(picture, s) && !strstr(medium, quothp_agent_text(picture, s->reported_by))) {
        quothp_buf_puts(&below, *medium ? "; " : "");
        quothp_buf_puts(&below, quothp_agent_text(picture, s->reported_by));
    }
    quothp_buf_puts(&below, "]");
    bool any = below.n > 2;
    const char *text = quothp_markup_end(picture, &below);
    if (any && text)
        quothp_markup_lines(picture, label, quothp_label_cut(picture->arena, text, 2 * columns), columns,
                            "<FONT COLOR=\"#007A59\">", "</FONT>", true);
}

Agnode_t *quothp_draw_statement(quothp_picture *picture, uint32_t statement, const quothp_statement_parts *parts)
{
    const quothp_statement *s = &picture->graph->statements.at[statement];
    quothp_look look = quothp_look_of_statement(s);
    const char *text = words(picture, s, quothp_box_style_of(look)->sign);
    quothp_buf label = {0};
    if (parts->speaker)
        quothp_markup_lines(picture, &label, quothp_speakers_text(picture, s), parts->columns, "<B>", "</B>", true);
    if (text)
        text = quothp_label_cut(picture->arena, text, parts->max_columns);
    quothp_markup_lines(picture, &label, text, parts->columns, "", "", true);
    if (parts->outlet)
        put_below(picture, &label, s, parts->columns);
    quothp_box box = {.look = look,
                      .name = quothp_arena_printf(picture->arena, "statement %u", (unsigned)statement + 1),
                      .label = quothp_markup_end(picture, &label),
                      .tip = quothp_statement_tip(picture, statement),
                      .url = quothp_article_url(picture, s->article)};
    return picture->statements[statement] =
               quothp_draw_item(picture, quothp_draw_box(picture, NULL, &box), "statement", statement);
}

void quothp_draw_part(quothp_picture *picture, Agnode_t *from, Agnode_t *to, quothp_stroke stroke, const char *label,
                      uint32_t statement)
{
    Agedge_t *line = quothp_draw_line(picture, from, to, stroke, label, quothp_statement_tip(picture, statement));
    quothp_draw_item(picture, line, "statement", statement);
}

Agnode_t *quothp_draw_note(quothp_picture *picture, const char *name, const char *text, size_t columns)
{
    quothp_buf label = {0};
    quothp_markup_lines(picture, &label, text, columns, "<I>", "</I>", true);
    quothp_box box = {.look = QUOTHP_LOOK_NOTE, .name = name, .label = quothp_markup_end(picture, &label)};
    return quothp_draw_box(picture, NULL, &box);
}

Agnode_t *quothp_draw_more(quothp_picture *picture, uint32_t n)
{
    const char *text = quothp_arena_printf(picture->arena, "and %u more statement%s", (unsigned)n, n > 1 ? "s" : "");
    return quothp_draw_note(picture, "more statements", text, 40);
}
