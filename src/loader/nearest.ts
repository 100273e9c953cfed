import leven from 'leven';

/** The known name that was probably meant: at most two edits away, or a third of its length. */
export function nearest(name: string, known: Iterable<string>): string | undefined {
  let best: { readonly name: string; readonly distance: number } | undefined;
  for (const candidate of known) {
    const distance = leven(name.toLowerCase(), candidate.toLowerCase());
    const limit = Math.max(2, Math.floor(candidate.length / 3));
    if (distance <= limit && distance < Math.min(best?.distance ?? Infinity, candidate.length)) {
      best = { name: candidate, distance };
    }
  }
  return best?.name;
}
