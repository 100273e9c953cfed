import type { Element } from 'hast';
import type { Code } from 'mdast';
import { readCodeMeta } from '../code-meta.ts';
import { h } from '../hast.ts';

/**
 * A fence to `<div class="code"><pre>…</pre></div>`. Each group of lines is a step: an empty fragment after the code
 * takes part in the slide's steps, and the page brings the group's lines forward when it is shown.
 *
 * Language and meta stay on the `code` element; `highlight` takes the meta off again.
 */
export function code(_: unknown, { lang, meta, value, position }: Code): Element {
  const { groups } = readCodeMeta(meta ?? '', value.split('\n').length);
  const block = h('code', { dataLanguage: lang ?? 'text', dataMeta: meta ?? '' }, value);
  const steps = groups.map((_group, index) =>
    h('span', { className: ['fragment', 'code-step'], dataGroup: index + 1 }),
  );
  // Focusable, because a wide block scrolls, and scrolling must be possible by keyboard.
  const element = h('div', { className: ['code'] }, h('pre', { tabIndex: 0 }, block), ...steps);
  return position ? { ...element, position } : element;
}
