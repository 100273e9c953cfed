/**
 * Makes `pages/shared/parts.ts` load all lazy chunks, as it can retry a failed request. Each `import()` passes it the
 * address of the chunk. A lazy chunk loads other lazy chunks that it needs in the same way instead of by a static
 * `import`, whose failure a browser would cache.
 */
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync, type Plugin, type Rolldown } from 'vite';

type Chunk = Rolldown.OutputChunk;

/** Vite wraps each `import()` in a call of this module's function. */
const HELPER = '\0vite/preload-helper.js';

const PARTS = fileURLToPath(new URL('../pages/shared/parts.ts', import.meta.url));

/** To be incremented when the generated code below changes: files of other content need other names. */
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

/** The variant of a chunk that `parts.ts` loads. */
const lateName = (file: string) => file.replace(/\.js$/, '-late.js');

interface Late {
  /** For each lazy chunk, its imports that are not loaded at the start of every page that uses it. */
  readonly missing: ReadonlyMap<string, ReadonlySet<string>>;
  /**
   * Chunks that are lazy with missing imports on one page, and loaded at the start of another. There they need static
   * imports: Safari had bugs where several scripts import one with top-level await. So they are emitted twice.
   */
  readonly double: ReadonlySet<string>;
}

function findLate(chunks: readonly Chunk[]): Late {
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const reach = (from: Iterable<string>, next: (chunk: Chunk) => readonly string[]) => {
    const found = new Set(from);
    // Iteration over a set includes elements that are added meanwhile.
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
  /** Names of imported files that the chunk has to load by `parts.ts` instead. */
  readonly missing: ReadonlySet<string>;
  /** The file to request for an imported one. */
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

/** The names of an import or a re-export as a destructuring pattern, and the export statement of a re-export. */
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

/** `load(() => import('./x.js'), …, import.meta.url)` becomes `load((part_) => part_('./x.js'), …)`. */
const GIVEN = 'part_';

/** Adds the parameter to the function that Vite has put around an `import()`. */
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

/** A node of a syntax tree, with the properties that are read here. */
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

/** The nodes of a tree in pre-order. */
export function* nodesIn(value: unknown): Generator<Node> {
  if (typeof value !== 'object' || value === null) return;
  if (isNode(value)) yield value;
  for (const part of Object.values(value)) yield* nodesIn(part);
}

/** The module specifier of an import; empty if it is not a literal. */
function pathOf(source: unknown): string {
  if (!isNode(source)) return '';
  if (source.type === 'Literal' && typeof source.value === 'string') return source.value;
  // As minified: `./x.js` between backticks.
  const [quasi, further] = source.type === 'TemplateLiteral' ? [...nodesIn(source.quasis)] : [];
  const text: unknown = quasi && !further ? quasi.value : undefined;
  return typeof text === 'object' && text !== null && 'cooked' in text ? String(text.cooked) : '';
}

const nameOf = (identifier: unknown): string => (isNode(identifier) ? String(identifier.name) : '');
