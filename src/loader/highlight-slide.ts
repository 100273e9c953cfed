import type { Element, Root as HastRoot } from 'hast';
import { visit } from 'unist-util-visit';
import type { RenderedSlide } from '../talk.ts';
import type { CodeSource } from './handlers/code.ts';
import { h } from './hast.ts';
import { createHighlighter, type Highlighter, type TokenLine } from './highlight/highlight.ts';

/** Made when the first code is met, and once: a talk without code need not wait for it. */
let highlighter: Promise<Highlighter> | undefined;

/** Colours the code of a slide, in place: `render` has just made these trees and nobody else holds them. */
export async function highlightSlide(slide: RenderedSlide): Promise<RenderedSlide> {
  const blocks = [...codeBlocks(slide.body), ...codeBlocks(slide.notes)];
  if (blocks.length === 0) return slide;
  const { load, tokenize } = await (highlighter ??= createHighlighter());
  await load(blocks.map(({ source }) => source.language));
  for (const { element, source } of blocks) {
    element.children = toLines(tokenize(source.text, source.language), source);
    element.properties.dataLanguage = source.language;
    delete element.data;
  }
  return slide;
}

function codeBlocks(root: HastRoot): { readonly element: Element; readonly source: CodeSource }[] {
  const found: { element: Element; source: CodeSource }[] = [];
  visit(root, 'element', (element: Element) => {
    if (element.data?.code) found.push({ element, source: element.data.code });
  });
  return found;
}

/** One `span.line` a line, with its number as text where the author asked for it, and the groups it belongs to. */
function toLines(tokens: readonly TokenLine[], { numbers, groups }: CodeSource): Element['children'] {
  return tokens.flatMap((line, index) => {
    const member = groups.flatMap((group, at) => (group.includes(index + 1) ? [at + 1] : []));
    const content = line.map(({ class: name, text }) => (name ? h('span', { className: [`t-${name}`] }, text) : text));
    const number = numbers ? [h('span', { className: ['line-number'] }, (index + 1).toString()), ' '] : [];
    const properties = { className: ['line'], ...(groups.length > 0 && { dataGroups: member.join(' ') }) };
    const end = index < tokens.length - 1 ? [{ type: 'text' as const, value: '\n' }] : [];
    return [h('span', properties, ...number, h('span', { className: ['line-text'] }, ...content)), ...end];
  });
}
