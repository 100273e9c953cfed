/** Validates addresses of links and pictures, for the checks and the renderer. */

const SAFE_SCHEMES = ['http', 'https', 'mailto'];

/** Whether a link leads to a page or a mailbox, and does nothing else. */
export function isSafe(url: string): boolean {
  // Browsers strip these characters before parsing the scheme: `java\nscript:` is `javascript:`.
  const [, scheme] = /^([a-z][a-z0-9+.-]*):/i.exec(url.replaceAll(/[\u0000-\u0020]/g, '')) ?? [];
  return scheme !== undefined && SAFE_SCHEMES.includes(scheme.toLowerCase());
}

/** The path of a picture as it is compared: `./boot%20log.png` is `boot log.png`, composed. */
export const picturePath = (url: string): string => decoded(url).replace(/^\.\//, '').normalize('NFC');

/** The decoded address; one with malformed percent encoding is returned unchanged. */
export function decoded(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}
