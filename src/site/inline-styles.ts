/** Inlines the style sheets of the pages that readers open first, which saves a round trip before the first paint. */
import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import type { Rolldown } from 'vite';
import { EDITIONS } from '../contract.ts';

type Bundle = Rolldown.OutputBundle;

/** The others are tools: who opens them has time. */
const PAGES = [EDITIONS.deck, EDITIONS.article].map((path) => `${path}index.html`);

const LINK = /<link rel="stylesheet"[^>]*? href="([^"]+)">/;

/** Rewrites the pages, and the policies of pages and hosts, which must name what stands in them. */
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
    const style = rebase(String(css.source).trim(), posix.relative(posix.dirname(name), posix.dirname(sheet)));
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

/** Addresses in a style sheet count from its own folder. */
const rebase = (css: string, folder: string) =>
  css.replaceAll(/url\((?!data:)(?:\.\/)?([^)]+)\)/g, (_, path: string) => `url(${posix.join(folder, path)})`);

/** A policy as it stands in a page, its quotes escaped, or in a header. */
const allow = (text: string, hashes: readonly string[]) =>
  text.replace(/style-src ('|&#x27;)self\1/, (found, quote: string) =>
    [found, ...hashes.map((hash) => quote + hash + quote)].join(' '),
  );

const isNamed = (bundle: Bundle, name: string) =>
  Object.values(bundle).some((one) =>
    (one.type === 'chunk' ? one.code : one.fileName.endsWith('.html') ? String(one.source) : '').includes(name),
  );
