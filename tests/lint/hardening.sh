#!/bin/sh
# hardening.sh: what configure found to harden programs and library by is in their files.
. "$top_srcdir/tests/tap.sh"
[ -n "${QUOTH_TEST_HARDENING-}" ] || skip_all "configured without hardening"
command -v readelf >/dev/null && command -v objdump >/dev/null || skip_all "no readelf, or no objdump"
cd "$top_builddir/src" || exit 99

hardened() { case " $QUOTH_TEST_HARDENING " in *" $1"*) ;; *) return 1 ;; esac; }
expect() # FLAG NAME COMMAND...
{
    flag=$1
    shift
    if hardened "$flag"; then check "$@"; else skip "$1" "the compiler does not know $flag"; fi
}

dynamic() { readelf -W -d "$1" | grep -q -E "$2"; }
segment() { readelf -W -l "$1" | grep -q -E "$2"; }
calls() { readelf -W --dyn-syms "$1" | grep -q -E " UND $2"; }
stack_is_data() { segment "$1" 'GNU_STACK .* RW +0x' && ! segment "$1" 'GNU_STACK .* RWE '; }
names_no_folder() { ! dynamic "$1" 'R(UN)?PATH'; }
writes_no_code() { ! dynamic "$1" TEXTREL; }

# The first instruction of each function that others may call.
guards_entries()
{
    objdump -d "$1" | awk '/^[0-9a-f]+ <quoth_[a-z_]*>:$/ { name = $2; n++; getline; if (!/endbr/) { print name; bad = 1 } } END { exit bad || !n }'
}

for file in quoth quoth-train .libs/libquoth.so; do
    name=$(basename $file)
    check "$name lies at any address" sh -c 'readelf -W -h "$1" | grep -q "Type: *DYN"' - $file
    expect -Wl,-z,relro "$name: tables of addresses become read-only" segment $file GNU_RELRO
    expect -Wl,-z,now "$name: and at once" dynamic $file '(BIND_NOW|Flags:.* NOW)'
    expect -Wl,-z,noexecstack "$name: the stack is no code" stack_is_data $file
    expect -fstack-protector-strong "$name: the stack is watched" calls $file __stack_chk_fail
    expect -D_FORTIFY_SOURCE "$name: copies know how much room there is" calls $file '__(mem|str|v?f?printf|v?snprintf|v?sprintf)[a-z_]*_chk'
    check "$name: code is not written to" writes_no_code $file
    check "$name: libraries are looked for where the system has them" names_no_folder $file
done
expect -fcf-protection "jumps land on marked places only" guards_entries .libs/libquoth.so
done_testing
