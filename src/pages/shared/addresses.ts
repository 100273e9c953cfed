/** Addresses of the talk's editions, relative to the current page, and the page's own address. */
import { EDITIONS, type EditionName } from '../../contract.ts';

/** Whether this is the one-file build, which contains all editions and may be opened from disk. */
export const isOneFile = (): boolean => document.documentElement.dataset.file !== undefined;

/** Relative address of the deck's folder; in the one-file build, the file itself stands for the deck. */
export const addressOfDeck = (): string => document.documentElement.dataset.home ?? './';

/** Where the talk is published, if that is known. */
export const publishedAt = (page: Document): string | undefined =>
  page.querySelector<HTMLLinkElement>('link[rel="canonical"]')?.href ??
  page.querySelector<HTMLElement>('[data-url]')?.dataset.url;

/** Distinguishes this talk from others that are served at the same address at other times. */
export const talkId = (): string => document.querySelector<HTMLMetaElement>('meta[name="talk"]')?.content ?? '';

/**
 * The talk's name on this host: the deck's path, without query and hash, and the talk's id. It names the channel
 * between the talk's windows and its keys in storage.
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
 * To be called when the page starts. The returned function replaces the page's address without adding a history entry.
 * Browsers rate-limit `replaceState` (WebKit: 100 calls in ten seconds), and a held-down key exceeds that: then the
 * newest address is retried until it is accepted.
 *
 * Writes nothing if a link or the browser's Back has just changed the address: `hashchange` is pending and takes the
 * page there.
 */
export function openAddress(): (address: string) => void {
  let later: ReturnType<typeof setTimeout> | undefined;
  /** The hash when this page last wrote it or last received `hashchange`. */
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
      // WebKit throws at the limit. The check below detects browsers that silently ignore the call.
    }
    known = location.hash;
    if (isThere()) return;
    later = setTimeout(() => {
      write(address);
    }, 500);
  };
  return write;
}
