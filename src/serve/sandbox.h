/* sandbox.h: the system calls that a worker and the child that draws its pictures may make, and no others. Linux's
 * seccomp, by libseccomp, which this alone includes.
 */
#ifndef QUOTHP_SERVE_SANDBOX_H
#define QUOTHP_SERVE_SANDBOX_H

#include <stdbool.h>

typedef struct quothp_sandbox quothp_sandbox;

/* A filter that this kernel takes: a child process has tried it. NULL: there is none, and *why says why. */
quothp_sandbox *quothp_sandbox_new(const char **why);
/* Puts this process, and all that it starts, under the filter, for good; it cannot gain privileges afterwards. false:
   the kernel refuses. */
bool quothp_sandbox_enter(quothp_sandbox *sandbox);
void quothp_sandbox_free(quothp_sandbox *sandbox);

#endif
