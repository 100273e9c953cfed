/** Encodes instructions, from the tables of the RISC-V manual and not from our decoder. Immediates are in bytes. */

export const R = (seven: number, kind: number, rd: number, rs1: number, rs2: number): number =>
  ((seven << 25) | (rs2 << 20) | (rs1 << 15) | (kind << 12) | (rd << 7) | 0x33) >>> 0;

const I = (opcode: number, kind: number, rd: number, rs1: number, immediate: number): number =>
  (((immediate & 0xfff) << 20) | (rs1 << 15) | (kind << 12) | (rd << 7) | opcode) >>> 0;

/** The field funct3, and for three the field funct7, of arithmetic between registers. */
export const REGISTER = {
  add: [0, 0],
  sub: [0, 0x20],
  sll: [1, 0],
  slt: [2, 0],
  sltu: [3, 0],
  xor: [4, 0],
  srl: [5, 0],
  sra: [5, 0x20],
  or: [6, 0],
  and: [7, 0],
  mul: [0, 1],
  mulh: [1, 1],
  mulhsu: [2, 1],
  mulhu: [3, 1],
  div: [4, 1],
  divu: [5, 1],
  rem: [6, 1],
  remu: [7, 1],
} as const satisfies Record<string, readonly [number, number]>;

export type RegisterName = keyof typeof REGISTER;

export const register = (name: RegisterName, rd: number, rs1: number, rs2: number): number =>
  R(REGISTER[name][1], REGISTER[name][0], rd, rs1, rs2);

export const IMMEDIATE = {
  addi: [0, 0],
  slti: [2, 0],
  sltiu: [3, 0],
  xori: [4, 0],
  ori: [6, 0],
  andi: [7, 0],
  slli: [1, 0],
  srli: [5, 0],
  srai: [5, 0x400],
} as const satisfies Record<string, readonly [number, number]>;

export type ImmediateName = keyof typeof IMMEDIATE;

export const isShift = (name: ImmediateName): boolean => ['slli', 'srli', 'srai'].includes(name);

export const immediate = (name: ImmediateName, rd: number, rs1: number, value: number): number =>
  I(0x13, IMMEDIATE[name][0], rd, rs1, isShift(name) ? (value & 31) | IMMEDIATE[name][1] : value);

export const addi = (rd: number, rs1: number, value: number): number => immediate('addi', rd, rs1, value);

export const LOAD = { lb: 0, lh: 1, lw: 2, lbu: 4, lhu: 5 } as const;
export const load = (name: keyof typeof LOAD, rd: number, rs1: number, offset: number): number =>
  I(0x03, LOAD[name], rd, rs1, offset);

export const STORE = { sb: 0, sh: 1, sw: 2 } as const;
export const store = (name: keyof typeof STORE, rs2: number, rs1: number, offset: number): number =>
  ((((offset >> 5) & 0x7f) << 25) | (rs2 << 20) | (rs1 << 15) | (STORE[name] << 12) | ((offset & 31) << 7) | 0x23) >>>
  0;

export const BRANCH = { beq: 0, bne: 1, blt: 4, bge: 5, bltu: 6, bgeu: 7 } as const;
export const branch = (name: keyof typeof BRANCH, rs1: number, rs2: number, offset: number): number =>
  ((((offset >> 12) & 1) << 31) |
    (((offset >> 5) & 0x3f) << 25) |
    (rs2 << 20) |
    (rs1 << 15) |
    (BRANCH[name] << 12) |
    (((offset >> 1) & 0xf) << 8) |
    (((offset >> 11) & 1) << 7) |
    0x63) >>>
  0;

export const jal = (rd: number, offset: number): number =>
  ((((offset >> 20) & 1) << 31) |
    (((offset >> 1) & 0x3ff) << 21) |
    (((offset >> 11) & 1) << 20) |
    (((offset >> 12) & 0xff) << 12) |
    (rd << 7) |
    0x6f) >>>
  0;

export const jalr = (rd: number, rs1: number, offset: number): number => I(0x67, 0, rd, rs1, offset);
export const lui = (rd: number, value: number): number => ((value & 0xfffff000) | (rd << 7) | 0x37) >>> 0;
export const auipc = (rd: number, value: number): number => ((value & 0xfffff000) | (rd << 7) | 0x17) >>> 0;

export const CSR = { csrrw: 1, csrrs: 2, csrrc: 3, csrrwi: 5, csrrsi: 6, csrrci: 7 } as const;
/** @param source a register, or a number of five bits where the name ends in i */
export const csr = (name: keyof typeof CSR, rd: number, number: number, source: number): number =>
  I(0x73, CSR[name], rd, source, number);

export const ecall = 0x00000073;
export const ebreak = 0x00100073;
export const wfi = 0x10500073;
export const sret = 0x10200073;
export const mret = 0x30200073;
export const fence = 0x0ff0000f;
export const fenceI = 0x0000100f;

/** Puts a number into a register, in two instructions. */
export function li(rd: number, value: number): number[] {
  const low = (value << 20) >> 20;
  return [lui(rd, value - low), addi(rd, rd, low)];
}

/** What is put into the memory. */
export function assemble(words: readonly number[]): Uint8Array {
  const bytes = Buffer.alloc(4 * words.length);
  for (const [index, word] of words.entries()) bytes.writeUInt32LE(word >>> 0, 4 * index);
  return bytes;
}
