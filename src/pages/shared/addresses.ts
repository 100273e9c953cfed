/** Where the editions of the talk are, seen from the page that asks; and its own address. */
import { EDITIONS, type EditionName } from '../../contract.ts';

/** Whether all editions of the talk are this one file, perhaps from a disk. */
export const isOneFile = (): boolean => document.documentElement.dataset.file !== undefined;

/** The way from this page to the deck's folder; the one file takes the deck's place. */
export const addressOfDeck = (): string => document.documentElement.dataset.home ?? './';

/** Where the talk is published, if that is known. */
export const publishedAt = (page: Document): string | undefined =>
  page.querySelector<HTMLLinkElement>('link[rel="canonical"]')?.href ??
  page.querySelector<HTMLElement>('[data-url]')?.dataset.url;

/** Distinguishes this talk from others that are served at the same address at other times. */
export const talkId = (): string => document.querySelector<HTMLMetaElement>('meta[name="talk"]')?.content ?? '';

/**
 * The talk's name on this host, by which its windows know each other and what they keep: the path of the deck, without
 * query and hash, and which talk it is that is there.
 */
export const talkName = (): string =>
  `${isOneFile() ? location.pathname : new URL(addressOfDeck(), location.href).pathname} ${talkId()}`;

/**
 * An edition's address.
 *
 * @param hash with its `#`, or empty
 */
export function addressOfEdition(edition: EditionName, hash = ''): string {
  if (isOneFile()) return `?${EDITIONS[edition].slice(0, -1) || edition}${hash}`;
  return addressOfDeck() + EDITIONS[edition] + hash;
}

/**
 * Opens the page's address for writing, when the page starts. What is returned replaces it, with no way back to the one
 * before. Browsers limit how often, WebKit to 100 times in ten seconds, and a key that is held down asks for more: then
 * the newest address is written as soon as it may be.
 *
 * An address that a link or the browser's Back has just set is left alone, and nothing is written: the page is told of
 * it by `hashchange`, and goes there.
 */
export function openAddress(): (address: string) => void {
  let later: ReturnType<typeof setTimeout> | undefined;
  /** What the address said when this page last wrote it, or was last told that it changed. */
  let known = location.hash;
  addEventListener('hashchange', () => {
    known = location.hash;
  });
  const write = (address: string) => {
    clearTimeout(later);
    const isThere = () => new URL(address, location.href).href === location.href;
    if (location.hash !== known || isThere()) return;
    try {
      history.replaceState(history.state, '', address);
    } catch {
      // WebKit says so; a browser that only does nothing is found out below.
    }
    known = location.hash;
    if (isThere()) return;
    later = setTimeout(() => {
      write(address);
    }, 500);
  };
  return write;
}
