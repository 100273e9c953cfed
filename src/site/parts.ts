/**
 * Scripts that come later than the page are loaded by `pages/shared/parts.ts`, which asks anew for what has failed. For that,
 * each `import()` gives it the script's address; and what a late script needs of others that are late, too, it takes by
 * the same way instead of by an `import` of its own, whose failure a browser would remember.
 */
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync, type Plugin, type Rolldown } from 'vite';

type Chunk = Rolldown.OutputChunk;

/** Vite wraps each `import()` in a call of this module's function. */
const HELPER = '\0vite/preload-helper.js';

const PARTS = fileURLToPath(new URL('../pages/shared/parts.ts', import.meta.url));

/** To be counted up when what is written below changes: files of another content need other names. */
const FORM = 'parts 1';

export const partsPlugin = (): Plugin => ({
  name: 'talk-parts',
  apply: 'build',
  load: (id) => (id === HELPER ? `export { loadPart as __vitePreload } from ${JSON.stringify(PARTS)};` : undefined),
  augmentChunkHash: () => FORM,
  generateBundle: {
    // After Vite has written what styles each `import()` needs.
    order: 'post',
    handler(_options, bundle) {
      const chunks = Object.values(bundle).filter((one) => one.type === 'chunk');
      const { missing, double } = findLate(chunks);
      const addressOf = (file: string) => (double.has(file) ? lateName(file) : file);
      for (const chunk of chunks) {
        const late = withParts(chunk, { missing: missing.get(chunk.fileName) ?? new Set(), addressOf });
        if (!double.has(chunk.fileName)) chunk.code = late;
        else this.emitFile({ type: 'asset', fileName: lateName(chunk.fileName), source: late });
      }
    },
  },
});

/** What `parts.ts` takes for the same script. */
const lateName = (file: string) => file.replace(/\.js$/, '-late.js');

interface Late {
  /** For each late script, those it imports that are not there from the start of every page that it comes to. */
  readonly missing: ReadonlyMap<string, ReadonlySet<string>>;
  /**
   * Scripts that lack some on one page, and belong to the start of another. There they must import in the common way:
   * Safari had faults where several scripts import one that waits for others. So they are written twice.
   */
  readonly double: ReadonlySet<string>;
}

function findLate(chunks: readonly Chunk[]): Late {
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const reach = (from: Iterable<string>, next: (chunk: Chunk) => readonly string[]) => {
    const found = new Set(from);
    // What is added to a set while it is walked is walked, too.
    for (const name of found) for (const other of next(byName.get(name) ?? never(name))) found.add(other);
    return found;
  };
  const pages = chunks.filter(({ isEntry, facadeModuleId }) => isEntry && facadeModuleId?.endsWith('.html'));
  const starts = pages.map((page) => reach([page.fileName], ({ imports }) => imports));
  const missing = new Map<string, Set<string>>();
  for (const start of starts) {
    const all = reach(start, ({ imports, dynamicImports }) => [...imports, ...dynamicImports]);
    for (const name of [...all].filter((one) => !start.has(one))) {
      const { imports } = byName.get(name) ?? never(name);
      if (reach(imports, (chunk) => chunk.imports).has(name)) throw new Error(`${name} would wait for itself.`);
      missing.set(name, new Set([...(missing.get(name) ?? []), ...imports.filter((other) => !start.has(other))]));
    }
  }
  const lacking = [...missing].filter(([, names]) => names.size > 0).map(([name]) => name);
  return { missing, double: new Set(lacking.filter((name) => starts.some((start) => start.has(name)))) };
}

