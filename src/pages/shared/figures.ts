/** The figures of a page: loading their code, setting their states, answering their events. */
import type { FigureEvent } from '../../contract.ts';
import { defineFigure } from '../../figures/elements.ts';
import { copyText, listenToFigures } from '../../figures/page.ts';
import { formatAddress, type Address } from '../../live/address.ts';
import { pause } from './later.ts';

export const figuresOf = (root: ParentNode) => [...root.querySelectorAll<HTMLElement>('[data-figure]')];

/** Defers drawing: otherwise, defining a figure's element would draw all figures of that kind in one long task. */
export function holdFigures(root: ParentNode): void {
  for (const figure of figuresOf(root)) figure.toggleAttribute('waits', true);
}

/** Loads the code of all figures in a part of the page. If one fails, its table stays and the failure is reported. */
export async function fetchFigures(root: ParentNode): Promise<void> {
  const names = new Set(figuresOf(root).map(({ dataset }) => dataset.figure ?? ''));
  const load = async (name: string) => {
    try {
      await defineFigure(name);
    } catch (error) {
      console.error(`The figure ${name} could not be loaded: ${String(error)}`);
      askAgain(figuresOf(root).filter(({ dataset }) => dataset.figure === name));
    }
  };
  await Promise.all([...names].map(load));
}

/** Requests the code of failed figures again when one of them scrolls into view or the network is back. */
function askAgain(figures: readonly HTMLElement[]): void {
  const ask = () => {
    watcher.disconnect();
    removeEventListener('online', ask);
    for (const figure of figures) void fetchFigures(figure.parentElement ?? figure);
  };
  /** Figures whose initial state the observer has reported: those in view have just failed and must wait. */
  const seen = new Set<Element>();
  const watcher = new IntersectionObserver((entries) => {
    const comes = entries.some(({ target, isIntersecting }) => isIntersecting && seen.has(target));
    for (const { target } of entries) seen.add(target);
    if (comes) ask();
  });
  for (const figure of figures) watcher.observe(figure);
  addEventListener('online', ask);
}

/** Draws the deferred figures in a part of the page. */
export function releaseFigures(root: ParentNode): void {
  for (const figure of figuresOf(root)) figure.removeAttribute('waits');
}

/** Loads and draws all figures in a part of the page. */
export async function loadFigures(root: ParentNode): Promise<void> {
  await fetchFigures(root);
  releaseFigures(root);
}

/** One slide after the other, so that input waits for one drawing at most. */
export async function loadFiguresInTurn(sections: readonly Element[]): Promise<void> {
  for (const section of sections.filter((one) => figuresOf(one).length > 0)) {
    await pause();
    await loadFigures(section);
  }
}

/** Sets every figure of a slide to the state that belongs to the step. */
export function showFigures(section: Element, step: number): void {
  for (const figure of figuresOf(section)) setState(figure, stateAt(figure, step));
}

/** The state that the author chose for paper and for reading; by default the last one. */
export function showFinalFigures(section: Element): void {
  for (const figure of figuresOf(section))
    setState(figure, figure.getAttribute('print') ?? statesOf(figure).at(-1) ?? '');
}

/** Applies the figure states of an address to a slide; without any, nothing changes. */
export function showStates(section: Element, states: Address['states']): void {
  figuresOf(section).forEach((figure, index) => {
    const state = states?.[index];
    if (state !== undefined) setState(figure, state);
  });
}

/** The states of a slide's figures, if the user has changed one from the step's. */
export function statesByHand(section: Element, step: number): Address['states'] {
  const figures = figuresOf(section);
  const isByHand = figures.some((figure) => figure.getAttribute('state') !== stateAt(figure, step));
  return isByHand ? figures.map((figure) => figure.getAttribute('state') ?? '') : undefined;
}

/** The sentence under a drawing, which describes it. */
export const sentenceOf = (figure: Element): string => figure.querySelector('.says')?.textContent.trim() ?? '';

interface Page {
  /** The address of the slide that a figure stands on. */
  readonly addressOf: (section: Element) => Address;
  /** The query that sets the year in a link. */
  readonly search: () => string;
  readonly onChange: (figure: Element, section: Element) => void;
  readonly switchYear: () => void;
  /** Replaces the page's address. */
  readonly write: (href: string) => void;
}

/** Handles events of figures: a state changed by the user, a link requested, the year switched. */
export function answerFigures(root: HTMLElement, { addressOf, search, onChange, switchYear, write }: Page): void {
  const listen = (event: FigureEvent, answer: (figure: HTMLElement, section: Element) => void) => {
    listenToFigures(root, event, (target) => {
      const section = target instanceof HTMLElement && target.closest('section');
      if (section) answer(target, section);
    });
  };
  listen('figure-change', onChange);
  listen('figure-year', switchYear);
  listen('figure-link', (figure, section) => {
    const url = new URL(location.href);
    url.search = search();
    url.hash = formatAddress(addressOf(section));
    void copyText(url.href).then((isCopied) => {
      if (!isCopied) write(url.href);
      figure.setAttribute('note', isCopied ? 'Link copied' : 'The address of this page is the link');
    });
  });
}

/** The states before the first step and at each. */
const statesOf = (figure: Element) => (figure.getAttribute('steps') ?? '').split('|');

function stateAt(figure: Element, step: number): string {
  const steps = [...figure.querySelectorAll<HTMLElement>(':scope > .figure-step')];
  const taken = steps.filter(({ dataset }) => Number(dataset.fragmentIndex) < step).length;
  return statesOf(figure)[taken] ?? '';
}

function setState(figure: Element, state: string): void {
  figure.removeAttribute('note');
  if (figure.getAttribute('state') !== state) figure.setAttribute('state', state);
}
