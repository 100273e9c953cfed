/** axe on a part of a page, in the time that this part takes. */
import type { Page } from '@playwright/test';
import axe from 'axe-core';

declare global {
  interface Window {
    /** What axe's own text leaves in the page. */
    readonly axe: typeof axe;
  }
}

export interface Question {
  /** Of the part that is looked at; without it, of the whole page. */
  readonly selector?: string;
  /** The rules that are asked; without it, all that are on. */
  readonly only?: readonly string[];
  /** Rules that are off by themselves. */
  readonly more?: readonly string[];
}

export interface Violation {
  /** Of the rule. */
  readonly id: string;
  readonly help: string;
  readonly why: string;
  /** A selector of the element, and how it begins. */
  readonly target: string;
  readonly html: string;
  /** Of the block around it. */
  readonly line: number | undefined;
}

/** What axe finds wrong when all transitions have ended. */
export async function violationsIn(page: Page, question: Question = {}): Promise<Violation[]> {
  // Loading axe takes longer than running it.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return page.evaluate(look, question);
}

/**
 * It runs in the page.
 *
 * axe walks through the whole page before it looks at a part. So it is shown a page without the other slides, behind a
 * modal box without all of them. To take them out would be the same to axe, but each figure in them draws itself anew
 * when it comes back, which takes longer than axe.
 */
async function look({ selector, only, more = [] }: Question): Promise<Violation[]> {
  // Between two colours a text has neither's contrast. A change that goes on for ever has no end to go to.
  for (const change of document.getAnimations()) if (change instanceof CSSTransition) change.finish();

  const own =
    selector === undefined ? null : document.querySelector(selector)?.closest('.slides > section, dialog:modal');
  const others = own ? [...document.querySelectorAll('.slides > section')].filter((slide) => slide !== own) : [];
  const away = new Set<Node>(others);
  const decks = new Set(others.flatMap(({ parentElement }) => parentElement ?? []));
  const restore: (() => void)[] = [];
  const instead = (owner: Node, name: string, value: unknown) => {
    Object.defineProperty(owner, name, { value, configurable: true });
    restore.push(() => Reflect.deleteProperty(owner, name));
  };
  for (const deck of decks) {
    instead(
      deck,
      'childNodes',
      [...deck.childNodes].filter((node) => !away.has(node)),
    );
    instead(
      deck,
      'children',
      [...deck.children].filter((node) => !away.has(node)),
    );
  }
  const isShown = (node: Node) => (away.has(node) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
  if (own)
    instead(document, 'createTreeWalker', (from: Node, what?: number) =>
      Document.prototype.createTreeWalker.call(document, from, what, isShown),
    );
  try {
    const { violations } = await window.axe.run(selector === undefined ? document : { include: [selector] }, {
      rules: Object.fromEntries(more.map((rule) => [rule, { enabled: true }])),
      resultTypes: ['violations'],
      // Without fetching the style sheets anew, which only rules for turned telephones need.
      preload: false,
      ...(only && { runOnly: [...only] }),
    });
    return violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ html, target, failureSummary = '' }) => {
        const place = target.flat().join(' ');
        const line = document.querySelector(place)?.closest<HTMLElement>('[data-line]')?.dataset.line;
        const why = failureSummary.split('\n').slice(1, 2).join('').trim();
        return { id, help, why, target: place, html, line: line === undefined ? line : Number(line) };
      }),
    );
  } finally {
    for (const back of restore) back();
  }
}
