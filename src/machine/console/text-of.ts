/** Characters in GDB's format. */

const ESCAPES: Readonly<Record<number, string>> = {
  7: '\\a',
  8: '\\b',
  9: '\\t',
  10: '\\n',
  11: '\\v',
  12: '\\f',
  13: '\\r',
  27: '\\033',
  92: '\\\\',
};

function escape(byte: number, quote: string): string {
  const short = ESCAPES[byte];
  if (short !== undefined) return short;
  const letter = String.fromCharCode(byte);
  if (letter === quote) return `\\${letter}`;
  return byte >= 32 && byte < 127 ? letter : `\\${byte.toString(8).padStart(3, '0')}`;
}

export const letterOf = (byte: number): string => `'${escape(byte, "'")}'`;

/** Maximum number of elements shown, and minimum number of equal ones that are abbreviated. */
export const SHOWN = 200;
export const ALIKE = 10;

/** `"text"`; repeated characters are counted. */
export function quote(bytes: Uint8Array, isCut = false): string {
  const parts: string[] = [];
  let open = '';
  let shown = 0;
  let at = 0;
  const close = () => {
    if (open !== '') parts.push(`"${open}"`);
    open = '';
  };
  while (at < bytes.length && shown < SHOWN) {
    const byte = bytes[at] ?? 0;
    let end = at + 1;
    while (bytes[end] === byte) end += 1;
    if (end - at >= ALIKE) {
      close();
      parts.push(`${letterOf(byte)} <repeats ${end - at} times>`);
      shown += end - at;
      at = end;
    } else {
      open += escape(byte, '"');
      shown += 1;
      at += 1;
    }
  }
  close();
  return `${parts.length === 0 ? '""' : parts.join(', ')}${at < bytes.length || isCut ? '...' : ''}`;
}
