/* lexicon.h: word lists. Each is a file src/lexicon/NAME.tsv, made into a table at build time; README.md tells how to
 * add one. Keys are folded: lower case, plain apostrophes, no soft hyphens. All tables are constant.
 */
#ifndef QUOTHP_LEXICON_H
#define QUOTHP_LEXICON_H

#include "doc/doc.h"

/* One line a table: its file is the name in lower case. */
#define QUOTHP_LEXICON(X)                                                                                              \
    X(ABBREVIATION) /* "inc.": does not end a sentence; code 0: quothp_abbreviation */                                 \
    X(CLOSED)       /* "the": text: lemma; code 0: quothp_upos */                                                      \
    X(CUE)          /* "told": text: lemma; code 0: quothp_cue_class; code 1: quothp_cue_form */                       \
    X(EXPRESS)      /* "explain": what makes it an utterance; code 0: quothp_express */                                \
    X(FRAME)        /* "claim": how a cue takes its content; code 0: quothp_frame; code 1: quothp_manner */            \
    X(GIVEN)        /* "anna": a given name; code 0: quothp_gender */                                                  \
    X(GOVERNOR)     /* "refuse": what it makes of "to say"; code 0: quothp_modality */                                 \
    X(IRREGULAR)    /* "went": text: lemma; codes: quothp_xpos, the usual one first */                                 \
    X(LANGUAGE)     /* "und": text: the languages that have this small word, "de" */                                   \
    X(MEDIUM)       /* "letter": where something is said; code 0: quothp_medium */                                     \
    X(MODIFIER)     /* "former": before a role's noun, no part of it; code 0: quothp_modifier */                       \
    X(NICKNAME)     /* "bill": text: " william ", a blank around each */                                               \
    X(NOUN)         /* "senator": codes: quothp_noun_kind, quothp_gender, quothp_org_kind */                           \
    X(ORGANIZATION) /* "nato": text: its name; code 0: quothp_org_kind */                                              \
    X(ORGWORD)      /* "department": ends an organization's name; codes: quothp_org_kind, quothp_strength */           \
    X(OUTLET)       /* "reuters": text: its name; code 0: quothp_strength */                                           \
    X(PARTICLE)     /* "von": inside the name of a person */                                                           \
    X(PARTY)        /* "gop": text: "Republican Party"; code 0: quothp_party_form */                                   \
    X(REGION)       /* "mo.": text: "Missouri"; code 0: quothp_region_form */                                          \
    X(TIME)         /* "tuesday": tells when something was said */                                                     \
    X(TITLE)        /* "rep.": text: "Representative"; code 0: quothp_title_kind; code 1: quothp_gender */             \
    X(UNIT)         /* "bureau": a part of a larger organization */                                                    \
    X(WORD)         /* "claim": a base form */

typedef enum quothp_lex {
#define ROW(name) QUOTHP_LEX_##name,
    QUOTHP_LEXICON(ROW)
#undef ROW
        QUOTHP_N_LEX
} quothp_lex;

typedef struct quothp_lex_entry {
    const char *term; /* folded; several words are joined by one space */
    const char *text; /* "" where the table has none */
    uint16_t code[3]; /* 0 where the table or the row has none */
} quothp_lex_entry;

/* A row of ABBREVIATION. */
typedef enum quothp_abbreviation {
    QUOTHP_ABBR_ANY,    /* may end a sentence when a capital follows: "Inc.", "U.S." */
    QUOTHP_ABBR_BEFORE, /* stands before a name, never at the end: "Mr." */
    QUOTHP_ABBR_NUMBER, /* an abbreviation only before a number: "No. 5" */
    QUOTHP_ABBR_CAPITAL /* like ANY, but only when written with a capital letter: "Mo." */
} quothp_abbreviation;

/* How sure a row is by itself. */
typedef enum quothp_strength {
    QUOTHP_STRONG,
    QUOTHP_WEAK /* an everyday word, or another name too: "Time", "City" */
} quothp_strength;

/* A row of TITLE. */
typedef enum quothp_title_kind {
    QUOTHP_TITLE_COURTESY, /* no role: "Mr." */
    QUOTHP_TITLE_ROLE,     /* a role before a name, never part of it: "Senator", "spokesman" */
    QUOTHP_TITLE_HEAD      /* a role that takes the name of what it leads: "president", "director" */
} quothp_title_kind;

/* A row of MODIFIER. */
typedef enum quothp_modifier {
    QUOTHP_MODIFIER_DROP, /* "longtime", "prominent" */
    QUOTHP_MODIFIER_FORMER,
    QUOTHP_MODIFIER_PROSPECTIVE /* "incoming"; also as a noun: "nominee" */
} quothp_modifier;

