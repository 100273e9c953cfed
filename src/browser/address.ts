/** A place in the talk as an address says it. */
export interface Address {
  /** Id of the slide. */
  readonly id: string;
  /** Steps already taken on it, from 0. */
  readonly step: number;
}

/** What follows the `#`: `id`, `/id` or `/id/2`. One match: `/what-nvmm-is/3`. */
const HASH = /^(?:\/([^/]+)(?:\/(\d{1,4}))?|([^/]+))\/?$/;

/**
 * Reads the part of an address from the `#` on. The answer is a wish: whether the slide exists and has so many steps is
 * for the deck to say.
 */
export function parseAddress(hash: string): Address | undefined {
  const match = HASH.exec(hash.replace(/^#/, ''));
  const id = decode(match?.[1] ?? match?.[3] ?? '');
  return id === '' ? undefined : { id, step: Number(match?.[2] ?? 0) };
}

/** `#id` as an author writes it, or `#/id/2` where steps were taken. */
export function formatAddress({ id, step }: Address): string {
  const name = encodeURIComponent(id);
  return step > 0 ? `#/${name}/${step.toString()}` : `#${name}`;
}

/** Empty where the percent signs make no text. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
