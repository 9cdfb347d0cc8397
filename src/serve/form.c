/* form.c: see form.h. */
#include "serve/form.h"

#include <microhttpd.h>
#include <stdlib.h>
#include <string.h>

enum { PIECE = 4096, LONGEST_VALUE = 4096 };

struct quothp_form_reader {
    struct MHD_PostProcessor *post;
    quothp_job *job;
    quothp_buf name, value, file; /* of the field at hand; the article from a file */
    char problem[256];            /* empty: none */
};

/* A parameter is complete when the next field begins. */
static bool end_field(quothp_form_reader *form)
{
    quothp_str name = {form->name.p, form->name.n}, value = {form->value.p, form->value.n};
    bool whole = !form->value.failed && !form->name.failed;
    bool good = whole && (name.n == 0 || quothp_job_tell(form->job, name, value, form->problem, sizeof form->problem));
    if (!whole)
        snprintf(form->problem, sizeof form->problem, "%s", quoth_status_text(QUOTH_ERR_MEMORY));
    quothp_buf_clear(&form->name);
    quothp_buf_clear(&form->value);
    return good;
}

static enum MHD_Result take_value(quothp_form_reader *form, const char *name, const char *bytes, size_t n)
{
    if (form->name.n == 0)
        quothp_buf_puts(&form->name, name);
    if (form->value.n + n > LONGEST_VALUE) {
        snprintf(form->problem, sizeof form->problem, "A field is longer than %d bytes.", LONGEST_VALUE);
        return MHD_NO;
    }
    quothp_buf_add(&form->value, bytes, n);
    return MHD_YES;
}

static enum MHD_Result take(void *arg, enum MHD_ValueKind kind, const char *name, const char *file_name,
                            const char *content_type, const char *transfer_encoding, const char *bytes, uint64_t offset,
                            size_t n)
{
    quothp_form_reader *form = arg;
    (void)kind;
    (void)file_name;
    (void)content_type;
    (void)transfer_encoding;
    if (!name) {
        snprintf(form->problem, sizeof form->problem, "A field has no name.");
        return MHD_NO;
    }
    if (offset == 0 && !end_field(form))
        return MHD_NO;
    if (strcmp(name, "text") == 0)
        quothp_buf_add(&form->job->body, bytes, n);
    else if (strcmp(name, "file") == 0)
        quothp_buf_add(&form->file, bytes, n);
    else
        return take_value(form, name, bytes, n);
    return MHD_YES;
}

quothp_form_reader *quothp_form_new(struct MHD_Connection *connection, quothp_job *job)
{
    quothp_form_reader *form = calloc(1, sizeof *form);
    if (!form)
        return NULL;
    form->job = job;
    form->post = MHD_create_post_processor(connection, PIECE, take, form);
    if (form->post)
        return form;
    free(form);
    return NULL;
}

void quothp_form_free(quothp_form_reader *form)
{
    if (!form)
        return;
    if (form->post)
        MHD_destroy_post_processor(form->post);
    quothp_buf_free(&form->name);
    quothp_buf_free(&form->value);
    quothp_buf_free(&form->file);
    free(form);
}

bool quothp_form_read(quothp_form_reader *form, const char *bytes, size_t n)
{
    return MHD_post_process(form->post, bytes, n) == MHD_YES;
}

bool quothp_form_end(quothp_form_reader *form)
{
    enum MHD_Result complete = MHD_destroy_post_processor(form->post);
    form->post = NULL;
    if (!end_field(form) || complete != MHD_YES)
        return false;
    if (form->file.n > 0 || form->file.failed) {
        quothp_buf_free(&form->job->body);
        form->job->body = form->file;
        form->file = (quothp_buf){0};
    }
    return true;
}

const char *quothp_form_problem(const quothp_form_reader *form)
{
    return form->problem[0] ? form->problem : "The form is broken.";
}