/* A row of NOUN. */
typedef enum quothp_noun_kind {
    QUOTHP_NOUN_OTHER,    /* not in the table */
    QUOTHP_NOUN_ROLE,     /* an office or occupation: "senator" */
    QUOTHP_NOUN_PERSON,   /* somebody, but no role: "critic" */
    QUOTHP_NOUN_KIN,      /* "wife" */
    QUOTHP_NOUN_CROWD,    /* several as one: "police" */
    QUOTHP_NOUN_QUANTITY, /* is what "of" says: "a number of officials" */
    QUOTHP_NOUN_DOCUMENT, /* what somebody wrote: "report" */
    QUOTHP_NOUN_LAW,      /* rules, and speaks for nobody: "statute" */
    QUOTHP_NOUN_ORG,      /* "department", "outlet" */
    QUOTHP_NOUN_PLACE,
    QUOTHP_NOUN_TIME
} quothp_noun_kind;

/* A row of PARTY. */
typedef enum quothp_party_form {
    QUOTHP_PARTY_NAME,     /* "GOP" */
    QUOTHP_PARTY_ADHERENT, /* "Republicans", "Republican" */
    QUOTHP_PARTY_TAG       /* "D" in "(D-Mo.)" */
} quothp_party_form;

/* A row of REGION. */
typedef enum quothp_region_form {
    QUOTHP_REGION_PLACE,     /* "Missouri", "France" */
    QUOTHP_REGION_ADJECTIVE, /* "French" */
    QUOTHP_REGION_SHORT      /* "Mo.": only behind a party or a city */
} quothp_region_form;

/* A row of CUE: bits. */
typedef enum quothp_cue_form {
    QUOTHP_CUEFORM_BASE = 1,  /* say */
    QUOTHP_CUEFORM_S = 2,     /* says */
    QUOTHP_CUEFORM_PAST = 4,  /* said */
    QUOTHP_CUEFORM_PART = 8,  /* said, written: participle */
    QUOTHP_CUEFORM_ING = 16,  /* saying */
    QUOTHP_CUEFORM_NOUN = 32, /* statement, demand */
    QUOTHP_CUEFORM_PREP = 64  /* according to */
} quothp_cue_form;

/* A row of FRAME, bits: what can stand behind the cue. */
typedef enum quothp_frame {
    QUOTHP_FRAME_CLAUSE = 1,  /* (that) it rains */
    QUOTHP_FRAME_QUOTE = 2,   /* "It rains" */
    QUOTHP_FRAME_TO = 4,      /* to rain */
    QUOTHP_FRAME_PERSON = 8,  /* an addressee, before what is said */
    QUOTHP_FRAME_NOUN = 16,   /* a noun phrase */
    QUOTHP_FRAME_AS = 32,     /* X (as) Y */
    QUOTHP_FRAME_WH = 64,     /* whether, how, … */
    QUOTHP_FRAME_ABOUT = 128, /* of, for, about X */
} quothp_frame;

typedef enum quothp_manner {
    QUOTHP_MANNER_SPEECH,
    QUOTHP_MANNER_ATTITUDE, /* thought or wanted, not uttered */
    QUOTHP_MANNER_ACT       /* speech only with a quotation or a "that" */
} quothp_manner;

/* A row of EXPRESS: what the content must be. */
typedef enum quothp_express {
    QUOTHP_EXPRESS_ANY,    /* not in the table */
    QUOTHP_EXPRESS_CLAUSE, /* a clause or a quotation, no bare noun phrase */
    QUOTHP_EXPRESS_QUOTE   /* a quotation */
} quothp_express;

/* A row of MEDIUM. */
typedef enum quothp_medium {
    QUOTHP_MEDIUM_DOCUMENT, /* "letter": can speak itself */
    QUOTHP_MEDIUM_OCCASION, /* "interview" */
    QUOTHP_MEDIUM_PLATFORM  /* "facebook" */
} quothp_medium;

enum { QUOTHP_LEX_KEY = 64 };

/* A folded key: for those who ask several tables. n is 0 when the word is too long for any table. */
typedef struct quothp_lex_key {
    char p[QUOTHP_LEX_KEY];
    size_t n;
} quothp_lex_key;

quothp_lex_key quothp_lex_fold(quothp_str word);
const quothp_lex_entry *quothp_lex_get(quothp_lex table, const quothp_lex_key *key); /* NULL: not there */
const quothp_lex_entry *quothp_lex_find(quothp_lex table, quothp_str word);          /* folds; NULL: not there */

/* The longest entry that the tokens from first on spell, not beyond the token end. *match_end is the token behind it.
   Tokens that touch are joined, others get one space between them. NULL: none. */
const quothp_lex_entry *quothp_lex_match(quothp_lex table, const quoth_doc *doc, uint32_t first, uint32_t end,
                                         uint32_t *match_end);

/* "(D-Mo.)", "(R., Texas)", "Ann Lee, R-Iowa,": where the letters of a party that begin at the byte end; 0: none do. */
uint32_t quothp_lex_party_tag(const quoth_doc *doc, uint32_t begin);

size_t quothp_lex_rows(quothp_lex table, const quothp_lex_entry **rows);

#endif
