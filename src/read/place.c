/* place.c: gives the runs of a source map their lines and columns, while the input's bytes are at hand. */
#include "read/read.h"

static bool continues(char c)
{
    return ((unsigned char)c & 0xC0) == 0x80;
}

void quothp_place_runs(quoth_doc *doc, quothp_str bytes, uint32_t first_line)
{
    uint32_t at = 0, line = first_line, column = 1;
    for (uint32_t i = 0; i < doc->source_map.n; i++) {
        quothp_source_run *run = &doc->source_map.at[i];
        for (; at < run->source && at < bytes.n; at++) {
            if (bytes.p[at] == '\n')
                line++, column = 1;
            else if (!continues(bytes.p[at]))
                column++;
        }
        run->line = line; /* a page may give its bytes out of order: then the place is the furthest so far */
        run->column = column;
    }
}

quoth_status quothp_place_in_record(quoth_doc *doc, uint32_t line)
{
    if (!doc->source_map.n) {
        quothp_source_run *run = QUOTHP_PUSH(&doc->arena, &doc->source_map);
        if (!run)
            return QUOTH_ERR_MEMORY;
        *run = (quothp_source_run){0};
    }
    for (uint32_t i = 0; i < doc->source_map.n; i++) {
        doc->source_map.at[i].line = line;
        doc->source_map.at[i].column = 0;
    }
    return QUOTH_OK;
}
