/** The guest as it was built, and what GDB knows of it: the types of the modules in built/. */

export interface Image {
  /** The address of its first byte, and of its first instruction. */
  readonly base: number;
  /** In bytes. */
  readonly size: number;
  /** The address of `struct mix`. */
  readonly mix: number;
  /** Its bytes: compressed, they are shorter than in base 64. */
  readonly hex: string;
}

export type FileName = 'start.S' | 'kernel.c' | 'user.c';

/** Where a variable lies: an offset from what s0 holds after the prologue, an address, or a register. */
export type Place =
  | readonly [where: 'frame', offset: number]
  | readonly [where: 'static', address: number]
  | readonly [where: 'register', name: string];

export type Variable = readonly [name: string, type: string, ...place: Place, isArgument: boolean];

/** A pair of braces, from its first address to the one after its last; the first of a function is the function itself. */
export type Block = readonly [low: number, high: number, variables: readonly Variable[]];

export interface FunctionFacts {
  readonly low: number;
  readonly high: number;
  /** Where `break` with its name stops: after the prologue. */
  readonly stop: number;
  readonly file: FileName;
  /** Where it is defined; 0 for those of the assembler. */
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
  /** The name of what is pointed at, of the elements, or of what is returned. */
  readonly target?: string;
  /** Elements. */
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
  /** What else the assembler has named, by address. */
  readonly labels: Readonly<Record<string, number>>;
  /** Of each file, its first address and its lines from there on: instructions, and lines, since the one before. */
  readonly lines: Readonly<
    Record<FileName, readonly [first: number, steps: readonly (readonly [words: number, lines: number])[]]>
  >;
}

/** Of each instruction from the base on, in GDB's words: for tests, as disassemble.ts says the same. */
export type Disassembly = readonly string[];

/** What `list` shows: a bundler and Node take in a module alike, and a text not. */
export type Sources = Readonly<Record<FileName, string>>;
