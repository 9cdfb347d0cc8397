/* worker.c: see worker.h. */
#include "config.h"

#include "serve/worker.h"

#include "serve/frame.h"
#include "serve/map.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

enum { OWN = 3, MOST_FILES = 64 };

/* ---- in the worker ---- */

static void limit(int what, rlim_t most)
{
    setrlimit(what, &(struct rlimit){most, most});
}

/* It reads what strangers wrote: it gets no more rights than it needs for that, and none back. */
static void confine(size_t memory_bytes)
{
    limit(RLIMIT_CORE, 0); /* an article is nobody's to keep */
    limit(RLIMIT_FSIZE, 0);
    limit(RLIMIT_NOFILE, MOST_FILES);
#if !defined __SANITIZE_ADDRESS__ && !defined __SANITIZE_THREAD__ /* which map far more */
    limit(RLIMIT_AS, memory_bytes);
#else
    (void)memory_bytes;
#endif
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
}

/* Signals to the service are for the process that speaks HTTP: this one ends with its socket. A group of its own lets
   it be ended together with the child that draws its picture. */
static void leave_signals(void)
{
    static const int SIGNALS[] = {SIGINT, SIGTERM, SIGHUP, SIGPIPE, SIGXFSZ};
    sigset_t none;
    setpgid(0, 0);
    for (size_t i = 0; i < sizeof SIGNALS / sizeof *SIGNALS; i++)
        signal(SIGNALS[i], SIG_IGN);
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
}

/* Clients' connections and the other workers' sockets are not this one's. */
static bool keep_only(int fd)
{
    if (fd != OWN && dup2(fd, OWN) < 0)
        return false;
    closefrom(OWN + 1);
    return fcntl(OWN, F_SETFD, FD_CLOEXEC) == 0;
}

static _Noreturn void work(quoth *q, size_t memory_bytes, quothp_sandbox *sandbox, int fd)
{
    quothp_job job;
    leave_signals();
    if (!keep_only(fd))
        _exit(1);
    confine(memory_bytes);
    if (sandbox && !quothp_sandbox_enter(sandbox))
        _exit(1);
    for (bool goes_on = true; goes_on && quothp_job_read(OWN, &job);) {
        quothp_answer answer = {0};
        quothp_map(q, &job, &answer);
        goes_on = quothp_answer_send(OWN, &answer);
        quothp_answer_free(&answer);
        quothp_job_free(&job);
    }
    _exit(0);
}

/* ---- in the process that speaks HTTP ---- */

pid_t quothp_serve_worker_start(quoth *q, size_t memory_bytes, quothp_sandbox *sandbox, int *fd)
{
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
        return -1;
    pid_t pid = fork();
    if (pid == 0)
        work(q, memory_bytes, sandbox, ends[1]);
    close(ends[1]);
    if (pid < 0 || fcntl(ends[0], F_SETFL, O_NONBLOCK) != 0) {
        close(ends[0]);
        if (pid > 0)
            kill(pid, SIGKILL);
        return -1;
    }
    setpgid(pid, pid); /* in both, as either may come first */
    *fd = ends[0];
    return pid;
}
