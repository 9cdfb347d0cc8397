/* classes.h: the classes that the checks tell apart, one bit each. */
#ifndef QUOTHP_CHECK_CLASSES_H
#define QUOTHP_CHECK_CLASSES_H

/* X(class, term) */
#define QUOTHP_CLASSES(X)                                                                                              \
    X(STATEMENT, QUOTH_STATEMENT)                                                                                      \
    X(DIRECT, QUOTH_DIRECT_STATEMENT)                                                                                  \
    X(INDIRECT, QUOTH_INDIRECT_STATEMENT)                                                                              \
    X(MIXED, QUOTH_MIXED_STATEMENT)                                                                                    \
    X(FOAF_PERSON, FOAF_PERSON)                                                                                        \
    X(SCHEMA_PERSON, SCHEMA_PERSON)                                                                                    \
    X(ORGANIZATION, ORG_ORGANIZATION_CLASS)                                                                            \
    X(FORMAL, ORG_FORMAL_ORGANIZATION)                                                                                 \
    X(PARTY, QUOTH_POLITICAL_PARTY)                                                                                    \
    X(OUTLET, QUOTH_MEDIA_OUTLET)                                                                                      \
    X(AGENCY, QUOTH_GOVERNMENT_AGENCY)                                                                                 \
    X(GOVERNMENT, QUOTH_GOVERNMENT)                                                                                    \
    X(LEGISLATURE, QUOTH_LEGISLATURE)                                                                                  \
    X(COURT, QUOTH_COURT)                                                                                              \
    X(ARMED, QUOTH_ARMED_GROUP)                                                                                        \
    X(COMPANY, QUOTH_COMPANY)                                                                                          \
    X(UNIVERSITY, QUOTH_UNIVERSITY)                                                                                    \
    X(NONPROFIT, QUOTH_NON_PROFIT)                                                                                     \
    X(UNNAMED, QUOTH_UNNAMED_SOURCE)                                                                                   \
    X(MEMBERSHIP, ORG_MEMBERSHIP)                                                                                      \
    X(ROLE, ORG_ROLE_CLASS)                                                                                            \
    X(INTERVAL, TIME_INTERVAL)                                                                                         \
    X(PLACE, SCHEMA_PLACE)                                                                                             \
    X(WORK, SCHEMA_CREATIVE_WORK)                                                                                      \
    X(ARTICLE, SCHEMA_NEWS_ARTICLE)                                                                                    \
    X(CONTEXT, NIF_CONTEXT)                                                                                            \
    X(PHRASE, NIF_PHRASE)                                                                                              \
    X(EXTRACTION, QUOTH_EXTRACTION)                                                                                    \
    X(PROGRAM, PROV_SOFTWARE_AGENT)                                                                                    \
    X(CORRECTION, QUOTH_CORRECTION)

enum {
#define ORDINAL(class, term) QUOTHP_ORDINAL_##class,
    QUOTHP_CLASSES(ORDINAL)
#undef ORDINAL
        QUOTHP_N_CLASSES
};
_Static_assert(QUOTHP_N_CLASSES < 31, "one bit a class, and one for all others");

#define IS(class) (1u << QUOTHP_ORDINAL_##class)
#define IS_OTHER (1u << 31)

/* Sets of classes. */
#define IS_SAID (IS(STATEMENT) | IS(DIRECT) | IS(INDIRECT) | IS(MIXED))
#define IS_PERSON (IS(FOAF_PERSON) | IS(SCHEMA_PERSON))
#define IS_BODY                                                                                                        \
    (IS(ORGANIZATION) | IS(FORMAL) | IS(PARTY) | IS(OUTLET) | IS(AGENCY) | IS(GOVERNMENT) | IS(LEGISLATURE) |          \
     IS(COURT) | IS(ARMED) | IS(COMPANY) | IS(UNIVERSITY) | IS(NONPROFIT))
#define IS_SOURCE (IS(FOAF_PERSON) | IS(ORGANIZATION) | IS(UNNAMED))
#define IS_LABELLED (IS(INTERVAL) | IS(PLACE) | IS(WORK) | IS(CORRECTION))
#define IS_FINDING (IS_SAID | IS_PERSON | IS_BODY | IS(UNNAMED) | IS(MEMBERSHIP))

#endif
