/** The Content-Security-Policy of pages and hosts, and the inline styles whose hashes it names. */
import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import type { Rolldown } from 'vite';
import { EDITIONS } from '../contract.ts';
import { withoutUnused } from './unused-style.ts';

/**
 * Only the site's own files may load: no inline style, nothing from other origins.
 *
 * @param script the page's inline script, if any, which is allowed by its hash
 */
export const policyWith = (script?: string): string =>
  [
    "default-src 'none'",
    ["script-src 'self'", ...(script === undefined ? [] : [hashOf(script)])].join(' '),
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');

const hashOf = (script: string) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`;

/** Policy of a redirect page: an icon and nothing else. */
export const DOOR_POLICY = ["default-src 'none'", "img-src 'self'", "base-uri 'none'", "form-action 'none'"].join('; ');

/** `frame-ancestors` works only as a header of the host. */
export const forHost = (policy: string): string => `${policy}; frame-ancestors 'self'`;

type Bundle = Rolldown.OutputBundle;

/** The pages with inlined styles. The others are tools, where the first paint may take longer. */
const PAGES = [EDITIONS.deck, EDITIONS.article].map((path) => `${path}index.html`);

const LINK = /<link rel="stylesheet"[^>]*? href="([^"]+)">/;

/**
 * Inlines the style sheets of the pages that readers open first, which saves a round trip before the first paint. The
 * policies of pages and hosts name the hashes.
 */
export function inlineStyles(bundle: Bundle): void {
  const hashes: string[] = [];
  for (const name of PAGES) {
    const page = bundle[name];
    if (page?.type !== 'asset') continue;
    const html = String(page.source);
    const [link = '', href = ''] = LINK.exec(html) ?? [];
    const sheet = posix.join(posix.dirname(name), href);
    const css = bundle[sheet];
    if (css?.type !== 'asset') continue;
    const used = withoutUnused(String(css.source), html).trim();
    const style = rebase(used, posix.relative(posix.dirname(name), posix.dirname(sheet)));
    const hash = `sha256-${createHash('sha256').update(style).digest('base64')}`;
    hashes.push(hash);
    page.source = allow(
      html.replace(link, () => `<style>${style}</style>`),
      [hash],
    );
    if (!isNamed(bundle, posix.basename(sheet))) Reflect.deleteProperty(bundle, sheet);
  }
  const headers = bundle['_headers'];
  if (headers?.type === 'asset') headers.source = allow(String(headers.source), hashes);
}

/** Addresses in a style sheet are relative to its own folder. */
const rebase = (css: string, folder: string) =>
  css.replaceAll(/url\((?!data:)(?:\.\/)?([^)]+)\)/g, (_, path: string) => `url(${posix.join(folder, path)})`);

/** Adds hashes to a policy in a page, where its quotes are escaped, or in a header. */
const allow = (text: string, hashes: readonly string[]) =>
  text.replace(/style-src ('|&#x27;)self\1/, (found, quote: string) =>
    [found, ...hashes.map((hash) => quote + hash + quote)].join(' '),
  );

const isNamed = (bundle: Bundle, name: string) =>
  Object.values(bundle).some((one) =>
    (one.type === 'chunk' ? one.code : one.fileName.endsWith('.html') ? String(one.source) : '').includes(name),
  );
