/** Where the editions of the talk are, seen from the page that asks. */
export type Edition = 'deck' | 'read' | 'speaker';

/** `data-home` of a page is the way to the deck's folder; `data-file` says that all editions are one file. */
const { home = './', file } = document.documentElement.dataset;

/** Whether all editions of the talk are this one file, perhaps from a disk. */
export const isOneFile = (): boolean => file !== undefined;

/** The talk's name on this host, by which its windows know each other: the deck's address without query and hash. */
export const talkName = (): string => (isOneFile() ? location.pathname : new URL(home, location.href).pathname);

/**
 * An edition's address.
 *
 * @param hash with its `#`, or empty
 */
export function addressOfEdition(edition: Edition, hash = ''): string {
  if (isOneFile()) return `?${edition}${hash}`;
  return edition === 'deck' ? `${home}${hash}` : `${home}${edition}/${hash}`;
}
