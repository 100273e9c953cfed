import type { Element, ElementContent } from 'hast';
import type { Code } from 'mdast';
import type { Handler } from 'mdast-util-to-hast';
import { readCodeMeta, type CodeMeta } from '../code-meta.ts';
import { h } from '../hast.ts';
import { languageOf, type ColouredCode } from '../highlight-code.ts';
import type { TokenLine } from '../highlight/highlight.ts';

/**
 * A fence to `<div class="code"><pre>…</pre></div>`. Each group of lines is a step: an empty fragment after the code,
 * at which the page highlights the group's lines.
 */
export const codeHandler =
  (coloured: ColouredCode): Handler =>
  (_, node: Code): Element => {
    const tokens = coloured.get(node) ?? [];
    const meta = readCodeMeta(node.meta ?? '', tokens.length);
    const lines = tokens.flatMap((line, index) => [...(index > 0 ? ['\n'] : []), toLine(line, index + 1, meta)]);
    const steps = meta.groups.map((_group, index) =>
      h('span', { className: ['fragment', 'code-step'], dataGroup: index + 1 }),
    );
    const block = h('code', { dataLanguage: languageOf(node) }, ...lines);
    // Focusable, because a wide block scrolls, and scrolling must be possible by keyboard.
    const element = h(
      'div',
      { className: ['code'] },
      h('pre', { tabIndex: 0, role: 'group', ariaLabel: 'Code' }, block),
      ...steps,
    );
    return node.position ? { ...element, position: node.position } : element;
  };

/** A line with its number as text where the author asked for it, and the groups it belongs to; numbers from 1. */
function toLine(tokens: TokenLine, number: number, { numbers, groups }: CodeMeta): ElementContent {
  const member = groups.flatMap((group, at) => (group.includes(number) ? [at + 1] : []));
  const content = tokens.map(({ class: name, text }) => (name ? h('span', { className: [`t-${name}`] }, text) : text));
  const label = numbers ? [h('span', { className: ['line-number'] }, number.toString()), ' '] : [];
  const properties = { className: ['line'], ...(groups.length > 0 && { dataGroups: member.join(' ') }) };
  return h('span', properties, ...label, h('span', { className: ['line-text'] }, ...content));
}
