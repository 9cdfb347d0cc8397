/* labels.c: see labels.h. */
#include "doc/labels.h"

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

const char *quothp_name_type_text(quothp_name_type type)
{
    return NAME_TYPE[type];
}
