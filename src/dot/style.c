/* style.c: see style.h. */
#include "dot/style.h"

#define BLUE "#0072B2"
#define ORANGE "#B36B00"
#define GREEN "#007A59"
#define VERMILLION "#D55E00"
#define GREY "#5F5F5F"

static const quothp_box_style BOXES[QUOTHP_N_LOOKS] = {
    [QUOTHP_LOOK_PERSON] = {"person", "rounded,filled", "#CFE8F7", BLUE, "black", "10", "1.5", "1", "0.11,0.06", ""},
    [QUOTHP_LOOK_AGENCY] = {"agency", "filled", "#FBE7C2", ORANGE, "black", "10", "1.5", "1", "0.11,0.06", ""},
    [QUOTHP_LOOK_OUTLET] = {"news outlet", "filled", "#D5F0E6", GREEN, "black", "10", "1.2", "2", "0.11,0.06", ""},
    [QUOTHP_LOOK_UNNAMED] = {"unnamed source", "rounded,filled,dashed", "#F2F2F2", GREY, "#333333", "10", "1.5", "1",
                             "0.11,0.06", ""},
    [QUOTHP_LOOK_ARTICLE] = {"article", "filled", "#FFFBD6", "black", "black", "10", "2", "1", "0.13,0.09", ""},
    [QUOTHP_LOOK_NEUTRAL] = {"statement", "filled", "white", "#6B6B6B", "black", "9", "0.8", "1", "0.08,0.04", ""},
    [QUOTHP_LOOK_AGAINST] = {"\xE2\x88\x92 denied, criticised or warned", "filled", "white", VERMILLION, "black", "9",
                             "1.2", "1", "0.08,0.04", "\xE2\x88\x92"},
    [QUOTHP_LOOK_FOR] = {"+ praised or promised", "filled", "white", BLUE, "black", "9", "1.2", "1", "0.08,0.04", "+"},
    [QUOTHP_LOOK_NOTE] = {NULL, "", "white", "white", "#555555", "9", "0", "0", "0.05,0.03", ""},
};

#define LINE "\xE2\x94\x80"   /* U+2500 */
#define DASH "\xE2\x95\x8C"   /* U+254C */
#define TEE "\xE2\x94\xA4"    /* U+2524 */
#define SOLID "\xE2\x96\xB6"  /* U+25B6 */
#define HOLLOW "\xE2\x96\xB7" /* U+25B7 */
#define RING "\xE2\x97\x8B"   /* U+25CB */

static const quothp_line_style LINES[QUOTHP_N_STROKES] = {
    [QUOTHP_STROKE_SAYS] = {NULL, "", "solid", "#6B6B6B", "none", "1.4", "3"},
    [QUOTHP_STROKE_ABOUT] = {"about", LINE LINE ">", "solid", "#6B6B6B", "vee", "1.2", "1"},
    [QUOTHP_STROKE_AGAINST] = {"against", LINE LINE TEE, "solid", VERMILLION, "tee", "1.4", "1"},
    [QUOTHP_STROKE_FOR] = {"for", LINE LINE SOLID, "solid", BLUE, "normal", "1.4", "1"},
    [QUOTHP_STROKE_TO] = {"said to", DASH DASH HOLLOW, "dashed", "#6B6B6B", "empty", "1", "1"},
    [QUOTHP_STROKE_ROLE] = {"role in", LINE LINE RING, "solid", ORANGE, "odot", "1.2", "1"},
    [QUOTHP_STROKE_THROUGH] = {"known through", LINE LINE SOLID, "solid", GREEN, "normal", "1.2", "1"},
    [QUOTHP_STROKE_WITHIN] = {"told within", DASH DASH HOLLOW, "dashed", "#333333", "empty", "1.2", "2"},
    [QUOTHP_STROKE_QUOTES] = {"quotes", DASH DASH ">", "dashed", "#333333", "vee", "1.2", "2"},
};

const quothp_box_style *quothp_box_style_of(quothp_look look)
{
    return &BOXES[look];
}

const quothp_line_style *quothp_line_style_of(quothp_stroke stroke)
{
    return &LINES[stroke];
}

quothp_look quothp_look_of_agent(const quothp_agent *agent)
{
    switch (agent->kind) {
    case QUOTH_PERSON:
        return QUOTHP_LOOK_PERSON;
    case QUOTH_ORGANIZATION:
        return agent->org_kind == QUOTHP_ORG_MEDIA ? QUOTHP_LOOK_OUTLET : QUOTHP_LOOK_AGENCY;
    case QUOTH_UNNAMED:
        break;
    }
    return QUOTHP_LOOK_UNNAMED;
}

quothp_look quothp_look_of_statement(const quothp_statement *statement)
{
    switch (statement->cue_class) {
    case QUOTHP_CUE_DENIED:
    case QUOTHP_CUE_WARNED:
    case QUOTHP_CUE_CRITICISED:
        return QUOTHP_LOOK_AGAINST;
    case QUOTHP_CUE_PRAISED:
    case QUOTHP_CUE_PROMISED:
        return QUOTHP_LOOK_FOR;
    default:
        return QUOTHP_LOOK_NEUTRAL;
    }
}

/* Only praise and criticism are aimed at somebody: who denies or warns need not be against those he speaks of. */
quothp_stroke quothp_stroke_of_statement(const quothp_statement *statement)
{
    if (statement->cue_class == QUOTHP_CUE_CRITICISED)
        return QUOTHP_STROKE_AGAINST;
    return statement->cue_class == QUOTHP_CUE_PRAISED ? QUOTHP_STROKE_FOR : QUOTHP_STROKE_ABOUT;
}
