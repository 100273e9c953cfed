/** The whole talk as one HTML file: the built site's pages with one script, and styles, fonts and pictures inlined. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Element, ElementContent, Properties, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { build, minify, transformWithOxc } from 'vite';
import { classes, h, textOf, walk } from '../trees.ts';
import { EDITIONS, FILES, type EditionName } from '../contract.ts';
import { write } from '../pages/write.ts';
import { revealPlugin } from '../site/reveal.ts';
import { templatesPlugin } from '../site/templates.ts';
import { mediaType } from '../setup/media-types.mjs';

type FileEdition = Exclude<EditionName, 'handout'>;

/**
 * @param site folder of the built site
 * @returns the file's text
 */
export async function makeOneFile(site: string): Promise<string> {
  const [deck, article, speaker, preflight] = await Promise.all(
    (['deck', 'article', 'speaker', 'preflight'] as const).map((name) => readPage(site, name)),
  );
  if (!deck || !article || !speaker || !preflight) throw new Error('The built site lacks a page');
  const { script, style } = await bundle();
  const early = await inline('src/pages/one-file/early.ts');
  const index = (await readFile(join(site, FILES.search), 'utf8')).replaceAll('<', '\\u003c');

  // Each font face once, without `font-display`: here none is loaded late.
  const faces = [deck, article, speaker, preflight].flatMap((page) => page.css.match(FACE) ?? []);
  const fonts = new Set(faces.map((face) => face.replace(/;?font-display:\w+/, '')));
  const styles = [
    h('style', {}, [...fonts].join('\n')),
    ...[deck, article, speaker, preflight].map(({ name, css }) =>
      // Without script only the article's style applies.
      h('style', { dataFor: name, ...(name !== 'article' && { media: 'not all' }) }, css.replace(FACE, '')),
    ),
    h(
      'style',
      {},
      `${style.replace(FACE, '')}\nhtml[data-edition]:not([data-edition='article'],[data-filled]) body{visibility:hidden}`,
    ),
  ];
  const scripts = [h('script', {}, early), h('script', { type: 'module' }, script)];
  const [first, last] = scripts;
  const templates = [deck, speaker, preflight].map(template);
  const head = h(
    'head',
    {},
    h('meta', { charSet: 'utf-8' }),
    h('meta', { httpEquiv: ['Content-Security-Policy'], content: policy([...styles, ...scripts]) }),
    // Without script the file is the article; the other editions get their titles from their templates.
    ...deck.head.map((one) => (one.tagName === 'title' ? h('title', {}, article.title) : one)),
    h('link', { rel: ['icon'], href: await dataAddress(join(site, FILES.icon)) }),
    ...styles,
    ...(first ? [first] : []),
    h('script', { type: 'application/json', id: 'Search' }, index),
  );
  const body = h('body', {}, ...article.body.children, ...templates, ...(last ? [last] : []));
  const page = h('html', { ...deck.html, dataFile: true }, head, body);
  return `${write({ type: 'root', children: [{ type: 'doctype' }, page] })}\n`;
}

interface Page {
  readonly name: FileEdition;
  /** Language and direction. */
  readonly html: Pick<Properties, 'lang' | 'dir'>;
  readonly title: string;
  /** Title and metadata. */
  readonly head: readonly Element[];
  readonly body: Element;
  readonly css: string;
}

const FACE = /@font-face\s*\{[^}]*\}/g;

async function readPage(site: string, name: FileEdition): Promise<Page> {
  const folder = join(site, EDITIONS[name]);
  const tree = fromHtml(await readFile(join(folder, 'index.html'), 'utf8'));
  const elements = elementsIn(tree);
  const body = elements.find(({ tagName }) => tagName === 'body');
  const html = elements.find(({ tagName }) => tagName === 'html');
  if (!body || !html) throw new Error(`${folder} has no page`);
  const sheets = elements.filter(
    ({ tagName, properties }) => tagName === 'link' && String(properties.rel) === 'stylesheet',
  );
  const linked = sheets.map(async ({ properties: { href } }) => {
    const file = resolve(folder, String(href));
    return withFonts(await readFile(file, 'utf8'), dirname(file));
  });
  const inside = elements.filter(({ tagName }) => tagName === 'style').map((one) => withFonts(textOf(one), folder));
  const css = await Promise.all([...inside, ...linked]);
  const head = elements.filter(
    ({ tagName, properties }) =>
      tagName === 'title' ||
      (tagName === 'meta' &&
        [
          'viewport',
          'description',
          'author',
          'talk',
          'year',
          'plan',
          'commit',
          'date',
          'referrer',
          'color-scheme',
        ].includes(String(properties.name))) ||
      (tagName === 'link' && String(properties.rel) === 'canonical') ||
      (tagName === 'script' && properties.type === 'application/ld+json'),
  );
  const title = head
    .filter(({ tagName }) => tagName === 'title')
    .map(textOf)
    .join('');
  const { lang, dir } = html.properties;
  return { name, html: { lang, dir }, title, head, body: await inFile(body, folder), css: css.join('\n') };
}

