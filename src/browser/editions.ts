/** Where the editions of the talk are, seen from the page that asks. */
export type Edition = 'deck' | 'read' | 'speaker';

/** `data-home` of a page is the way to the deck's folder. */
const { home = './' } = document.documentElement.dataset;

/** The talk's name on this host, by which its windows know each other: the deck's address without query and hash. */
export const talkName = (): string => new URL(home, location.href).pathname;

/**
 * An edition's address.
 *
 * @param hash with its `#`, or empty
 */
export function addressOfEdition(edition: Edition, hash = ''): string {
  return edition === 'deck' ? `${home}${hash}` : `${home}${edition}/${hash}`;
}
