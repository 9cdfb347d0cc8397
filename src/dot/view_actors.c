/* view_actors.c: people stand in their agency's frame, further roles are lines, and each statement is a small box
   between who says it and whom it is about. */
#include "dot/boxes.h"
#include "dot/label.h"
#include "dot/views.h"

enum {
    MOST_LOOSE = 2,   /* statements about nobody that a speaker's boxes show */
    MOST_TARGETS = 2, /* lines from one statement */
    MOST_NAMED = 24
};

static const quothp_statement_parts PARTS = {.columns = 30, .max_columns = 90, .outlet = true};

typedef struct plan {
    quothp_picture *picture;
    uint32_t *home;                /* by agent: the agency in whose frame it stands, or QUOTHP_NONE */
    Agraph_t **frame;              /* by agent: the frame of an agency with people in it */
    bool *needs_box;               /* by agent: an agency that a line starts from or leads to */
    uint32_t *loose, *loose_drawn; /* by agent: statements without a target */
} plan;

static bool is_shown(const quothp_picture *picture, size_t agent)
{
    return agent < picture->graph->agents.n && picture->shown.agents[agent];
}

/* ---- homes ---- */

/* Of several roles the first current one gives the home. */
static void find_homes(plan *p)
{
    const quoth_graph *graph = p->picture->graph;
    for (uint32_t i = 0; i < graph->agents.n; i++) {
        const quothp_agent *a = &graph->agents.at[i];
        p->home[i] = a->kind == QUOTH_UNNAMED && is_shown(p->picture, a->organization) ? a->organization : QUOTHP_NONE;
    }
    for (int past = 0; past < 2; past++) {
        for (uint32_t i = 0; i < graph->roles.n; i++) {
            const quothp_membership *role = &graph->roles.at[i];
            if ((role->status != QUOTHP_CURRENT) == past && role->holder < graph->agents.n &&
                is_shown(p->picture, role->organization) && role->organization != role->holder &&
                p->home[role->holder] == QUOTHP_NONE)
                p->home[role->holder] = role->organization;
        }
    }
    for (uint32_t i = 0; i < graph->agents.n; i++) { /* an agency with people of its own is no guest elsewhere */
        if (p->home[i] != QUOTHP_NONE && graph->agents.at[i].kind == QUOTH_ORGANIZATION)
            p->home[i] = QUOTHP_NONE;
    }
}

static void draw_frames(plan *p)
{
    quothp_picture *picture = p->picture;
    for (uint32_t i = 0; i < picture->graph->agents.n; i++) {
        uint32_t home = is_shown(picture, i) ? p->home[i] : QUOTHP_NONE;
        if (home == QUOTHP_NONE || p->frame[home])
            continue;
        quothp_buf label = {0};
        const char *name = quothp_label_cut(picture->arena, quothp_agent_text(picture, home), 80);
        quothp_markup_lines(picture, &label, name, 40, "<B>", "</B>", true);
        p->frame[home] =
            quothp_draw_cluster(picture, home + 1, quothp_markup_end(picture, &label), quothp_agent_tip(picture, home));
        quothp_draw_item(picture, p->frame[home], "agent", home);
        picture->looks |= 1u << QUOTHP_LOOK_AGENCY;
    }
}

/* ---- who is drawn as a box ---- */

static uint32_t targets(const quothp_picture *picture, const quothp_statement *s, uint32_t found[MOST_TARGETS])
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < s->about.n && n < MOST_TARGETS; i++) {
        uint32_t agent = s->about.at[i];
        bool known = !is_shown(picture, agent) || (n && found[0] == agent);
        for (size_t k = 0; k < s->n_speakers; k++)
            known = known || s->speakers[k] == agent;
        if (!known)
            found[n++] = agent;
    }
    return n;
}

static bool addresses(const quothp_picture *picture, const quothp_statement *s)
{
    return is_shown(picture, s->addressee) && s->addressee != s->reported_by;
}

static bool is_loose(const quothp_picture *picture, const quothp_statement *s)
{
    uint32_t found[MOST_TARGETS];
    return !targets(picture, s, found) && !addresses(picture, s);
}

static void find_needed(plan *p)
{
    const quoth_graph *graph = p->picture->graph;
    for (uint32_t i = 0; i < graph->statements.n; i++) {
        const quothp_statement *s = &graph->statements.at[i];
        uint32_t found[MOST_TARGETS];
        if (!p->picture->shown.statements[i])
            continue;
        p->loose[s->speakers[0]] += is_loose(p->picture, s);
        for (size_t k = 0; k < s->n_speakers; k++)
            p->needs_box[s->speakers[k]] = true;
        for (uint32_t k = targets(p->picture, s, found); k-- > 0;)
            p->needs_box[found[k]] = true;
        if (addresses(p->picture, s))
            p->needs_box[s->addressee] = true;
    }
    for (uint32_t i = 0; i < graph->roles.n; i++) {
        const quothp_membership *role = &graph->roles.at[i];
        if (is_shown(p->picture, role->holder) && is_shown(p->picture, role->organization) &&
            p->home[role->holder] != role->organization)
            p->needs_box[role->organization] = true;
    }
}

static void draw_agents(plan *p)
{
    quothp_picture *picture = p->picture;
    for (uint32_t i = 0; i < picture->graph->agents.n; i++) {
        uint32_t home = p->home[i];
        if (!is_shown(picture, i) || (home == QUOTHP_NONE && !p->needs_box[i]))
            continue;
        quothp_draw_agent(picture, home != QUOTHP_NONE ? p->frame[home] : p->frame[i], i, home);
    }
}

/* ---- lines ---- */

