/** Resolves abbreviated commands by GDB's rules. */

export type Meant =
  | { readonly kind: 'found'; readonly name: string }
  | { readonly kind: 'ambiguous'; readonly names: readonly string[] }
  | { readonly kind: 'unknown' };

/**
 * @param names all commands
 * @param short abbreviations that are not prefixes, or would be ambiguous
 */
export function meant(word: string, names: readonly string[], short: Readonly<Record<string, string>>): Meant {
  const named = Object.hasOwn(short, word) ? short[word] : undefined;
  if (named !== undefined) return { kind: 'found', name: named };
  if (names.includes(word)) return { kind: 'found', name: word };
  const found = word === '' ? [] : names.filter((name) => name.startsWith(word));
  const whole = (name: string) => (Object.hasOwn(short, name) ? (short[name] ?? name) : name);
  const [first, second] = found;
  if (first === undefined) return { kind: 'unknown' };
  return second === undefined ? { kind: 'found', name: whole(first) } : { kind: 'ambiguous', names: [...found].sort() };
}
