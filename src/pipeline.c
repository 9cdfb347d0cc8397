/* pipeline.c: the order of the stages, nothing else. */
#include "pipeline.h"

#include "context.h"
#include "coref/coref.h"
#include "lang/lang.h"
#include "quote/quote.h"
#include "role/role.h"
#include "statement/statement.h"

static quoth_status run_lang(quoth *q, quoth_doc *doc)
{
    quoth_status status = quoth_load(q);
    return status == QUOTH_OK ? quothp_stage_lang(doc, &q->model, q->forms, &q->scratch) : status;
}

static quoth_status run_coref(quoth *q, quoth_doc *doc)
{
    return quothp_stage_coref(doc, q->model.links, &q->scratch);
}

static quoth_status run_quote(quoth *q, quoth_doc *doc)
{
    return quothp_stage_quote(doc, &q->scratch, &q->report);
}

static quoth_status run_statement(quoth *q, quoth_doc *doc)
{
    return quothp_stage_statement(doc, &q->scratch, &q->report);
}

static quoth_status run_role(quoth *q, quoth_doc *doc)
{
    return quothp_stage_role(doc, &q->scratch, &q->report);
}

const quothp_stage quothp_stages[] = {
    {"lang", run_lang},           {"coref", run_coref}, {"quote", run_quote},
    {"statement", run_statement}, {"role", run_role},   {NULL, NULL},
};

static quoth_status refuse_language(quoth *q, const quoth_doc *doc)
{
    bool named = doc->url || doc->id;
    quothp_report_at(&q->report, QUOTH_ERROR, 0, 0,
                     "%s%sthe article is not English but in %s; --lang en reads it all the same",
                     named ? (doc->url ? doc->url : doc->id) : "", named ? ": " : "", doc->other_language);
    return QUOTH_ERR_INPUT;
}

/* What a stage has left behind a limit is of no use. */
static quoth_status keep_limits(quoth *q, const quoth_doc *doc)
{
    if (quothp_step_check(q, 0, "analysing it") != QUOTH_OK)
        return QUOTH_ERR_INPUT;
    if (doc->attributions.n > q->limits.statements) {
        quothp_report_at(&q->report, QUOTH_ERROR, 0, 0, "more than %zu statements (--max-statements)",
                         q->limits.statements);
        return QUOTH_ERR_INPUT;
    }
    return QUOTH_OK;
}

static quoth_status run_all(quoth *q, quoth_doc *doc)
{
    quoth_status status = QUOTH_OK;
    for (const quothp_stage *stage = quothp_stages; stage->name && status == QUOTH_OK; stage++) {
        status = stage->run(q, doc);
        quothp_arena_reset(&q->scratch);
        if (status == QUOTH_OK)
            status = keep_limits(q, doc);
    }
    return status;
}

quoth_status quoth_analyse(quoth *q, quoth_doc *doc)
{
    q->report.file = doc->name;
    if (doc->other_language)
        return refuse_language(q, doc);
    quothp_step_begin(q, 1);
    doc->clock = &q->clock;
    quoth_status status = run_all(q, doc);
    doc->clock = NULL;
    return status;
}
