import type { Element, Root as HastRoot } from 'hast';
import type { RenderedSlide } from '../talk.ts';
import { readCodeMeta, type CodeMeta } from './code-meta.ts';
import { h } from './hast.ts';
import { createHighlighter, type Highlighter, type TokenLine } from './highlight/highlight.ts';
import { walk } from './walk.ts';

/** Made when the first code is met, and once: a talk without code need not wait for it. */
let highlighter: Promise<Highlighter> | undefined;

/** Colours the code of a slide, in place: `render` has just made these trees and nobody else holds them. */
export async function highlightSlide(slide: RenderedSlide): Promise<RenderedSlide> {
  const blocks = [...codeBlocks(slide.body), ...codeBlocks(slide.notes)];
  if (blocks.length === 0) return slide;
  const { load, tokenize } = await (highlighter ??= createHighlighter());
  await load(blocks.map(({ language }) => language));
  for (const { element, language, meta, text } of blocks) {
    const tokens = tokenize(text, language);
    element.children = toLines(tokens, readCodeMeta(meta, tokens.length));
    delete element.properties.dataMeta;
  }
  return slide;
}

interface CodeBlock {
  readonly element: Element;
  readonly language: string;
  readonly meta: string;
  readonly text: string;
}

function codeBlocks(root: HastRoot): CodeBlock[] {
  const found: CodeBlock[] = [];
  walk(root, (node) => {
    if (node.type !== 'element' || node.properties.dataMeta === undefined) return;
    const { dataLanguage, dataMeta } = node.properties;
    const [text] = node.children;
    found.push({
      element: node,
      language: String(dataLanguage),
      meta: String(dataMeta),
      text: text?.type === 'text' ? text.value : '',
    });
  });
  return found;
}

/** One `span.line` a line, with its number as text where the author asked for it, and the groups it belongs to. */
function toLines(tokens: readonly TokenLine[], { numbers, groups }: CodeMeta): Element['children'] {
  return tokens.flatMap((line, index) => {
    const member = groups.flatMap((group, at) => (group.includes(index + 1) ? [at + 1] : []));
    const content = line.map(({ class: name, text }) => (name ? h('span', { className: [`t-${name}`] }, text) : text));
    const number = numbers ? [h('span', { className: ['line-number'] }, (index + 1).toString()), ' '] : [];
    const properties = { className: ['line'], ...(groups.length > 0 && { dataGroups: member.join(' ') }) };
    const end = index < tokens.length - 1 ? [{ type: 'text' as const, value: '\n' }] : [];
    return [h('span', properties, ...number, h('span', { className: ['line-text'] }, ...content)), ...end];
  });
}