function never(name: string): never {
  throw new Error(`${name} is imported, but was not made.`);
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

interface Change {
  /** Names of files that the script imports, and has to ask for instead. */
  readonly missing: ReadonlySet<string>;
  /** The file that is asked for. */
  readonly addressOf: (file: string) => string;
}

function withParts({ code, fileName }: Chunk, { missing, addressOf }: Change): string {
  const nodes = [...nodesIn(parseSync(fileName, code).program)];
  const fileOf = ({ source }: Node) => posix.join(posix.dirname(fileName), pathOf(source));
  const addressIn = (node: Node) =>
    JSON.stringify(`./${posix.relative(posix.dirname(fileName), addressOf(fileOf(node)))}`);
  const edits = [
    ...importsToCall(
      nodes.filter((node) => node.type.endsWith('Declaration') && missing.has(fileOf(node))),
      addressIn,
    ),
    ...nodes
      .filter(({ type, source }) => type === 'ImportExpression' && pathOf(source) !== '')
      .flatMap((node) => [
        { start: node.start, end: node.end, text: `${GIVEN}(${addressIn(node)})` },
        parametersAround(node, nodes, code),
      ]),
  ];
  return edits
    .toSorted((a, b) => b.start - a.start)
    .reduce((text, edit) => text.slice(0, edit.start) + edit.text + text.slice(edit.end), code);
}

/** `import { a as b } from './x.js'` becomes `const [{ a: b }] = await loadParts(['./x.js'], import.meta.url)`. */
function importsToCall(declarations: readonly Node[], addressIn: (node: Node) => string): Edit[] {
  const taken = declarations.map(takenBy);
  const patterns = taken.map(({ pattern }) => pattern).join();
  const paths = declarations.map(addressIn).join();
  const passedOn = taken.map(({ exported }) => exported).join('');
  const text = `const[${patterns}]=await loadParts([${paths}],import.meta.url);${passedOn}`;
  return declarations.map(({ start, end }, index) => ({ start, end, text: index === 0 ? text : '' }));
}

/** What an import, or an export of what is another's, takes, as a pattern; and what it exports of that. */
function takenBy({ type, source, specifiers }: Node, index: number): { pattern: string; exported: string } {
  const all = Array.isArray(specifiers) ? specifiers.filter(isNode) : [];
  const names = all.map((one) => [nameOf(one.imported), nameOf(one.local), nameOf(one.exported)] as const);
  if (type === 'ImportDeclaration' && all.every((one) => one.type === 'ImportSpecifier'))
    return { pattern: `{${names.map(([imported, local]) => `${imported}:${local}`).join()}}`, exported: '' };
  if (type !== 'ExportNamedDeclaration') throw new Error(`A late script takes ${pathOf(source)} in an unknown form.`);
  const own = (place: number) => `part_${index}_${place}`;
  return {
    pattern: `{${names.map(([, local], place) => `${local}:${own(place)}`).join()}}`,
    exported: `export{${names.map(([, , exported], place) => `${own(place)} as ${exported}`).join()}};`,
  };
}

/** `load(() => import('./x.js'), styles, import.meta.url)` becomes `load((part_) => part_('./x.js'), styles, import.meta.url)`. */
const GIVEN = 'part_';

/** The parameters of the function that Vite has put around an `import()`. */
function parametersAround(node: Node, nodes: readonly Node[], code: string): Edit {
  const loads = nodes.flatMap(({ type, arguments: given }) => {
    if (type !== 'CallExpression' || !Array.isArray(given)) return [];
    const [load, , importer] = given.map((one: unknown) => (isNode(one) ? one : undefined));
    const isWhole = importer && code.slice(importer.start, importer.end) === 'import.meta.url';
    return load && isWhole && load.start < node.start && node.end <= load.end ? [load] : [];
  });
  const innermost = loads.at(-1);
  const [head] = /^(?:async\s*)?\(\)/.exec(code.slice(innermost?.start)) ?? [];
  if (!innermost || head === undefined)
    throw new Error(`${pathOf(node.source)} is loaded past src/pages/shared/parts.ts.`);
  const end = innermost.start + head.length;
  return { start: end - 2, end, text: `(${GIVEN})` };
}

/** A node of a syntax tree, as far as it is looked at. */
export interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly source?: unknown;
  readonly specifiers?: unknown;
  readonly imported?: unknown;
  readonly local?: unknown;
  readonly exported?: unknown;
  readonly arguments?: unknown;
  readonly name?: unknown;
  readonly value?: unknown;
  readonly tag?: unknown;
  readonly quasi?: unknown;
  readonly quasis?: unknown;
}

export function isNode(value: unknown): value is Node {
  if (typeof value !== 'object' || value === null) return false;
  return 'type' in value && typeof value.type === 'string' && 'start' in value && 'end' in value;
}

/** The nodes of a tree, what is outside before what is in it. */
export function* nodesIn(value: unknown): Generator<Node> {
  if (typeof value !== 'object' || value === null) return;
  if (isNode(value)) yield value;
  for (const part of Object.values(value)) yield* nodesIn(part);
}

/** The address that an import names; empty where it is none that is written there. */
function pathOf(source: unknown): string {
  if (!isNode(source)) return '';
  if (source.type === 'Literal' && typeof source.value === 'string') return source.value;
  // As minified: `./x.js` between backticks.
  const [quasi, further] = source.type === 'TemplateLiteral' ? [...nodesIn(source.quasis)] : [];
  const text: unknown = quasi && !further ? quasi.value : undefined;
  return typeof text === 'object' && text !== null && 'cooked' in text ? String(text.cooked) : '';
}

const nameOf = (identifier: unknown): string => (isNode(identifier) ? String(identifier.name) : '');
