/**
 * Script and style that come later than the page. In a built site every `import()` ends up here; `site/parts.ts` sees
 * to it.
 *
 * Browsers (Chromium to at least 150) remember for the life of the page that a module could not be fetched, under its
 * address, whoever imports it. So what has failed is asked for under a fresh one, a query that hosts and the service
 * worker pass over. A module that has come is never asked for again: two of one module would be two of its state.
 */
declare global {
  /** For a module with dependencies. They are not imported statically: the browser would remember a failed import. */
  var loadParts: (paths: readonly string[], importer: string) => Promise<unknown>;
}

/** Modules that are loaded or loading, by address. */
const parts = new Map<string, Promise<unknown>>();

/** How often an address has failed. */
const failures = new Map<string, number>();

/**
 * Stands where Vite would put its own way to load a part.
 *
 * @param run does what the page does with a part, which it gets by its path
 * @param styles that the part needs first; all paths count from the importer
 * @param importer address of the script that asks
 */
export function loadPart<T>(
  run: (load: (path: string) => Promise<unknown>) => T,
  styles: readonly string[],
  importer: string,
): T {
  // A late script asks by itself for what it needs.
  globalThis.loadParts = loadParts;
  return run(async (path) => {
    await Promise.all(styles.map((style) => once(new URL(style, importer).href, loadStyle)));
    return once(addressHere(path, importer), loadScript);
  });
}

const loadParts: typeof globalThis.loadParts = (paths, importer) =>
  Promise.all(paths.map((path) => once(addressHere(path, importer), loadScript)));

/** The scripts that the page starts with; they are always loaded. */
const STARTS = 'script[type="module"][src], link[rel="modulepreload"]';

/** Of two forms that a script has, one is for the pages that start with it (`site/parts.ts`): they have it already. */
function addressHere(path: string, importer: string): string {
  const { href } = new URL(path, importer);
  const atStart = href.replace(/-late\.js$/, '.js');
  const starts = [...document.querySelectorAll<HTMLScriptElement | HTMLLinkElement>(STARTS)];
  return starts.some((one) => (one instanceof HTMLScriptElement ? one.src : one.href) === atStart) ? atStart : href;
}

function once(href: string, load: (address: string) => Promise<unknown>): Promise<unknown> {
  const known = parts.get(href);
  if (known) return known;
  const attempt = () => {
    const times = failures.get(href) ?? 0;
    return load(times === 0 ? href : freshAddress(href, times)).catch((error: unknown) => {
      failures.set(href, times + 1);
      throw error;
    });
  };
  // One automatic retry, for each module of a chain, covers a short network failure.
  const loading = attempt()
    .catch(attempt)
    .catch((error: unknown) => {
      parts.delete(href);
      throw error;
    });
  parts.set(href, loading);
  return loading;
}

/** The fresh address keeps the file's ending, for hosts that derive the media type from it. */
const freshAddress = (href: string, times: number) => `${href}?again=${times}${/\.\w+$/.exec(href)?.[0] ?? ''}`;

const loadScript = (address: string): Promise<unknown> => import(/* @vite-ignore */ address);

function loadStyle(address: string): Promise<void> {
  const links = document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]');
  // The page may have come with it.
  if ([...links].some(({ href }) => href === address)) return Promise.resolve();
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.crossOrigin = '';
  link.href = address;
  return new Promise((resolve, reject) => {
    link.addEventListener('load', () => {
      resolve();
    });
    link.addEventListener('error', () => {
      link.remove();
      reject(new Error(`${address} could not be loaded`));
    });
    document.head.append(link);
  });
}
