/* labels.h: the closed sets of labels that the layers use, each with its name in the exchange format. */
#ifndef QUOTHP_LABELS_H
#define QUOTHP_LABELS_H

#include "base/str.h"

/* Lists, laid out by hand. */
/* clang-format off */

/* Universal Dependencies v2, universal part-of-speech tags. */
#define QUOTHP_UPOS(R)                                                                                                 \
    R(X) R(ADJ) R(ADP) R(ADV) R(AUX) R(CCONJ) R(DET) R(INTJ) R(NOUN) R(NUM) R(PART) R(PRON) R(PROPN) R(PUNCT)          \
    R(SCONJ) R(SYM) R(VERB)

/* Penn Treebank tags as English Web Treebank and GUM use them. */
#define QUOTHP_XPOS(X) \
    X(NONE, "_") X(ADD, "ADD") X(AFX, "AFX") X(CC, "CC") X(CD, "CD") X(DT, "DT") X(EX, "EX") X(FW, "FW") X(GW, "GW") \
    X(HYPH, "HYPH") X(IN, "IN") X(JJ, "JJ") X(JJR, "JJR") X(JJS, "JJS") X(LS, "LS") X(MD, "MD") X(NFP, "NFP") \
    X(NN, "NN") X(NNP, "NNP") X(NNPS, "NNPS") X(NNS, "NNS") X(PDT, "PDT") X(POS, "POS") X(PRP, "PRP") \
    X(PRPS, "PRP$") X(RB, "RB") X(RBR, "RBR") X(RBS, "RBS") X(RP, "RP") X(SYM, "SYM") X(TO, "TO") X(UH, "UH") \
    X(VB, "VB") X(VBD, "VBD") X(VBG, "VBG") X(VBN, "VBN") X(VBP, "VBP") X(VBZ, "VBZ") X(WDT, "WDT") X(WP, "WP") \
    X(WPS, "WP$") X(WRB, "WRB") X(XX, "XX") X(COMMA, ",") X(PERIOD, ".") X(COLON, ":") X(OPEN, "``") X(CLOSE, "''") \
    X(LRB, "-LRB-") X(RRB, "-RRB-") X(DOLLAR, "$") X(HASH, "#")

/* Universal Dependencies v2, relations and their English subtypes. */
#define QUOTHP_DEPREL(X) \
    X(NONE, "_") X(ACL, "acl") X(ACL_RELCL, "acl:relcl") X(ADVCL, "advcl") X(ADVCL_RELCL, "advcl:relcl") \
    X(ADVMOD, "advmod") X(AMOD, "amod") X(APPOS, "appos") X(AUX, "aux") X(AUX_PASS, "aux:pass") X(CASE, "case") \
    X(CC, "cc") X(CC_PRECONJ, "cc:preconj") X(CCOMP, "ccomp") X(CLF, "clf") X(COMPOUND, "compound") \
    X(COMPOUND_PRT, "compound:prt") X(CONJ, "conj") X(COP, "cop") X(CSUBJ, "csubj") X(CSUBJ_OUTER, "csubj:outer") \
    X(CSUBJ_PASS, "csubj:pass") X(DEP, "dep") X(DET, "det") X(DET_PREDET, "det:predet") X(DISCOURSE, "discourse") \
    X(DISLOCATED, "dislocated") X(EXPL, "expl") X(FIXED, "fixed") X(FLAT, "flat") X(GOESWITH, "goeswith") \
    X(IOBJ, "iobj") X(LIST, "list") X(MARK, "mark") X(NMOD, "nmod") X(NMOD_DESC, "nmod:desc") \
    X(NMOD_POSS, "nmod:poss") X(NMOD_UNMARKED, "nmod:unmarked") X(NSUBJ, "nsubj") X(NSUBJ_OUTER, "nsubj:outer") \
    X(NSUBJ_PASS, "nsubj:pass") X(NUMMOD, "nummod") X(OBJ, "obj") X(OBL, "obl") X(OBL_AGENT, "obl:agent") \
    X(OBL_UNMARKED, "obl:unmarked") X(ORPHAN, "orphan") X(PARATAXIS, "parataxis") X(PUNCT, "punct") \
    X(REPARANDUM, "reparandum") X(ROOT, "root") X(VOCATIVE, "vocative") X(XCOMP, "xcomp")

/* Types of names, as in the exchange format. */
#define QUOTHP_NAME_TYPE(X) \
    X(PERSON, "person") X(ORGANIZATION, "organization") X(PLACE, "place") X(FACILITY, "facility") X(GROUP, "group") \
    X(PRODUCT, "product") X(EVENT, "event") X(MONEY, "money") X(DATE, "date") X(MISC, "misc")

/* clang-format on */

typedef enum quothp_upos {
#define ROW(name) QUOTHP_UPOS_##name,
    QUOTHP_UPOS(ROW)
#undef ROW
        QUOTHP_N_UPOS
} quothp_upos;

typedef enum quothp_xpos {
#define ROW(name, text) QUOTHP_XPOS_##name,
    QUOTHP_XPOS(ROW)
#undef ROW
        QUOTHP_N_XPOS
} quothp_xpos;

typedef enum quothp_deprel {
#define ROW(name, text) QUOTHP_DEPREL_##name,
    QUOTHP_DEPREL(ROW)
#undef ROW
        QUOTHP_N_DEPREL
} quothp_deprel;

typedef enum quothp_name_type {
#define ROW(name, text) QUOTHP_NAME_##name,
    QUOTHP_NAME_TYPE(ROW)
#undef ROW
        QUOTHP_N_NAME_TYPES
} quothp_name_type;

const char *quothp_upos_text(quothp_upos tag);
const char *quothp_xpos_text(quothp_xpos tag);
const char *quothp_deprel_text(quothp_deprel relation);
/* NONE for a name that is none of them; a subtype that is none of them is its relation. */
quothp_deprel quothp_deprel_of(const char *text);
const char *quothp_name_type_text(quothp_name_type type);

#endif
