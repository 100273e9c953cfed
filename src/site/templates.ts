/**
 * Templates are written with line breaks and indents, which a bundler keeps, as it does not know that they are HTML.
 * There, all blanks in a row are one, and those beside a block or between shapes are none; so a build writes them.
 */
import { parseSync, type Plugin } from 'vite';
import { isNode, nodesIn } from './parts.ts';

/** What lit-html calls its templates. */
const TAGS = ['html', 'svg'];

const BREAK = /\s*\n\s*/g;

/** Elements whose content is laid out by itself, as far as our templates have them. */
const BLOCK = 'circle|dd|div|dl|dt|g|li|line|ol|p|polyline|rect|svg|table|tbody|td|th|thead|tr|ul';

/**
 * Breaks behind such a tag and before one. A blank stays behind each text of a drawing: without it, `dom0` and `guest` in
 * one button would be the word `dom0guest` for assistive technology.
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
