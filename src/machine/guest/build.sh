#!/bin/sh
# Builds the guest into a folder, the first argument: image.ts, facts.ts, disassembly.ts and sources.ts. The committed ones are made by
#   sh src/machine/guest/build.sh src/machine/guest/built
# A second argument is where the .elf goes, for a debugger; it is not the same bytes in another folder.
# It needs gcc-riscv64-unknown-elf and gdb-multiarch. The same versions give the same bytes in any folder.
set -eu
case ${2-/} in /*) ;; *) set -- "$1" "$PWD/$2" ;; esac
out=$(mkdir -p "$1" && cd "$1" && pwd)
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
tool=riscv64-unknown-elf

# Without optimization each variable has a fixed place in the stack frame, where a debugger finds it.
for source in start.S kernel.c user.c; do
  $tool-gcc -march=rv32im_zicsr -mabi=ilp32 -mcmodel=medany -O0 -g -ffreestanding -fno-omit-frame-pointer \
    -fno-asynchronous-unwind-tables -fno-common -msmall-data-limit=0 -Wall -Wextra -Werror \
    -ffile-prefix-map="$PWD"=/guest -c "$source" -o "$work/$source.o"
done
$tool-ld -m elf32lriscv --no-relax --no-warn-rwx-segments --build-id=none -T link.ld -o "$work/guest.elf" "$work"/*.o
$tool-objcopy -O binary -j .text -j .rodata -j .data "$work/guest.elf" "$work/guest.bin"
$tool-nm -n "$work/guest.elf" >"$work/symbols.txt"
OUT="$out" WORK="$work" LC_ALL=C gdb-multiarch -nx -batch -x facts.py "$work/guest.elf"
if [ $# -gt 1 ]; then cp "$work/guest.elf" "$2"; fi
