/**
 * Builds reveal.js from the sources in its own package and replaces the components that our options turn off by empty
 * classes: they were over a third of the script for the first slide. The development server uses the package's bundle.
 */
import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import { parseSync, type Plugin } from 'vite';

/** Parts of reveal.js, each with the option in `pages/deck/reveal-options.ts` that disables it, or why it is unused. */
const OFF = {
  'components/playback.js': 'autoSlide, as it is by itself',
  'controllers/autoanimate.js': 'autoAnimate',
  'controllers/controls.js': 'controls',
  'controllers/jumptoslide.js': 'jumpToSlide',
  'controllers/keyboard.js': 'keyboard',
  'controllers/notes.js': 'showNotes, as it is by itself',
  'controllers/overlay.js': 'help; the loader writes no link that opens a preview',
  'controllers/printview.js': 'view, as it is by itself; paper is `pages/deck/print.ts`',
  'controllers/scrollview.js': 'scrollActivationWidth',
  'controllers/slidenumber.js': 'slideNumber, as it is by itself',
  'controllers/touch.js': 'touch',
} as const;

/** reveal.js imports it but does not ship it. It fits text into its box for a class that the loader does not write. */
const FITTY = 'fitty';

export function revealPlugin(): Plugin {
  const sources = join(dirname(createRequire(import.meta.url).resolve('reveal.js')), '../js');
  const nameOf = (id: string) =>
    id.startsWith(sources + sep) ? id.slice(sources.length + 1).replaceAll(sep, '/') : undefined;
  const isOff = (id: string) => Object.hasOwn(OFF, nameOf(id) ?? '');
  return {
    name: 'talk-reveal',
    apply: 'build',
    enforce: 'pre',
    resolveId(id, importer = '') {
      if (id === 'reveal.js') return join(sources, 'reveal.js');
      return id === FITTY && nameOf(importer) !== undefined ? `\0${FITTY}` : undefined;
    },
    load: (id) => (id === `\0${FITTY}` ? 'export default () => undefined;' : undefined),
    transform: (code, id) => (isOff(id) ? { code: emptied(code, id), map: null } : undefined),
  };
}

/** The module's class with empty methods. */
function emptied(code: string, id: string): string {
  const { program } = parseSync(id, code);
  const declared = program.body.flatMap((one) =>
    one.type === 'ExportDefaultDeclaration' && one.declaration.type === 'ClassDeclaration'
      ? one.declaration.body.body
      : [],
  );
  const names = declared.flatMap((one) =>
    one.type === 'MethodDefinition' && one.key.type === 'Identifier' ? [one.key.name] : [],
  );
  if (!names.includes('constructor')) throw new Error(`${id} is no longer one class.`);
  const methods = names.filter((name) => name !== 'constructor').map((name) => `${name}() {}`);
  return `export default class { ${methods.join(' ')} }`;
}
