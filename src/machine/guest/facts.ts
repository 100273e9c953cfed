/** The built guest, and GDB's debug information about it: the types of the modules in built/. */

export interface Image {
  /** Address of its first byte and first instruction. */
  readonly base: number;
  /** In bytes. */
  readonly size: number;
  /** The address of `struct mix`. */
  readonly mix: number;
  /** Its bytes: they compress better than base64. */
  readonly hex: string;
}

export type FileName = 'start.S' | 'kernel.c' | 'user.c';

/** Location of a variable: an offset from s0 after the prologue, an address, or a register. */
export type Place =
  | readonly [where: 'frame', offset: number]
  | readonly [where: 'static', address: number]
  | readonly [where: 'register', name: string];

export type Variable = readonly [name: string, type: string, ...place: Place, isArgument: boolean];

/** A lexical block, from its first address to the one after its last; a function's first block is the function. */
export type Block = readonly [low: number, high: number, variables: readonly Variable[]];

export interface FunctionFacts {
  readonly low: number;
  readonly high: number;
  /** Address at which `break` with its name stops: after the prologue. */
  readonly stop: number;
  readonly file: FileName;
  /** Line of its definition; 0 for assembler functions. */
  readonly line: number;
  /** GDB's answer to `ptype`. */
  readonly type: string;
  readonly blocks: readonly Block[];
}

export interface TypeFacts {
  readonly code: 'struct' | 'enum' | 'pointer' | 'array' | 'function' | 'integer' | 'void';
  /** In bytes. */
  readonly size: number;
  readonly isSigned?: boolean;
  /** Name of the pointed-to, element or result type. */
  readonly target?: string;
  /** Number of elements. */
  readonly length?: number;
  readonly values?: Readonly<Record<string, number>>;
  readonly fields?: readonly (readonly [name: string, offset: number, type: string])[];
  /** GDB's answer to `ptype`, and to `ptype /o`. */
  readonly ptype?: string;
  readonly offsets?: string;
}

export interface Facts {
  /** GDB's version. */
  readonly gdb: string;
  readonly functions: Readonly<Record<string, FunctionFacts>>;
  readonly globals: Readonly<Record<string, readonly [address: number, type: string, file: string, line: number]>>;
  readonly types: Readonly<Record<string, TypeFacts>>;
  /** Other assembler labels, by address. */
  readonly labels: Readonly<Record<string, number>>;
  /** For each file, its first address and its lines from there on: instructions and lines since the previous entry. */
  readonly lines: Readonly<
    Record<FileName, readonly [first: number, steps: readonly (readonly [words: number, lines: number])[]]>
  >;
}

/** For each instruction from the base on, in GDB's syntax: for tests of disassemble.ts. */
export type Disassembly = readonly string[];

/** The source texts for `list`, as a module: bundlers and Node import modules alike, but not texts. */
export type Sources = Readonly<Record<FileName, string>>;
