/* labels.c: see labels.h. */
#include "doc/labels.h"

#include <string.h>

static const char *const UPOS[] = {
#define ROW(name) #name,
    QUOTHP_UPOS(ROW)
#undef ROW
};

static const char *const XPOS[] = {
#define ROW(name, text) text,
    QUOTHP_XPOS(ROW)
#undef ROW
};

static const char *const DEPREL[] = {
#define ROW(name, text) text,
    QUOTHP_DEPREL(ROW)
#undef ROW
};

static const char *const NAME_TYPE[] = {
#define ROW(name, text) text,
    QUOTHP_NAME_TYPE(ROW)
#undef ROW
};

const char *quothp_upos_text(quothp_upos tag)
{
    return UPOS[tag];
}

const char *quothp_xpos_text(quothp_xpos tag)
{
    return XPOS[tag];
}

const char *quothp_deprel_text(quothp_deprel relation)
{
    return DEPREL[relation];
}

quothp_deprel quothp_deprel_of(const char *text)
{
    quothp_deprel found = QUOTHP_DEPREL_NONE;
    size_t n = strcspn(text, ":");
    for (int i = 0; i < QUOTHP_N_DEPREL; i++) {
        if (strcmp(DEPREL[i], text) == 0)
            return (quothp_deprel)i;
        if (strncmp(DEPREL[i], text, n) == 0 && !DEPREL[i][n])
            found = (quothp_deprel)i;
    }
    return found;
}

const char *quothp_name_type_text(quothp_name_type type)
{
    return NAME_TYPE[type];
}
