/**
 * Loads lazy chunks: scripts and styles. In a built site, `site/parts.ts` makes every `import()` go through here.
 *
 * Browsers (Chromium to at least 150) cache a failed fetch of a module by its address for the life of the page, for all
 * importers. So a retry uses a fresh address, with a query that hosts and the service worker ignore. A module that has
 * loaded is never requested again: a second instance would have a second state.
 */
declare global {
  /** For a chunk with dependencies. They are not imported statically: the browser would cache a failed import. */
  var loadParts: (paths: readonly string[], importer: string) => Promise<unknown>;
}

/** Modules that are loaded or loading, by address. */
const parts = new Map<string, Promise<unknown>>();

/** How often an address has failed. */
const failures = new Map<string, number>();

/**
 * Replaces Vite's preload helper.
 *
 * @param run the page's code; it loads a chunk by its path with the function that it is given
 * @param styles that the chunk needs first; all paths are relative to the importer
 * @param importer address of the importing script
 */
export function loadPart<T>(
  run: (load: (path: string) => Promise<unknown>) => T,
  styles: readonly string[],
  importer: string,
): T {
  // Lazy chunks load their own dependencies by this function.
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

/** Some chunks have a second, lazy variant (`site/parts.ts`). A page that starts with the first already has it. */
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
  // The page may include it already.
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
