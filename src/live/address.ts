/** A location in the talk, as encoded in an address. */
export interface Address {
  /** Id of the slide. */
  readonly id: string;
  /** Steps taken on the slide, from 0. */
  readonly step: number;
  /** States of the slide's figures, in order; missing if they are as the step sets them. */
  readonly states?: readonly string[] | undefined;
}

/**
 * Normalizes an id or the path of a picture for comparison: NFC, without invisible characters. Keyboards, file systems
 * and clipboards differ in both.
 */
export const canonical = (text: string): string =>
  text.normalize('NFC').replaceAll(/\p{Default_Ignorable_Code_Point}/gu, '');

/**
 * The fragment: `id`, `/id`, `/id/2` or `/id/2/state`, such as `/xen-guest-types/3/pvh`. In a state only non-ASCII
 * characters may be percent-encoded, as browsers do it.
 */
const HASH =
  /^(?:\/([^/]+)(?:\/(\d{1,4})(?:\/((?:[a-z0-9.,_;-]|[^\p{ASCII}]|%[89A-F][0-9A-F]|%[89a-f][0-9a-f]){1,3600}))?)?|([^/]+))\/?$/u;

/** The states of a slide's figures, as encoded by `figures/figure.ts`. */
const STATES = /^[\p{L}\p{M}\p{N}.,_;-]+$/u;

/** Upper bounds; anything larger is invalid or does not fit into an address. */
const LONGEST = 400;

/** Placeholder for the initial state, whose encoding is empty. */
const START = '-';

/**
 * Parses the fragment of an address, from the `#` on. The caller checks whether the slide and the step exist.
 */
export function parseAddress(hash: string): Address | undefined {
  const match = HASH.exec(hash.replace(/^#/, ''));
  const id = canonical(decode(match?.[1] ?? match?.[4] ?? ''));
  const text = match?.[3] === undefined ? undefined : canonical(decode(match[3]));
  const isWrong = text !== undefined && (!STATES.test(text) || text.length > LONGEST || text !== text.toLowerCase());
  const states = text?.split(';').map((state) => (state === START ? '' : state));
  return id === '' || isWrong ? undefined : { id, step: Number(match?.[2] ?? 0), ...(states && { states }) };
}

/** `#id` without steps, as authors write it; `#/id/2` with steps; `#/id/2/pvh` with a changed figure. */
export function formatAddress({ id, step, states }: Address): string {
  const name = encodeURIComponent(id);
  const shown = states?.map((state) => state || START).join(';');
  // States that are too long are omitted: the address then leads to the step.
  if (shown !== undefined && shown.length <= LONGEST) {
    const escaped = shown.replaceAll(/[^\p{ASCII}]+/gu, encodeURIComponent);
    return `#/${name}/${step.toString()}/${escaped}`;
  }
  return step > 0 ? `#/${name}/${step.toString()}` : `#${name}`;
}

/** Empty if the percent-encoding is malformed. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
