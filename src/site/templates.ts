/**
 * Minifies line breaks and indents in templates, which a bundler keeps, as it does not know that they are HTML. HTML
 * collapses a run of whitespace to one space, and ignores it beside a block or between shapes.
 */
import { parseSync, type Plugin } from 'vite';
import { isNode, nodesIn } from './parts.ts';

/** The tags of lit-html's templates. */
const TAGS = ['html', 'svg'];

const BREAK = /\s*\n\s*/g;

/** Block-level elements and shapes in our templates: whitespace beside them has no effect. */
const BLOCK = 'circle|dd|div|dl|dt|g|li|line|ol|p|polyline|rect|svg|table|tbody|td|th|thead|tr|ul';

/**
 * Line breaks after such a tag and before one. A space stays after each text of a drawing: without it, `dom0` and
 * `guest` in one button would be the word `dom0guest` for assistive technology.
 */
const BESIDE = new RegExp(
  `(?<=</?(?:${BLOCK})\\b[^<>]*>)\\s*\\n\\s*|(?<!</text>\\s*)\\s*\\n\\s*(?=</?(?:${BLOCK})\\b)|(?<=/>)\\s*\\n\\s*(?=<text\\b)`,
  'g',
);

export const templatesPlugin = (): Plugin => ({
  name: 'talk-templates',
  apply: 'build',
  enforce: 'pre',
  transform: {
    filter: { id: /\/src\/.*\.ts$/, code: /\b(?:html|svg)`/ },
    handler: (code, id) => ({ code: withoutBreaks(code, id), map: null }),
  },
});

/** The code of a module with its templates on single lines. */
export function withoutBreaks(code: string, id: string): string {
  const texts = [...nodesIn(parseSync(id, code).program)]
    .filter(({ type, tag }) => type === 'TaggedTemplateExpression' && isNode(tag) && TAGS.includes(String(tag.name)))
    .flatMap(({ quasi }) => (isNode(quasi) && Array.isArray(quasi.quasis) ? quasi.quasis.filter(isNode) : []));
  return texts
    .toSorted((one, other) => other.start - one.start)
    .reduce(
      (text, { start, end }) =>
        text.slice(0, start) + text.slice(start, end).replaceAll(BESIDE, '').replaceAll(BREAK, ' ') + text.slice(end),
      code,
    );
}