static void draw_roles(plan *p)
{
    quothp_picture *picture = p->picture;
    for (uint32_t i = 0; i < picture->graph->roles.n; i++) {
        const quothp_membership *role = &picture->graph->roles.at[i];
        if (!is_shown(picture, role->holder) || !is_shown(picture, role->organization) ||
            role->holder == role->organization || p->home[role->holder] == role->organization)
            continue;
        const char *text = quothp_role_text(picture, role);
        quothp_buf label = {0};
        quothp_markup_lines(picture, &label, text ? quothp_label_cut(picture->arena, text, 44) : NULL, 24, "", "",
                            false);
        Agedge_t *line =
            quothp_draw_line(picture, picture->agents[role->holder], picture->agents[role->organization],
                             QUOTHP_STROKE_ROLE, quothp_markup_end(picture, &label), quothp_role_tip(picture, role));
        quothp_draw_item(picture, line, "role", i);
    }
}

/* "and 1 more" would take the room of that one. */
static bool has_room(const plan *p, uint32_t speaker)
{
    return p->loose[speaker] <= MOST_LOOSE + 1 || p->loose_drawn[speaker] < MOST_LOOSE;
}

static void draw_statement(plan *p, uint32_t statement)
{
    quothp_picture *picture = p->picture;
    const quothp_statement *s = &picture->graph->statements.at[statement];
    uint32_t found[MOST_TARGETS];
    uint32_t n = targets(picture, s, found);
    bool to = addresses(picture, s);
    if (is_loose(picture, s) && !has_room(p, (uint32_t)s->speakers[0]))
        return;
    p->loose_drawn[s->speakers[0]] += is_loose(picture, s);
    Agnode_t *box = quothp_draw_statement(picture, statement, &PARTS);
    for (size_t k = 0; k < s->n_speakers; k++)
        quothp_draw_part(picture, picture->agents[s->speakers[k]], box, QUOTHP_STROKE_SAYS, NULL, statement);
    for (uint32_t k = 0; k < n; k++)
        quothp_draw_part(picture, box, picture->agents[found[k]], quothp_stroke_of_statement(s), NULL, statement);
    if (to && !(n && found[0] == s->addressee))
        quothp_draw_part(picture, box, picture->agents[s->addressee], QUOTHP_STROKE_TO, NULL, statement);
}

static void draw_rest(plan *p, uint32_t agent)
{
    quothp_picture *picture = p->picture;
    if (p->loose[agent] == p->loose_drawn[agent] || !picture->agents[agent])
        return;
    Agnode_t *note = quothp_draw_more(picture, p->loose[agent] - p->loose_drawn[agent]);
    quothp_draw_line(picture, picture->agents[agent], note, QUOTHP_STROKE_SAYS, NULL, NULL);
}

/* ---- those without a tie ---- */

static bool reports(const quothp_picture *picture, uint32_t agent)
{
    for (uint32_t i = 0; i < picture->graph->statements.n; i++) {
        if (picture->shown.statements[i] && picture->graph->statements.at[i].reported_by == agent)
            return true;
    }
    return false;
}

/* "Helmut Newton (photographer)" */
static const char *named(quothp_picture *picture, uint32_t agent)
{
    const quoth_graph *graph = picture->graph;
    for (uint32_t i = 0; i < graph->roles.n; i++) {
        if (graph->roles.at[i].holder == agent)
            return quothp_arena_printf(picture->arena, "%s (%s)", quothp_agent_text(picture, agent),
                                       quothp_role_text(picture, &graph->roles.at[i]));
    }
    return quothp_agent_text(picture, agent);
}

/* Who is tied to nobody would only fill the page with boxes: one line of names is enough. */
static void draw_only_named(plan *p)
{
    quothp_picture *picture = p->picture;
    const quoth_graph *graph = picture->graph;
    quothp_buf text = {0};
    uint32_t n = 0;
    for (uint32_t i = 0; i < graph->agents.n; i++) {
        const quothp_agent *a = &graph->agents.at[i];
        bool drawn = picture->agents[i] || p->frame[i];
        if (drawn || a->kind == QUOTH_UNNAMED || !a->n_mentions || reports(picture, i) || n++ >= MOST_NAMED)
            continue;
        const char *name = named(picture, i);
        quothp_buf_puts(&text, n == 1 ? "Also named: " : ", ");
        quothp_buf_puts(&text, name ? name : "");
    }
    if (n > MOST_NAMED)
        quothp_buf_puts(&text, " and others");
    const char *all = quothp_markup_end(picture, &text);
    if (n && all)
        quothp_draw_note(picture, "also named", all, 64);
}

void quothp_view_actors(quothp_picture *picture)
{
    uint32_t n = picture->graph->agents.n;
    plan p = {.picture = picture,
              .home = quothp_arena_array(picture->arena, n + 1, sizeof *p.home),
              .frame = quothp_arena_array(picture->arena, n + 1, sizeof *p.frame),
              .needs_box = quothp_arena_array(picture->arena, n + 1, sizeof *p.needs_box),
              .loose = quothp_arena_array(picture->arena, n + 1, sizeof *p.loose),
              .loose_drawn = quothp_arena_array(picture->arena, n + 1, sizeof *p.loose_drawn)};
    if (!p.home || !p.frame || !p.needs_box || !p.loose || !p.loose_drawn) {
        picture->failed = true;
        return;
    }
    find_homes(&p);
    draw_frames(&p);
    find_needed(&p);
    draw_agents(&p);
    draw_roles(&p);
    for (uint32_t i = 0; i < picture->graph->statements.n; i++) {
        if (picture->shown.statements[i])
            draw_statement(&p, i);
    }
    for (uint32_t i = 0; i < n; i++)
        draw_rest(&p, i);
    draw_only_named(&p);
}
