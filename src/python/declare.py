"""declare.py: makes quoth/_quoth.py of quoth.h, so that the header is the only place where the library is declared.

cffi reads C, but no preprocessor: its lines go, and with them the frame for C++ and the marks for the linker. What the
package needs of the C library beside it, to read and write memory as files, stands at the end."""

import re
from pathlib import Path

from cffi import FFI

C_LIBRARY = """
FILE *fopen(const char *path, const char *mode);
FILE *fmemopen(void *bytes, size_t n_bytes, const char *mode);
FILE *open_memstream(char **bytes, size_t *n_bytes);
int fclose(FILE *file);
void free(void *memory);
"""


def declarations(header: str) -> str:
    """The part of a C header that cffi takes."""
    header = re.sub(r"/\*.*?\*/", " ", header, flags=re.DOTALL)
    header = re.sub(r"^#ifdef __cplusplus\n.*?^#endif\n", "", header, flags=re.DOTALL | re.MULTILINE)
    header = re.sub(r"^#.*\n", "", header, flags=re.MULTILINE)
    return header.replace("QUOTH_API ", "")


ffi = FFI()
ffi.cdef(declarations((Path(__file__).parent / "quoth.h").read_text("utf-8")) + C_LIBRARY)
ffi.set_source("quoth._quoth", None)
