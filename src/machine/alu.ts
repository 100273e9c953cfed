/** The arithmetic of RV32I and its M extension, on signed 32-bit numbers. Pure. */

/**
 * @param kind the field funct3 of the instruction
 * @param isOther the instruction's bit 30: subtract instead of add, shift the sign in instead of zeros
 */
export function arithmetic(kind: number, isOther: boolean, a: number, b: number): number {
  switch (kind) {
    case 0:
      return isOther ? (a - b) | 0 : (a + b) | 0;
    case 1:
      return a << b;
    case 2:
      return a < b ? 1 : 0;
    case 3:
      return a >>> 0 < b >>> 0 ? 1 : 0;
    case 4:
      return a ^ b;
    case 5:
      return isOther ? a >> b : (a >>> b) | 0;
    case 6:
      return a | b;
    default:
      return a & b;
  }
}

/** The upper 32 bits of the product of two unsigned numbers, from four products that fit a double. */
function highProduct(a: number, b: number): number {
  const [aLow, aHigh, bLow, bHigh] = [a & 0xffff, a >>> 16, b & 0xffff, b >>> 16];
  const first = aHigh * bLow + ((aLow * bLow) >>> 16);
  const second = aLow * bHigh + (first & 0xffff);
  return (aHigh * bHigh + (first >>> 16) + (second >>> 16)) | 0;
}

/** @param kind the field funct3: mul, mulh, mulhsu, mulhu, div, divu, rem, remu */
export function multiplication(kind: number, a: number, b: number): number {
  switch (kind) {
    case 0:
      return Math.imul(a, b);
    case 1:
      return (highProduct(a, b) - (a < 0 ? b : 0) - (b < 0 ? a : 0)) | 0;
    case 2:
      return (highProduct(a, b) - (a < 0 ? b : 0)) | 0;
    case 3:
      return highProduct(a, b);
    // Nothing traps: division by zero gives all ones, with the dividend as the remainder, and overflow wraps.
    case 4:
      return b === 0 ? -1 : (a / b) | 0;
    case 5:
      return b === 0 ? -1 : ((a >>> 0) / (b >>> 0)) | 0;
    case 6:
      return b === 0 ? a : (a % b) | 0;
    default:
      return b === 0 ? a : ((a >>> 0) % (b >>> 0)) | 0;
  }
}

/** @param kind the field funct3: beq, bne, blt, bge, bltu, bgeu; 2 and 3 are illegal */
export function isTaken(kind: number, a: number, b: number): boolean {
  switch (kind) {
    case 0:
      return a === b;
    case 1:
      return a !== b;
    case 4:
      return a < b;
    case 5:
      return a >= b;
    case 6:
      return a >>> 0 < b >>> 0;
    default:
      return a >>> 0 >= b >>> 0;
  }
}