function elementsIn(tree: Root): Element[] {
  const found: Element[] = [];
  walk(tree, (node) => {
    if (node.type === 'element') found.push(node);
  });
  return found;
}

/** Inlines the fonts of a style sheet; their addresses are relative to the folder. */
async function withFonts(css: string, folder: string): Promise<string> {
  let whole = css;
  for (const [address, path = ''] of css.matchAll(/url\((?!data:)["']?([^)"']+)["']?\)/g)) {
    whole = whole.replaceAll(address, `url(${await dataAddress(resolve(folder, path))})`);
  }
  return whole;
}

/** A page's content for the file: pictures inlined, and links to other editions as queries. */
async function inFile(element: Element, folder: string): Promise<Element> {
  const { href, src } = element.properties;
  const children = await Promise.all(
    element.children
      .filter((child) => child.type !== 'element' || isPartOfFile(child))
      .map(async (child): Promise<ElementContent> => (child.type === 'element' ? inFile(child, folder) : child)),
  );
  return {
    ...element,
    properties: {
      ...element.properties,
      ...(typeof href === 'string' && { href: href.replace(/^\.\.\/\?deck/, '?deck') }),
      ...(typeof src === 'string' && { src: await dataAddress(resolve(folder, decodeURIComponent(src))) }),
    },
    children,
  };
}

/** The file has its own scripts, and no other files beside it to link to. */
const isPartOfFile = (child: Element): boolean =>
  !['script', 'noscript'].includes(child.tagName) && !classes(child).includes('beside-site');

const dataAddress = async (file: string): Promise<string> =>
  `data:${mediaType(file).replace(/;.*/, '')};base64,${(await readFile(file)).toString('base64')}`;

function template({ name, title, body }: Page): Element {
  const dataBody = (body.properties.className ?? []).toString();
  const made = h('template', { dataEdition: name, dataTitle: title, dataBody });
  return { ...made, content: { type: 'root', children: body.children.filter((child) => child.type !== 'comment') } };
}

/** Bundles all that the pages load into one script and one style sheet. */
async function bundle(): Promise<{ readonly script: string; readonly style: string }> {
  // The Vite server that runs this command has set NODE_ENV, with which libraries are built for development.
  process.env['NODE_ENV'] = 'production';
  const made = await build({
    configFile: false,
    root: resolve('src'),
    base: './',
    publicDir: false,
    plugins: [revealPlugin(), templatesPlugin()],
    logLevel: 'warn',
    build: {
      write: false,
      target: 'es2022',
      cssCodeSplit: false,
      assetsInlineLimit: Number.MAX_SAFE_INTEGER,
      modulePreload: false,
      rolldownOptions: { input: resolve('src/pages/one-file/main.ts'), output: { codeSplitting: false } },
    },
  });
  const outputs = [made].flat().flatMap((one) => ('output' in one ? one.output : []));
  const script = outputs.flatMap((one) => (one.type === 'chunk' ? one.code : [])).join('\n');
  const style = outputs.flatMap((one) =>
    one.type === 'asset' && one.fileName.endsWith('.css') ? String(one.source) : [],
  );
  // Escape `</script`, which would end the element.
  return { script: script.replaceAll('</script', '<\\/script'), style: style.join('\n') };
}

async function inline(file: string): Promise<string> {
  const plain = await transformWithOxc(await readFile(resolve(file), 'utf8'), file);
  return (await minify(file, plain.code)).code.trim();
}

/** As strict as the site's policy: inline scripts and styles are allowed by hash, and nothing else is loaded. */
function policy(elements: readonly Element[]): string {
  const hashes = (tagName: string) =>
    elements
      .filter((element) => element.tagName === tagName)
      .map(({ children: [text] }) => (text?.type === 'text' ? text.value : ''))
      .map((text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`)
      .join(' ');
  return [
    "default-src 'none'",
    `script-src ${hashes('script')}`,
    `style-src ${hashes('style')}`,
    'img-src data:',
    'font-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}
