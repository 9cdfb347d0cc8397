/* pipeline.c: the order of the stages, nothing else. */
#include "context.h"
#include "coref/coref.h"
#include "role/role.h"
#include "tag/tag.h"
#include "token/token.h"

typedef quoth_status (*stage_fn)(quoth_doc *doc, quothp_arena *scratch, quothp_report *report);

static const stage_fn STAGES[] = {
    quothp_stage_token,
    quothp_stage_tag,
    quothp_stage_coref,
    quothp_stage_role,
};

quoth_status quoth_analyse(quoth *q, quoth_doc *doc)
{
    q->report.file = doc->name;
    for (size_t i = 0; i < sizeof STAGES / sizeof *STAGES; i++) {
        quoth_status status = STAGES[i](doc, &q->scratch, &q->report);
        quothp_arena_reset(&q->scratch);
        if (status != QUOTH_OK)
            return status;
    }
    return QUOTH_OK;
}
