# Run by GDB (see build.sh): writes the image and GDB's debug information as modules, with GDB's own output as text.
# facts.ts has the types.
import json
import os
import re

import gdb

work, out = os.environ["WORK"], os.environ["OUT"]


def words(command):
    return gdb.execute(command, to_string=True)


def write(name, kind, value):
    """A module with one value, an entry a line, so that a change can be read."""
    def body(value):
        if isinstance(value, dict):
            return "{\n" + ",\n".join(f"{json.dumps(key)}:{dense(entry)}" for key, entry in value.items()) + "\n}"
        if isinstance(value, list):
            return "[\n" + ",\n".join(dense(entry) for entry in value) + "\n]"
        return dense(value)

    def dense(value):
        return json.dumps(value, separators=(",", ":"))

    if isinstance(value, dict):
        text = "{\n" + ",\n".join(f"{key}:{body(entry)}" for key, entry in value.items()) + ",\n}"
    else:
        text = body(value)
    with open(os.path.join(out, f"{name}.ts"), "w", encoding="ascii", newline="\n") as file:
        file.write(f"/** Made by build.sh. */\nimport type {{ {kind} }} from '../facts.ts';\n\n")
        file.write(f"export const {name}: {kind} = {text};\n")


# By name, including assembler labels; `$x` and the like are for the linker, and constants are not addresses.
address_of = {}
with open(os.path.join(work, "symbols.txt"), encoding="ascii") as file:
    for line in file:
        address, kind, name = line.split()
        if not name.startswith("$") and kind != "a":
            address_of[name] = int(address, 16)

CODES = {
    gdb.TYPE_CODE_STRUCT: "struct",
    gdb.TYPE_CODE_ENUM: "enum",
    gdb.TYPE_CODE_PTR: "pointer",
    gdb.TYPE_CODE_ARRAY: "array",
    gdb.TYPE_CODE_FUNC: "function",
    gdb.TYPE_CODE_INT: "integer",
    gdb.TYPE_CODE_VOID: "void",
}
types = {}


def name_of(kind):
    """GDB's name of a type; what it is goes to the table of types."""
    name = str(kind)
    if name in types:
        return name
    bare = kind.unqualified()
    entry = {"code": CODES[bare.code], "size": kind.sizeof}
    types[name] = entry
    if bare.code == gdb.TYPE_CODE_INT:
        entry["isSigned"] = bool(bare.is_signed)
    if bare.code in (gdb.TYPE_CODE_PTR, gdb.TYPE_CODE_ARRAY, gdb.TYPE_CODE_FUNC):
        entry["target"] = name_of(bare.target())
    if bare.code == gdb.TYPE_CODE_ARRAY:
        entry["length"] = bare.range()[1] + 1
    if bare.code == gdb.TYPE_CODE_ENUM:
        entry["values"] = {field.name: field.enumval for field in bare.fields()}
    if bare.code == gdb.TYPE_CODE_STRUCT:
        entry["fields"] = [[field.name, field.bitpos // 8, name_of(field.type)] for field in bare.fields()]
        entry["offsets"] = words(f"ptype /o {bare}")
    if bare.code in (gdb.TYPE_CODE_STRUCT, gdb.TYPE_CODE_ENUM):
        entry["ptype"] = words(f"ptype {bare}")
    return name


# The offset is relative to the frame's base, which s0 holds after the prologue.
PLACE = re.compile(
    r"Symbol (\w+) is (?:a complex DWARF expression:\s+0: DW_OP_fbreg (-?\d+)"
    r"|in static storage at address (\w+)|a variable in \$(\w+))"
)


def variables(block):
    places = {}
    for name, offset, address, register in PLACE.findall(words(f"info scope *{block.start:#x}")):
        place = ["frame", int(offset)] if offset else ["static", int(address, 16)] if address else ["register", register]
        places.setdefault(name, place)
    return [
        [symbol.name, name_of(symbol.type), *places[symbol.name], symbol.is_argument]
        for symbol in block
        if symbol.is_variable or symbol.is_argument
    ]


def end_of(pc):
    """Where the function ends that the address is in."""
    block = gdb.block_for_pc(pc)
    while block.function is None:
        block = block.superblock
    return block.end


lines, functions, globals_ = {}, {}, {}
files = ["start.S", "kernel.c", "user.c"]
tables = {}
for start in [address_of["_start"], address_of["kernel_main"], address_of["init"]]:
    symtab = gdb.find_pc_line(start).symtab
    tables[symtab.filename] = symtab
assert sorted(tables) == sorted(files), tables
for name in files:
    pcs = [item.pc for item in tables[name].linetable()]
    # GDB's result for each instruction: of several entries at one address it uses one.
    end = end_of(max(pcs))
    found = [gdb.find_pc_line(pc) for pc in range(min(pcs), end, 4)]
    table = sorted({(line.pc, line.line) for line in found}) + [(end, 0)]
    before = [(table[0][0], 0), *table]
    lines[name] = [table[0][0], [[(pc - at) // 4, line - last] for (pc, line), (at, last) in zip(table, before)]]

for file in files:
    blocks = {}
    for pc in sorted({item.pc for item in tables[file].linetable()}):
        block = gdb.block_for_pc(pc)
        while block is not None and not block.is_global and not block.is_static:
            blocks.setdefault((block.start, block.end), block)
            block = block.superblock
    for (low, high), block in sorted(blocks.items(), key=lambda item: (item[0][0], -item[0][1])):
        if block.function is not None:
            function = block.function
            answer = words(f"break {function.name}")
            functions[function.name] = {
                "low": low,
                "high": high,
                "stop": int(re.search(r" at (0x[0-9a-f]+)", answer).group(1), 16),
                "file": file,
                "line": function.line,
                "type": words(f"ptype {function.name}"),
                "blocks": [],
            }
            blocks_of = functions[function.name]["blocks"]
        blocks_of.append([low, high, variables(block)])

for symtab in tables.values():
    for block in (symtab.static_block(), symtab.global_block()):
        for symbol in block:
            if symbol.is_variable and symbol.name in address_of:
                globals_[symbol.name] = [address_of[symbol.name], name_of(symbol.type), symbol.symtab.filename, symbol.line]

with open(os.path.join(work, "guest.bin"), "rb") as file:
    image = file.read()

first = address_of["_start"]
end = max(function["high"] for function in functions.values())
architecture = gdb.selected_inferior().architecture()
disassembly = [item["asm"] for item in architecture.disassemble(first, end - 4)]

known = [*functions, *globals_]
write("image", "Image", {"base": first, "size": len(image), "mix": address_of["mix"], "hex": image.hex()})
write(
    "facts",
    "Facts",
    {
        "gdb": gdb.VERSION,
        "functions": dict(sorted(functions.items(), key=lambda item: item[1]["low"])),
        "globals": dict(sorted(globals_.items())),
        "types": dict(sorted(types.items())),
        "labels": {name: address for name, address in address_of.items() if name not in known and "." not in name},
        "lines": lines,
    },
)
write("disassembly", "Disassembly", disassembly)

sources = {}
for name in files:
    with open(name, encoding="ascii") as file:
        sources[f'"{name}"'] = file.read()
write("sources", "Sources", sources)
