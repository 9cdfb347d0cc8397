/* pipeline.c: the order of the stages, nothing else. */
#include "pipeline.h"

#include "context.h"
#include "coref/coref.h"
#include "name/name.h"
#include "quote/quote.h"
#include "role/role.h"
#include "tag/tag.h"
#include "token/token.h"

const quothp_stage quothp_stages[] = {
    {"token", quothp_stage_token, QUOTHP_BROUGHT_TOKENS},
    {"tag", quothp_stage_tag, QUOTHP_BROUGHT_TAGS},
    {"name", quothp_stage_name, QUOTHP_BROUGHT_NAMES},
    {"coref", quothp_stage_coref, 0},
    {"quote", quothp_stage_quote, 0},
    {"role", quothp_stage_role, 0},
    {NULL, NULL, 0},
};

static quoth_status refuse_language(quoth *q, const quoth_doc *doc)
{
    bool named = doc->url || doc->id;
    quothp_report_at(&q->report, QUOTH_ERROR, 0, 0,
                     "%s%sthe article is not English but in %s; --lang en reads it all the same",
                     named ? (doc->url ? doc->url : doc->id) : "", named ? ": " : "", doc->other_language);
    return QUOTH_ERR_INPUT;
}

quoth_status quoth_analyse(quoth *q, quoth_doc *doc)
{
    q->report.file = doc->name;
    if (doc->other_language)
        return refuse_language(q, doc);
    for (const quothp_stage *stage = quothp_stages; stage->name; stage++) {
        if (stage->writes & doc->brought)
            continue;
        quoth_status status = stage->run(doc, &q->scratch, &q->report);
        quothp_arena_reset(&q->scratch);
        if (status != QUOTH_OK)
            return status;
    }
    return QUOTH_OK;
}
