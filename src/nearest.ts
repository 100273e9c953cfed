import leven from 'leven';

/**
 * The nearest known name: at most one edit for every three letters, or an anagram. Names of one or two letters are all
 * near each other, so they suggest nothing.
 */
export function nearest(name: string, known: Iterable<string>): string | undefined {
  let best: { readonly name: string; readonly distance: number } | undefined;
  for (const candidate of known) {
    const isShuffled = lettersOf(name) === lettersOf(candidate);
    const distance = isShuffled ? 1 : leven(name.toLowerCase(), candidate.toLowerCase());
    const limit = isShuffled ? 1 : Math.floor(Math.min(name.length, candidate.length) / 3);
    if (distance <= limit && distance < Math.min(best?.distance ?? Infinity, candidate.length)) {
      best = { name: candidate, distance };
    }
  }
  return best?.name;
}

const lettersOf = (name: string) => Array.from(name.toLowerCase()).sort().join('');
