/* statement.c: the order of the work. */
#include "statement/statement.h"

#include "confidence/confidence.h"
#include "statement/work.h"

bool quothp_statement_is_one_of(const quoth_doc *doc, uint32_t token, const char *const *words)
{
    for (; *words; words++)
        if (quothp_statement_is(doc, token, *words))
            return true;
    return false;
}

bool quothp_statement_is_finite(const quoth_doc *doc, uint32_t token)
{
    uint8_t x = doc->tokens.at[token].xpos;
    return x == QUOTHP_XPOS_VBD || x == QUOTHP_XPOS_VBZ || x == QUOTHP_XPOS_VBP || x == QUOTHP_XPOS_MD;
}

quoth_status quothp_stage_statement(quoth_doc *doc, quothp_arena *scratch, quothp_report *report)
{
    (void)report;
    for (uint32_t i = 0; i < doc->attributions.n && !quothp_clock_ticked(doc->clock); i++) {
        quothp_attribution *a = &doc->attributions.at[i];
        quothp_cue_word cue = quothp_statement_cue(doc, a);
        a->cue_class = quothp_statement_class(&cue);
        a->modality = quothp_statement_modality(doc, a, &cue);
        a->expressed = quothp_statement_is_expressed(doc, a, &cue);
        a->confidence = quothp_confidence(QUOTHP_CURVE_STATEMENT, a->score);
        if (quothp_statement_when(doc, a, &cue) != QUOTH_OK)
            return QUOTH_ERR_MEMORY;
    }
    quothp_statement_drop_inner(doc);
    quothp_statement_drop_repeats(doc);
    quoth_status status = quothp_statement_anonymities(doc, scratch);
    return status == QUOTH_OK ? quothp_statement_quoted(doc, scratch) : status;
}
