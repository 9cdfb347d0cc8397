/* sandbox.c: see sandbox.h. The lists hold what strace saw workers and drawing children call on x86_64, for all forms
 * of results; what arm64 has in place of some of these; and what other versions of the C library would call.
 */
#include "config.h"

#include "serve/sandbox.h"

#include <stddef.h>

#ifdef HAVE_SECCOMP

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* ---- what is allowed, whatever its arguments; all else is refused: EPERM ---- */

static const int ALLOWED[] = {
    /* memory: allocations, and libraries that graphviz loads; mmap and mprotect are below */
    SCMP_SYS(brk), SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(madvise),
    /* what is open already: the socket to the service, the pipe from the child */
    SCMP_SYS(read), SCMP_SYS(readv), SCMP_SYS(pread64), SCMP_SYS(write), SCMP_SYS(writev), SCMP_SYS(lseek),
    SCMP_SYS(close), SCMP_SYS(poll), SCMP_SYS(ppoll), SCMP_SYS(pipe2), SCMP_SYS(dup), SCMP_SYS(dup2), SCMP_SYS(dup3),
    /* files by name: fonts, their configuration and its cache, libraries; open and openat are below */
    SCMP_SYS(stat), SCMP_SYS(lstat), SCMP_SYS(fstat), SCMP_SYS(newfstatat), SCMP_SYS(statx), SCMP_SYS(statfs),
    SCMP_SYS(fstatfs), SCMP_SYS(access), SCMP_SYS(faccessat), SCMP_SYS(faccessat2), SCMP_SYS(readlink),
    SCMP_SYS(readlinkat), SCMP_SYS(getdents64), SCMP_SYS(getcwd), SCMP_SYS(fadvise64),
    /* the child, its end, and its limit of time; clone is below */
    SCMP_SYS(wait4), SCMP_SYS(waitid), SCMP_SYS(alarm), SCMP_SYS(setitimer), SCMP_SYS(exit), SCMP_SYS(exit_group),
    /* the thread in which pango reads its fonts */
    SCMP_SYS(futex), SCMP_SYS(set_robust_list), SCMP_SYS(set_tid_address), SCMP_SYS(rseq), SCMP_SYS(sched_yield),
    SCMP_SYS(sched_getaffinity), SCMP_SYS(restart_syscall),
    /* its own signals: SIGSEGV and others may have handlers; none can be sent, so abort() ends by its trap */
    SCMP_SYS(rt_sigaction), SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigreturn), SCMP_SYS(sigaltstack),
    /* the time, where the kernel's page does not tell it */
    SCMP_SYS(clock_gettime), SCMP_SYS(clock_getres), SCMP_SYS(gettimeofday), SCMP_SYS(time),
    /* seeds of hash tables; who and where it is */
    SCMP_SYS(getrandom), SCMP_SYS(getpid), SCMP_SYS(gettid), SCMP_SYS(getppid), SCMP_SYS(getuid), SCMP_SYS(geteuid),
    SCMP_SYS(getgid), SCMP_SYS(getegid), SCMP_SYS(uname), SCMP_SYS(sysinfo)};

/* ---- what is allowed for some arguments ---- */

/* Of an argument these bits are clear, or equal the value; what is none of its 32 bits is not looked at. */
#define CLEAR(argument, bits)                                                                                          \
    {                                                                                                                  \
        argument, SCMP_CMP_MASKED_EQ, bits, 0                                                                          \
    }
#define BITS(argument, bits, value)                                                                                    \
    {                                                                                                                  \
        argument, SCMP_CMP_MASKED_EQ, bits, value                                                                      \
    }
#define IS(argument, value)                                                                                            \
    {                                                                                                                  \
        argument, SCMP_CMP_MASKED_EQ, 0xFFFFFFFF, value                                                                \
    }

enum {
    WRITES = O_ACCMODE | O_CREAT | O_TRUNC,
    /* another's namespaces, or another's child */
    NEW_WORLD = CLONE_NEWNS | CLONE_NEWCGROUP | CLONE_NEWUTS | CLONE_NEWIPC | CLONE_NEWUSER | CLONE_NEWPID |
                CLONE_NEWNET | CLONE_PTRACE | CLONE_UNTRACED | CLONE_PARENT
};

