import type { Element } from 'hast';
import type { Code } from 'mdast';
import { readCodeMeta, type LineGroup } from '../code-meta.ts';
import { h } from '../hast.ts';

/** What `highlight` needs to colour a block; it stands in the element's `data` and never reaches the page. */
export interface CodeSource {
  readonly text: string;
  readonly language: string;
  readonly numbers: boolean;
  readonly groups: readonly LineGroup[];
}

declare module 'hast' {
  interface ElementData {
    code?: CodeSource;
  }
}

/**
 * A fence to `<div class="code"><pre>…</pre></div>`. Each group of lines is a step: an empty fragment after the code
 * takes part in the slide's steps, and the page brings the group's lines forward when it is shown.
 */
export function code(_: unknown, node: Code): Element {
  const lines = node.value.split('\n').length;
  const { numbers, groups } = readCodeMeta(node.meta ?? '', lines);
  const block = h('code', {}, node.value);
  block.data = { code: { text: node.value, language: node.lang ?? 'text', numbers, groups } };
  const steps = groups.map((_group, index) =>
    h('span', { className: ['fragment', 'code-step'], dataGroup: index + 1 }),
  );
  // Focusable, because a wide block scrolls, and scrolling must be possible by keyboard.
  const element = h('div', { className: ['code'] }, h('pre', { tabIndex: 0 }, block), ...steps);
  if (node.position) element.position = node.position;
  return element;
}
