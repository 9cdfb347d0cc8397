/* class.c: see class.h. */
#include "graph/class.h"

#include "ontology/terms.h"

#include <string.h>

const char *quothp_class_of_organization(quothp_org_kind kind)
{
    static const char *const CLASS[QUOTHP_N_ORG_KINDS] = {
        [QUOTHP_ORG_PARTY] = QUOTHP_IRI_QUOTH_POLITICAL_PARTY,    [QUOTHP_ORG_MEDIA] = QUOTHP_IRI_QUOTH_MEDIA_OUTLET,
        [QUOTHP_ORG_AGENCY] = QUOTHP_IRI_QUOTH_GOVERNMENT_AGENCY, [QUOTHP_ORG_GOVERNMENT] = QUOTHP_IRI_QUOTH_GOVERNMENT,
        [QUOTHP_ORG_LEGISLATURE] = QUOTHP_IRI_QUOTH_LEGISLATURE,  [QUOTHP_ORG_COURT] = QUOTHP_IRI_QUOTH_COURT,
        [QUOTHP_ORG_ARMED] = QUOTHP_IRI_QUOTH_ARMED_GROUP,        [QUOTHP_ORG_COMPANY] = QUOTHP_IRI_QUOTH_COMPANY,
        [QUOTHP_ORG_UNIVERSITY] = QUOTHP_IRI_QUOTH_UNIVERSITY,    [QUOTHP_ORG_NONPROFIT] = QUOTHP_IRI_QUOTH_NON_PROFIT,
    };
    return CLASS[kind];
}

const char *quothp_class_of_statement(quoth_kind kind)
{
    static const char *const CLASS[] = {QUOTHP_IRI_QUOTH_DIRECT_STATEMENT, QUOTHP_IRI_QUOTH_INDIRECT_STATEMENT,
                                        QUOTHP_IRI_QUOTH_MIXED_STATEMENT};
    return CLASS[kind];
}

const char *quothp_class_of_cue(quothp_cue_class class)
{
    static const char *const CLASS[QUOTHP_N_CUE_CLASSES] = {
        [QUOTHP_CUE_SAID] = QUOTHP_IRI_QUOTH_SAID,         [QUOTHP_CUE_CLAIMED] = QUOTHP_IRI_QUOTH_CLAIMED,
        [QUOTHP_CUE_DENIED] = QUOTHP_IRI_QUOTH_DENIED,     [QUOTHP_CUE_ASKED] = QUOTHP_IRI_QUOTH_ASKED,
        [QUOTHP_CUE_PROMISED] = QUOTHP_IRI_QUOTH_PROMISED, [QUOTHP_CUE_WARNED] = QUOTHP_IRI_QUOTH_WARNED,
        [QUOTHP_CUE_PRAISED] = QUOTHP_IRI_QUOTH_PRAISED,   [QUOTHP_CUE_CRITICISED] = QUOTHP_IRI_QUOTH_CRITICISED,
    };
    return CLASS[class];
}

const char *quothp_class_of_status(quothp_role_status status)
{
    static const char *const STATUS[] = {QUOTHP_IRI_QUOTH_CURRENT, QUOTHP_IRI_QUOTH_FORMER,
                                         QUOTHP_IRI_QUOTH_PROSPECTIVE};
    return STATUS[status];
}

const char *quothp_local_name(const char *iri)
{
    const char *hash = iri ? strrchr(iri, '#') : NULL;
    return hash ? hash + 1 : iri;
}
