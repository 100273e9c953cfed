/** Checks every link within a published site: for its file, and for the element or slide in it. */
import { posix } from 'node:path';
import { fromHtml } from 'hast-util-from-html';
import { walk } from '../../src/trees.ts';

/** Attributes with an address. */
const ADDRESSES = ['href', 'src', 'poster', 'data'] as const;

interface Page {
  readonly ids: ReadonlySet<string>;
  readonly links: readonly string[];
}

interface Followed {
  /** How many links lead to the site itself. */
  readonly own: number;
  /** Dead links, a line each. */
  readonly dead: readonly string[];
}

/** @param files what is published, by its path from the root, with `/` between folders; empty but for the pages */
export function followLinks(files: ReadonlyMap<string, string>): Followed {
  const pages = new Map(
    [...files].filter(([path]) => path.endsWith('.html')).map(([path, html]) => [path, read(html)]),
  );
  const own = [...pages].flatMap(([path, { links }]) =>
    links.filter((link) => !isElsewhere(link)).map((link) => ({ path, link })),
  );
  const dead = own.flatMap(({ path, link }) => {
    const why = faultOf(link, path, files, pages);
    return why === undefined ? [] : [`${path}: ${link} ${why}`];
  });
  return { own: own.length, dead };
}

function read(html: string): Page {
  const ids = new Set<string>();
  const links: string[] = [];
  walk(fromHtml(html), (node) => {
    if (node.type !== 'element') return;
    const { id } = node.properties;
    if (typeof id === 'string') ids.add(id);
    for (const name of ADDRESSES) {
      const value = node.properties[name];
      if (typeof value === 'string') links.push(value);
    }
  });
  return { ids, links };
}

const isElsewhere = (link: string): boolean => /^[a-z][a-z0-9+.-]*:/i.test(link);

function faultOf(
  link: string,
  from: string,
  files: ReadonlyMap<string, string>,
  pages: ReadonlyMap<string, Page>,
): string | undefined {
  const [, address = '', fragment] = /^([^?#]*)(?:\?[^#]*)?(?:#(.*))?$/.exec(link) ?? [];
  if (address.startsWith('/')) return 'leads to the root of a host: the site may lie in a folder';
  const path = address === '' ? from : posix.join(posix.dirname(from), decodeURI(address));
  const file = [path, posix.join(path, 'index.html')].find((one) => files.has(one));
  if (file === undefined) return 'leads to no file';
  const page = pages.get(file);
  if (fragment === undefined || fragment === '' || !page) return undefined;
  // A slide’s address in the deck is `#/id/step/state`.
  const [id = ''] = decodeURIComponent(fragment).replace(/^\//, '').split('/');
  return page.ids.has(id) ? undefined : `leads to no #${id} there`;
}
