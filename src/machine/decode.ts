/** Instruction fields: RISC-V has six formats, and a field has the same position in all formats that have it. */

/** The lowest seven bits. */
export const OPCODE = {
  load: 0x03,
  fence: 0x0f,
  immediate: 0x13,
  auipc: 0x17,
  store: 0x23,
  register: 0x33,
  lui: 0x37,
  branch: 0x63,
  jalr: 0x67,
  jal: 0x6f,
  system: 0x73,
} as const;

/** Of loads, jalr and arithmetic with a constant: 12 bits. */
export const immediateI = (word: number): number => word >> 20;

/** Of stores: 12 bits. */
export const immediateS = (word: number): number => ((word >> 25) << 5) | ((word >>> 7) & 31);

/** Of branches: even, 13 bits. */
export const immediateB = (word: number): number =>
  ((word >> 31) << 12) | ((word << 4) & 0x800) | ((word >>> 20) & 0x7e0) | ((word >>> 7) & 0x1e);

/** Of jal: even, 21 bits. */
export const immediateJ = (word: number): number =>
  ((word >> 31) << 20) | (word & 0xff000) | ((word >>> 9) & 0x800) | ((word >>> 20) & 0x7fe);

/** Of lui and auipc: the upper 20 bits. */
export const immediateU = (word: number): number => word & 0xfffff000;
