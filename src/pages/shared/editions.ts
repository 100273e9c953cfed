/** Where the editions of the talk are, seen from the page that asks. */
import { EDITIONS, type EditionName } from '../../contract.ts';

/** Whether all editions of the talk are this one file, perhaps from a disk. */
export const isOneFile = (): boolean => document.documentElement.dataset.file !== undefined;

/** `data-home` of a page is the way to the deck's folder. */
const home = (): string => document.documentElement.dataset.home ?? './';

/** Distinguishes this talk from others that are served at the same address at other times. */
export const talkId = (): string => document.querySelector<HTMLMetaElement>('meta[name="talk"]')?.content ?? '';

/**
 * The talk's name on this host, by which its windows know each other and what they keep: the path of the deck, without
 * query and hash, and which talk it is that is there.
 */
export const talkName = (): string =>
  `${isOneFile() ? location.pathname : new URL(home(), location.href).pathname} ${talkId()}`;

/**
 * An edition's address.
 *
 * @param hash with its `#`, or empty
 */
export function addressOfEdition(edition: EditionName, hash = ''): string {
  if (isOneFile()) return `?${EDITIONS[edition].slice(0, -1) || edition}${hash}`;
  return home() + EDITIONS[edition] + hash;
}
