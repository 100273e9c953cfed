/** Runs axe on a part of a page, without the cost of the whole page. */
import type { Page } from '@playwright/test';
import axe from 'axe-core';

declare global {
  interface Window {
    /** Set by axe's script. */
    readonly axe: typeof axe;
  }
}

export interface Question {
  /** Of the part to check; the whole page by default. */
  readonly selector?: string;
  /** The rules to run; by default all that are enabled. */
  readonly only?: readonly string[];
  /** Rules to enable that are off by default. */
  readonly more?: readonly string[];
}

export interface Violation {
  /** Of the rule. */
  readonly id: string;
  readonly help: string;
  readonly why: string;
  /** A selector of the element, and an excerpt of its HTML. */
  readonly target: string;
  readonly html: string;
  /** Of the block around it. */
  readonly line: number | undefined;
}

/** The violations that axe finds, with all transitions finished. */
export async function violationsIn(page: Page, question: Question = {}): Promise<Violation[]> {
  // Loading axe takes longer than running it.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return page.evaluate(look, question);
}

/**
 * Runs in the page.
 *
 * axe walks the whole page before it checks a part. So DOM accessors are overridden to hide the other slides, or all of
 * them behind a modal dialog. Removing them would do for axe, but each figure in them would redraw when it is put back,
 * which takes longer than axe.
 */
async function look({ selector, only, more = [] }: Question): Promise<Violation[]> {
  // During a transition a text has an intermediate contrast. Animations are not finished: they may be endless.
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
      // Does not fetch the style sheets again, which only the rules about screen orientation need.
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