static const struct {
    int call;
    unsigned n_tests; /* all of which must hold */
    struct scmp_arg_cmp tests[2];
} ALLOWED_IF[] = {
    /* to read: a file is neither made nor changed */
    {SCMP_SYS(open), 1, {CLEAR(1, WRITES)}},
    {SCMP_SYS(openat), 1, {CLEAR(2, WRITES)}},
    /* code comes from files, which it cannot write, and never from memory that it has written */
    {SCMP_SYS(mmap), 1, {CLEAR(2, PROT_EXEC)}},
    {SCMP_SYS(mmap), 2, {BITS(2, PROT_EXEC | PROT_WRITE, PROT_EXEC), CLEAR(3, MAP_ANONYMOUS)}},
    {SCMP_SYS(mprotect), 1, {CLEAR(2, PROT_EXEC)}},
    {SCMP_SYS(clone), 1, {CLEAR(0, NEW_WORLD)}},
    {SCMP_SYS(fcntl), 1, {IS(1, F_GETFD)}},
    {SCMP_SYS(fcntl), 1, {IS(1, F_SETFD)}},
    {SCMP_SYS(fcntl), 1, {IS(1, F_GETFL)}},
    {SCMP_SYS(fcntl), 1, {IS(1, F_DUPFD)}},
    {SCMP_SYS(fcntl), 1, {IS(1, F_DUPFD_CLOEXEC)}},
    {SCMP_SYS(prctl), 1, {IS(0, PR_SET_NAME)}},
    /* its own limits, not those of others */
    {SCMP_SYS(prlimit64), 1, {IS(0, 0)}},
};

/* ---- what ends the process: no library calls it by mistake ---- */

static const int DEADLY[] = {
    SCMP_SYS(execve), SCMP_SYS(execveat),                                      /* other programs */
    SCMP_SYS(ptrace), SCMP_SYS(process_vm_readv), SCMP_SYS(process_vm_writev), /* other processes */
    SCMP_SYS(socket), SCMP_SYS(socketpair),       SCMP_SYS(connect),           SCMP_SYS(bind), SCMP_SYS(listen),
    SCMP_SYS(accept), SCMP_SYS(accept4)}; /* other machines, and services of this one */

/* ---- the filter ---- */

/* SCMP_SYS is negative for what this processor's kernel does not have. */
static int add(scmp_filter_ctx filter, uint32_t action, const int *calls, size_t n_calls)
{
    int trouble = 0;
    for (size_t i = 0; i < n_calls && trouble == 0; i++)
        trouble = calls[i] < 0 ? 0 : seccomp_rule_add(filter, action, calls[i], 0);
    return trouble;
}

static int add_conditions(scmp_filter_ctx filter)
{
    int trouble = 0;
    for (size_t i = 0; i < COUNT(ALLOWED_IF) && trouble == 0; i++)
        if (ALLOWED_IF[i].call >= 0)
            trouble = seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, ALLOWED_IF[i].call, ALLOWED_IF[i].n_tests,
                                             ALLOWED_IF[i].tests);
    return trouble;
}

static scmp_filter_ctx make_filter(void)
{
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(EPERM));
    int trouble = filter ? 0 : -ENOMEM;
    if (trouble == 0)
        trouble = seccomp_attr_set(filter, SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS);
    if (trouble == 0)
        trouble = add(filter, SCMP_ACT_ALLOW, ALLOWED, COUNT(ALLOWED));
    if (trouble == 0)
        trouble = add_conditions(filter);
    if (trouble == 0)
        trouble = add(filter, SCMP_ACT_KILL_PROCESS, DEADLY, COUNT(DEADLY));
    if (trouble == 0) /* its flags lie in memory, where a filter cannot look: the C library then takes clone */
        trouble = seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0);
    if (trouble == 0)
        return filter;
    quothp_sandbox_free(filter);
    return NULL;
}

/* In a child: there is no way out again, and libseccomp's first question to the kernel is deadly where a filter around
   the whole service (systemd's @system-service) does not allow it. */
static bool is_taken(void)
{
    int status = 0;
    pid_t pid = fork();
    if (pid == 0) {
        quothp_sandbox *sandbox = make_filter();
        _exit(sandbox && quothp_sandbox_enter(sandbox) ? 0 : 1);
    }
    while (pid > 0 && waitpid(pid, &status, 0) < 0)
        if (errno != EINTR)
            return false;
    return pid > 0 && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

quothp_sandbox *quothp_sandbox_new(const char **why)
{
    bool taken = is_taken();
    quothp_sandbox *sandbox = taken ? make_filter() : NULL;
    if (!sandbox)
        *why = taken ? "memory ran out" : "the kernel, or a filter around quoth, does not take it";
    return sandbox;
}

bool quothp_sandbox_enter(quothp_sandbox *sandbox)
{
    return seccomp_load(sandbox) == 0;
}

void quothp_sandbox_free(quothp_sandbox *sandbox)
{
    if (sandbox)
        seccomp_release(sandbox);
}

#else

quothp_sandbox *quothp_sandbox_new(const char **why)
{
    *why = "quoth was built without libseccomp";
    return NULL;
}

bool quothp_sandbox_enter(quothp_sandbox *sandbox)
{
    (void)sandbox;
    return false;
}

void quothp_sandbox_free(quothp_sandbox *sandbox)
{
    (void)sandbox;
}

#endif
