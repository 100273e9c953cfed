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

/**
 * What follows the `#`: `id`, `/id`, `/id/2` or `/id/2/state`. One match: `/xen-guest-types/3/pvh`. Of a state, signs
 * outside of ASCII alone may be escaped, as browsers do it.
 */
const HASH =
  /^(?:\/([^/]+)(?:\/(\d{1,4})(?:\/((?:[a-z0-9.,_;-]|[^\p{ASCII}]|%[89A-F][0-9A-F]|%[89a-f][0-9a-f]){1,3600}))?)?|([^/]+))\/?$/u;

/** The states of a slide's figures, as `figures/figure.ts` writes them. */
const STATES = /^[\p{L}\p{M}\p{N}.,_;-]+$/u;

/** More is not from us, or cannot be said by an address. */
const LONGEST = 400;

/** A figure in the state it first stands in, whose own text is empty. */
const START = '-';

/**
 * Reads the part of an address from the `#` on. The answer is a wish: whether the slide exists and has so many steps is
 * for the deck to say.
 */
export function parseAddress(hash: string): Address | undefined {
  const match = HASH.exec(hash.replace(/^#/, ''));
  const id = canonical(decode(match?.[1] ?? match?.[4] ?? ''));
  const text = match?.[3] === undefined ? undefined : canonical(decode(match[3]));
  const isWrong = text !== undefined && (!STATES.test(text) || text.length > LONGEST || text !== text.toLowerCase());
  const states = text?.split(';').map((state) => (state === START ? '' : state));
  return id === '' || isWrong ? undefined : { id, step: Number(match?.[2] ?? 0), ...(states && { states }) };
}

/** `#id` as an author writes it, `#/id/2` where steps were taken, `#/id/2/pvh` where a hand changed a figure. */
export function formatAddress({ id, step, states }: Address): string {
  const name = encodeURIComponent(id);
  const shown = states?.map((state) => state || START).join(';');
  // Of many figures with long names the address is that of the step.
  if (shown !== undefined && shown.length <= LONGEST) {
    const escaped = shown.replaceAll(/[^\p{ASCII}]+/gu, encodeURIComponent);
    return `#/${name}/${step.toString()}/${escaped}`;
  }
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
