/* confidence.h: from the score of a finding to the share of such findings that are right.
 *
 * A curve is monotone and linear between its knots: curves.tsv, which tests/eval/calibrate.py measures.
 */
#ifndef QUOTHP_CONFIDENCE_H
#define QUOTHP_CONFIDENCE_H

typedef enum quothp_curve { QUOTHP_CURVE_STATEMENT, QUOTHP_CURVE_ROLE, QUOTHP_N_CURVES } quothp_curve;

/* score and result are from 0 to 1 */
float quothp_confidence(quothp_curve curve, float score);

#endif
