#!/bin/sh
# aarch64.sh: the arithmetic of src/nn gives the same bits on 64-bit ARM: its test, built by a cross compiler, run by qemu.
. "$top_srcdir/tests/tap.sh"

cc=aarch64-linux-gnu-gcc
qemu=qemu-aarch64
command -v $cc >/dev/null || skip_all "no $cc"
command -v $qemu >/dev/null || skip_all "no $qemu"
if ! $cc -std=gnu11 -O2 -static -Wall -Wextra -Werror -I"$top_srcdir/src" "$top_srcdir"/src/nn/*.c \
    "$top_srcdir/tests/unit/nn.c" -o "$tmp/nn" >"$tmp/log" 2>&1; then
    not_ok "src/nn builds for 64-bit ARM" "$tmp/log"
    done_testing
    exit 1
fi
$qemu "$tmp/nn" # its lines are the tests
