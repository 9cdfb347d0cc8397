/* report.c: see report.h. */
#include "base/report.h"

#include "base/utf8.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { LONGEST_MESSAGE = 1024 };

/* A message may quote what was read, or be cut inside a character: it is one line of UTF-8 all the same. */
static void make_line(char *text)
{
    size_t n = strlen(text);
    for (size_t i = 0; i < n; i++)
        if ((unsigned char)text[i] < 0x20 || text[i] == 0x7F)
            text[i] = ' ';
    quothp_utf8_repair(text, n);
}

void quothp_report_at(quothp_report *report, quoth_level level, uint32_t line, uint32_t column, const char *format, ...)
{
    if (!report->message)
        return;
    char text[LONGEST_MESSAGE];
    va_list args;
    va_start(args, format);
    int n = vsnprintf(text, sizeof text, format, args);
    va_end(args);
    if (n < 0)
        text[0] = '\0';
    make_line(text);
    quoth_message message = {level, report->file, line, column, text};
    report->message(report->user, &message);
}

void quothp_place(const char *text, size_t n_bytes, size_t offset, uint32_t *line, uint32_t *column)
{
    *line = *column = 1;
    for (size_t i = 0; i < offset && i < n_bytes; i++) {
        if (text[i] == '\n') {
            ++*line;
            *column = 1;
        } else if (((unsigned char)text[i] & 0xC0) != 0x80) {
            ++*column; /* continuation bytes are no characters of their own */
        }
    }
}
