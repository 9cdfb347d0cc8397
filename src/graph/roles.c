/* roles.c: the roles of people and unnamed sources in the graph, as memberships of organizations.
 *
 * A role is the same in two articles when holder, name, organization, status, place and period are: both articles are
 * its evidence then.
 */
#include "graph/build.h"

#include "context.h"
#include "graph/iri.h"

enum { ROLE_DIGITS = 12 };

static const char *text_or_empty(const char *text)
{
    return text ? text : "";
}

const char *quothp_build_role_iri(quothp_builder *b, const quothp_membership *role)
{
    const quoth_graph *graph = b->graph;
    const quothp_agent *holder = &graph->agents.at[role->holder];
    const char *organization = role->organization == QUOTHP_NONE ? "" : graph->agents.at[role->organization].iri;
    const char *content = quothp_arena_printf(b->scratch, "%s\n%s\n%s\n%s\n%s\n%s", holder->iri, role->label,
                                              organization, quothp_role_status_text(role->status),
                                              text_or_empty(role->place), text_or_empty(role->period));
    const char *hash = content ? quothp_hex(b->scratch, quothp_str_of(content), ROLE_DIGITS) : NULL;
    const char *who = quothp_short_slug(b->scratch, holder->label), *name = quothp_short_slug(b->scratch, role->label);
    return hash && who && name ? quothp_arena_printf(b->arena, "%srole/%s-%s-%s", graph->base, who, name, hash) : NULL;
}

/* Text of the role as a label, NULL where there is none. Returns 0 when memory is out. */
static int keep(quothp_builder *b, const char **to, quothp_str text)
{
    const char *label = quothp_build_label(b, text);
    *to = label && *label ? label : NULL;
    return label != NULL;
}

static int merge(quothp_builder *b, quothp_membership *made, const quothp_role *role)
{
    made->iri = quothp_build_role_iri(b, made);
    if (!made->iri)
        return 0;
    uint32_t at = quothp_map_get(&b->graph->iris, made->iri);
    if (at == UINT32_MAX) {
        at = b->graph->roles.n;
        quothp_membership *place = QUOTHP_PUSH(b->arena, &b->graph->roles);
        if (!place || !quothp_map_add(&b->graph->iris, b->arena, made->iri, at))
            return 0;
        *place = *made;
    }
    quothp_membership *kept = &b->graph->roles.at[at];
    if (kept->confidence < role->confidence)
        kept->confidence = role->confidence;
    return quothp_build_evidence(b, &kept->evidence, role->evidence);
}

static int add_role(quothp_builder *b, const quothp_role *role)
{
    quothp_membership made = {.holder = quothp_build_agent_of(b, role->holder),
                              .organization = quothp_build_agent_of(b, role->organization),
                              .status = role->status,
                              .confidence = role->confidence};
    quothp_agent *agents = b->graph->agents.at;
    if (role->confidence < b->graph->q->min_confidence)
        return 1;
    if (made.holder == QUOTHP_NONE || agents[made.holder].kind == QUOTH_ORGANIZATION)
        return 1;
    if (made.organization != QUOTHP_NONE && agents[made.organization].kind != QUOTH_ORGANIZATION)
        made.organization = QUOTHP_NONE;
    if (!keep(b, &made.label, role->label) || !keep(b, &made.place, role->place) ||
        !keep(b, &made.period, role->period))
        return 0;
    if (!made.label || role->evidence.begin == role->evidence.end)
        return 1;
    if (agents[made.holder].kind == QUOTH_UNNAMED && agents[made.holder].organization == QUOTHP_NONE)
        agents[made.holder].organization = made.organization;
    return merge(b, &made, role);
}

quoth_status quothp_build_roles(quothp_builder *b)
{
    for (uint32_t i = 0; i < b->doc->roles.n; i++)
        if (!add_role(b, &b->doc->roles.at[i]))
            return QUOTH_ERR_MEMORY;
    return QUOTH_OK;
}
