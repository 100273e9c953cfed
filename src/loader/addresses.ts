/** What an address may be, for the checks and for what is written. */

const SAFE_SCHEMES = ['http', 'https', 'mailto'];

/** Whether a link leads to a page or a mailbox, and does nothing else. */
export function isSafe(url: string): boolean {
  // Browsers drop these characters before they read the scheme: `java\nscript:` is `javascript:`.
  const [, scheme] = /^([a-z][a-z0-9+.-]*):/i.exec(url.replaceAll(/[\u0000-\u0020]/g, '')) ?? [];
  return scheme !== undefined && SAFE_SCHEMES.includes(scheme.toLowerCase());
}

/** The path of a picture as it is compared: `./boot%20log.png` is `boot log.png`, composed. */
export const picturePath = (url: string): string => decoded(url).replace(/^\.\//, '').normalize('NFC');

/** An address as people write it; one that is not encoded well stays as it is. */
export function decoded(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}
