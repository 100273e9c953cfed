/** The accessibility tree of a page in Chromium. */
import type { CDPSession, Page } from '@playwright/test';

export interface AxNode {
  readonly role: string;
  readonly name: string;
  /** Of a heading. */
  readonly level: number | undefined;
  readonly children: readonly AxNode[];
}

/** Skipped: inline text boxes repeat their text, and list markers are not words of the talk. */
const BENEATH = ['InlineTextBox', 'ListMarker'];

/** One session per page: each open one makes the browser record every change once more. */
const sessions = new WeakMap<Page, CDPSession>();

/**
 * Reads the whole page once, as it is now.
 *
 * @returns a function that returns the part of a selector
 */
export async function readAloud(page: Page): Promise<(selector?: string) => Promise<AxNode>> {
  const session = sessions.get(page) ?? (await page.context().newCDPSession(page));
  sessions.set(page, session);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  const { root } = await session.send('DOM.getDocument', { depth: 0 });

  const byId = new Map(nodes.map((one) => [one.nodeId, one]));
  const read = (id: string): AxNode[] => {
    const one = byId.get(id);
    const role = String(one?.role?.value ?? '');
    if (!one || BENEATH.includes(role)) return [];
    const children = (one.childIds ?? []).flatMap(read);
    // Generic and ignored nodes are replaced by their children.
    if (one.ignored) return children;
    const level: unknown = one.properties?.find(({ name }) => name === 'level')?.value.value;
    return [
      { role, name: String(one.name?.value ?? ''), level: level === undefined ? undefined : Number(level), children },
    ];
  };
  return async (selector = 'body') => {
    const { nodeId } = await session.send('DOM.querySelector', { nodeId: root.nodeId, selector });
    const { node } = await session.send('DOM.describeNode', { nodeId, depth: -1, pierce: true });
    // The part itself may have no node in the tree, if it is generic.
    const inside = new Set(idsOf(node));
    const within = (id: string): AxNode[] => {
      const one = byId.get(id);
      if (one?.backendDOMNodeId !== undefined && inside.has(one.backendDOMNodeId)) return read(id);
      return (one?.childIds ?? []).flatMap(within);
    };
    const [first] = nodes;
    return { role: 'part', name: '', level: undefined, children: first ? within(first.nodeId) : [] };
  };
}

interface DomNode {
  readonly backendNodeId: number;
  readonly children?: readonly DomNode[];
}

const idsOf = ({ backendNodeId, children = [] }: DomNode): number[] => [backendNodeId, ...children.flatMap(idsOf)];

/** A node and its descendants, in reading order. */
export const nodesOf = (node: AxNode): AxNode[] => [node, ...node.children.flatMap(nodesOf)];

export const nodesWith = (node: AxNode, ...roles: readonly string[]): AxNode[] =>
  nodesOf(node).filter(({ role }) => roles.includes(role));

/** Its text in reading order, without white space, in which a page and its source may differ. */
export const wordsIn = (node: AxNode): string =>
  nodesWith(node, 'StaticText')
    .map(({ name }) => name)
    .join('')
    .replace(/[\s\u200b]+/g, '');
