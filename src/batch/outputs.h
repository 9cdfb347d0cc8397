/* outputs.h: the files that a run writes, side by side.
 *
 * Each is written as NAME.part and takes its name when the run is complete. Standard output is written straight.
 */
#ifndef QUOTHP_BATCH_OUTPUTS_H
#define QUOTHP_BATCH_OUTPUTS_H

#include "base/report.h"
#include "batch/sink.h"

typedef struct quothp_output_file {
    quothp_sink sink;
    char *path, *part; /* owned; NULL: standard output */
} quothp_output_file;

typedef struct quothp_outputs {
    quothp_output_file *files;
    uint32_t n;
    quothp_report *report;
} quothp_outputs;

/* What fails has been told, here and below; free in any case. path NULL: standard output. Of several, each gets
   "-00002-of-00004" before the last n_extension bytes of path. */
bool quothp_outputs_new(quothp_outputs *outputs, const char *path, size_t n_extension, uint32_t n,
                        quothp_packing packing, quothp_report *report);
void quothp_outputs_free(quothp_outputs *outputs);

/* Opens the parts; lengths: what they are cut to, all that an earlier run is sure of; NULL: they begin anew. */
bool quothp_outputs_open(quothp_outputs *outputs, const uint64_t *lengths);
bool quothp_outputs_add(quothp_outputs *outputs, uint32_t file, const char *bytes, size_t n_bytes);
/* Ends what is packed and has all bytes on the disk. */
bool quothp_outputs_border(quothp_outputs *outputs);
/* The end of all files, likewise. */
bool quothp_outputs_finish(quothp_outputs *outputs);
/* Gives the files their names; those that have them stay as they are. */
bool quothp_outputs_publish(quothp_outputs *outputs);
/* Removes what has been begun: nothing of it is worth to be kept. */
void quothp_outputs_discard(quothp_outputs *outputs);

#endif
