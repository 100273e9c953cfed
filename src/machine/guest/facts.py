# Run by GDB (see build.sh): writes the image, and what GDB knows of it, as modules. The texts are GDB's own words.
# facts.ts has the types.
import base64
import json
import os
import re

import gdb

work, out = os.environ["WORK"], os.environ["OUT"]


def words(command):
    return gdb.execute(command, to_string=True)


def write(name, kind, rows):
    """A module with one value, an entry a line, so that a change can be read."""
    def body(value):
        if isinstance(value, dict):
            return "{\n" + ",\n".join(f"{json.dumps(key)}:{dense(entry)}" for key, entry in value.items()) + "\n}"
        if isinstance(value, list):
            return "[\n" + ",\n".join(dense(entry) for entry in value) + "\n]"
        return dense(value)

    def dense(value):
        return json.dumps(value, separators=(",", ":"))

    entries = ",\n".join(f"{key}:{body(value)}" for key, value in rows.items())
    with open(os.path.join(out, f"{name}.ts"), "w", encoding="ascii", newline="\n") as file:
        file.write(f"/** Made by build.sh. */\nimport type {{ {kind} }} from '../facts.ts';\n\n")
        file.write(f"export const {name}: {kind} = {{\n{entries},\n}};\n")


# Symbols, those of the assembler among them; `$x` and the like are for the linker, and constants are no places.
symbols = []
with open(os.path.join(work, "symbols.txt"), encoding="ascii") as file:
    for line in file:
        address, kind, name = line.split()
        if not name.startswith("$") and kind != "a":
            symbols.append([name, int(address, 16), kind])
address_of = {name: address for name, address, kind in symbols}

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


# The offset is from the frame's base, which is what s0 holds after the prologue.
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


lines, functions, globals_ = [], {}, {}
files = ["start.S", "kernel.c", "user.c"]
tables = {}
for start in [address_of["_start"], address_of["kernel_main"], address_of["init"]]:
    symtab = gdb.find_pc_line(start).symtab
    tables[symtab.filename] = symtab
assert sorted(tables) == sorted(files), tables
for name in files:
    for item in tables[name].linetable():
        lines.append([item.pc, files.index(name), item.line])

for file in files:
    blocks = {}
    for pc in sorted({pc for pc, index, _ in lines if files[index] == file}):
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

write(
    "image",
    "Image",
    {"base": first, "size": len(image), "mix": address_of["mix"], "base64": base64.b64encode(image).decode()},
)
write(
    "facts",
    "Facts",
    {
        "gdb": gdb.VERSION,
        "files": files,
        "functions": dict(sorted(functions.items(), key=lambda item: item[1]["low"])),
        "globals": dict(sorted(globals_.items())),
        "types": dict(sorted(types.items())),
        "symbols": symbols,
        "lines": sorted(lines),
        "disassembly": disassembly,
    },
)
