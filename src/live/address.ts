/** A place in the talk as an address says it. */
export interface Address {
  /** Id of the slide. */
  readonly id: string;
  /** Steps already taken on it, from 0. */
  readonly step: number;
  /** Of the slide's figures, in order; left out where they are as the step has them. */
  readonly states?: readonly string[] | undefined;
}

/**
 * An id, or the path of a picture, in the one form in which it is compared: composed, and without signs that nobody
 * sees. Keyboards, file systems and clipboards differ in both.
 */
export const canonical = (text: string): string =>
  text.normalize('NFC').replaceAll(/\p{Default_Ignorable_Code_Point}/gu, '');

/** What follows the `#`: `id`, `/id`, `/id/2` or `/id/2/state`. One match: `/xen-guest-types/3/pvh`. */
const HASH = /^(?:\/([^/]+)(?:\/(\d{1,4})(?:\/([a-z0-9.,_;-]{1,400}))?)?|([^/]+))\/?$/;

/** A figure in the state it first stands in, whose own text is empty. */
const START = '-';

/**
 * Reads the part of an address from the `#` on. The answer is a wish: whether the slide exists and has so many steps is
 * for the deck to say.
 */
export function parseAddress(hash: string): Address | undefined {
  const match = HASH.exec(hash.replace(/^#/, ''));
  const id = canonical(decode(match?.[1] ?? match?.[4] ?? ''));
  const states = match?.[3]?.split(';').map((state) => (state === START ? '' : state));
  return id === '' ? undefined : { id, step: Number(match?.[2] ?? 0), ...(states && { states }) };
}

/** `#id` as an author writes it, `#/id/2` where steps were taken, `#/id/2/pvh` where a hand changed a figure. */
export function formatAddress({ id, step, states }: Address): string {
  const name = encodeURIComponent(id);
  if (states) return `#/${name}/${step.toString()}/${states.map((state) => state || START).join(';')}`;
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
