/* report.c: see report.h. */
#include "base/report.h"

#include <stdarg.h>
#include <stdio.h>

enum { LONGEST_MESSAGE = 1024 };

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
