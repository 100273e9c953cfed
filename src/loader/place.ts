import type { Nodes } from 'mdast';
import type { Place } from '../talk.ts';

/** Where a node stands in the text that was parsed; the file is told later. */
export function placeOf(node: Nodes | undefined): Place {
  const { start, end } = node?.position ?? { start: { line: 1, column: 1 } };
  const endColumn = end?.line === start.line ? end.column : undefined;
  return { file: '', line: start.line, column: start.column, ...(endColumn !== undefined && { endColumn }) };
}

/** The node as the author typed it. */
export function sourceOf(node: Nodes, text: string): string {
  return text.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);
}
