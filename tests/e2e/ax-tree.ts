/** The page as Chromium gives it to a screen reader. */
import type { CDPSession, Page } from '@playwright/test';

export interface AxNode {
  readonly role: string;
  readonly name: string;
  /** Of a heading. */
  readonly level: number | undefined;
  readonly children: readonly AxNode[];
}

/** What stands in lines of text is told by the text itself, and a list's marks are no words of the talk. */
const BENEATH = ['InlineTextBox', 'ListMarker'];

/** One a page: each that stays open makes the browser keep one more record of every change. */
const sessions = new WeakMap<Page, CDPSession>();

/**
 * Reads the whole page once, as it is now.
 *
 * @returns what hands out a part of it by its selector
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
    // What is no more than a box, or is set aside, still has what is inside it.
    if (one.ignored) return children;
    const level: unknown = one.properties?.find(({ name }) => name === 'level')?.value.value;
    return [
      { role, name: String(one.name?.value ?? ''), level: level === undefined ? undefined : Number(level), children },
    ];
  };
  return async (selector = 'body') => {
    const { nodeId } = await session.send('DOM.querySelector', { nodeId: root.nodeId, selector });
    const { node } = await session.send('DOM.describeNode', { nodeId, depth: -1, pierce: true });
    // The part itself may have no node in the tree, when it is no more than a box.
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

/** A node and all below it, in the order of reading. */
export const nodesOf = (node: AxNode): AxNode[] => [node, ...node.children.flatMap(nodesOf)];

export const nodesWith = (node: AxNode, ...roles: readonly string[]): AxNode[] =>
  nodesOf(node).filter(({ role }) => roles.includes(role));

/** All that is read of it, in order, without the white space in which a page and its source may differ. */
export const wordsIn = (node: AxNode): string =>
  nodesWith(node, 'StaticText')
    .map(({ name }) => name)
    .join('')
    .replace(/[\s\u200b]+/g, '');
