/**
 * Development only: the server adds it to the deck. Reports on the page, and by the server in the terminal, what does
 * not fit on the present slide and on those that have just changed, and characters that no font here can draw.
 */
import { DEV } from '../contract.ts';
import { findingOf, merge } from './finding.ts';
import { tooLarge } from './fit.ts';
import { undrawn, undrawnMessage } from '../pages/shared/undrawn.ts';
import { measure } from './measure.ts';

/** All present findings of a slide for the server, so that it notices fixed ones. */
export interface FitReport {
  readonly slide: string;
  readonly findings: readonly { readonly place: string; readonly message: string }[];
}

const SLIDES = '.slides > section';

function lookAt(section: Element): FitReport {
  const index = [...document.querySelectorAll(SLIDES)].indexOf(section);
  const facts = measure({ selector: SLIDES, index, all: true });
  const seen = { place: facts.place, check: 'outside', slide: facts.slide, step: 0, view: '' };
  const boxes = undrawn(`#${CSS.escape(section.id)} :is(h1, h2, [data-line])`) ?? [];
  const findings = merge([
    ...tooLarge(facts).map(({ problem }) => findingOf(problem, seen)),
    ...boxes.map(({ line, characters }) =>
      findingOf({ line, message: undrawnMessage(characters) }, { ...seen, check: 'font' }),
    ),
  ]);
  return { slide: facts.slide, findings: findings.map(({ place, message }) => ({ place, message })) };
}

/** A small box in the corner without controls and figures, shown while there is a fault. */
const badge = document.createElement('aside');
badge.role = 'status';
badge.className = 'too-full';
badge.hidden = true;
const style = document.createElement('style');
style.textContent = `.too-full { position: fixed; inset: auto auto 12px 12px; z-index: 15; max-width: 60ch; padding: 6px 10px;
  border-inline-start: 4px solid var(--signal); background: var(--panel); color: var(--ink); font: 14px/1.4 var(--sans);
  white-space: pre-line; pointer-events: none } @media print { .too-full { display: none } }`;

const changed = new Set<Element>();
let isDue = false;

async function look(): Promise<void> {
  isDue = false;
  const present = document.querySelector(`${SLIDES}.present`);
  const pictures = [...(present?.querySelectorAll('img') ?? [])];
  await Promise.all([document.fonts.ready, ...pictures.map((one) => one.decode().catch(() => undefined))]);
  const sections = new Set([...changed, ...(present ? [present] : [])]);
  changed.clear();
  for (const section of sections) {
    // A distant slide has no layout to measure.
    if (!section.isConnected || !section.checkVisibility()) continue;
    const report = lookAt(section);
    import.meta.hot?.send(DEV.fit, report);
    if (section !== present) continue;
    badge.hidden = report.findings.length === 0;
    badge.textContent = report.findings.map(({ place, message }) => `${place}  ${message}`).join('\n');
  }
}

/** Coalesces changes: runs once a frame. */
const soon = () => {
  if (isDue) return;
  isDue = true;
  requestAnimationFrame(() => void look());
};

function start(): void {
  document.head.append(style);
  document.body.append(badge);
  const slides = document.querySelector('.slides');
  if (!slides) return;
  new MutationObserver((records) => {
    for (const { type, target } of records)
      if (type === 'childList' && target instanceof Element && target.matches(SLIDES)) changed.add(target);
    soon();
  }).observe(slides, { subtree: true, childList: true, attributeFilter: ['class'] });
  // Another year, or a theme with other fonts.
  new MutationObserver(soon).observe(document.documentElement, { attributeFilter: ['data-year', 'data-ready'] });
  soon();
}

if (!new URLSearchParams(location.search).has('print')) start();
