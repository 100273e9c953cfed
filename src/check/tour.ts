import type { Browser, Page } from '@playwright/test';
import { arrival, ofIncidents } from './checks/steps.ts';
import { stage } from '../inspect/facts.ts';
import { findingOf, type Finding } from '../inspect/finding.ts';
import { locate, watch } from '../inspect/watch.ts';
import { measure } from '../inspect/measure.ts';
import { openDeck, outlineOf, show, type Outline } from '../inspect/open.ts';
import type { Check, Incident, Visit, When } from '../inspect/visit.ts';
import { nameOfYear, years, type Year } from '../year.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** One walk through the whole talk, in one window. */
export interface Tour {
  readonly size: Size;
  readonly year: Year;
  readonly theme: 'light' | 'dark';
  /** The kinds of checks it does. */
  readonly does: readonly When[];
  /** How long the deck may take to start, in ms. */
  readonly patience?: number;
}

export interface Walked {
  readonly findings: readonly Finding[];
  readonly slides: number;
  readonly views: number;
}

function isDue(when: When, step: number, steps: number): boolean {
  if (when === 'once') return step === steps;
  if (when === 'themes') return step === 0 || step === steps;
  return true;
}

/** Without the lowest 8 px: reveal.js draws its progress bar there, which changes with every step. */
async function photograph(page: Page, { width, height }: Size): Promise<Buffer> {
  return page.screenshot({ clip: { x: 0, y: 0, width, height: height - 8 }, animations: 'disabled', caret: 'hide' });
}

export async function walk(browser: Browser, url: string, tour: Tour, checks: readonly Check[]): Promise<Walked> {
  const { size, year, theme, does } = tour;
  const context = await browser.newContext({ viewport: size, colorScheme: theme, reducedMotion: 'reduce' });
  try {
    const page = await context.newPage();
    const takeIncidents = watch(page, new URL(url).origin);
    const address = new URL(url);
    address.searchParams.set('year', year);
    address.searchParams.set('theme', theme);
    await openDeck(page, address.href, { patience: tour.patience, incidents: takeIncidents });

    const view = `${size.width}×${size.height} ${nameOfYear(year, await talkYearOf(page))} ${theme}`;
    const due = checks.filter(({ when }) => does.includes(when));
    const slides = await outlineOf(page);
    const opening = await bySlide(page, takeIncidents());
    const findings: Finding[] = [];
    let views = 0;
    let last: { readonly visit: Visit; readonly slide: Outline } | undefined;
    for (const slide of slides) {
      let before: Buffer | undefined;
      for (let step = 0; step <= slide.steps; step += 1) {
        const now = due.filter(({ when }) => isDue(when, step, slide.steps));
        if (now.length === 0) continue;
        views += 1;
        await show(page, { slide: slide.id, step });
        const picture = does.includes('steps') && slide.steps > 0 ? await photograph(page, size) : undefined;
        const visit: Visit = {
          page,
          wanted: { slide: slide.id, step },
          facts: await page.evaluate(measure, {}),
          // Incidents of the whole page are reported at its first slide.
          incidents: [...taken(opening, ''), ...taken(opening, slide.id), ...takeIncidents()],
          picture,
          pictureBefore: before,
        };
        before = picture;
        findings.push(...(await look(visit, now, { slide, view })));
        last = { visit, slide };
      }
    }
    // Incidents during the last visit's checks: those of an earlier visit are reported with the next one.
    if (last) {
      const { visit, slide } = last;
      const own = due.filter((check) => ofIncidents.includes(check));
      findings.push(...(await look({ ...visit, incidents: takeIncidents() }, own, { slide, view })));
    }
    return { findings, slides: slides.length, views };
  } finally {
    await context.close();
  }
}

const talkYearOf = (page: Page): Promise<string> =>
  page.evaluate(() => document.querySelector<HTMLMetaElement>('meta[name="year"]')?.content ?? '');

/** Incidents while the deck was opened, by the id of their slide; the key is empty for the whole page. */
async function bySlide(page: Page, incidents: readonly Incident[]): Promise<Map<string, Incident[]>> {
  const found = new Map<string, Incident[]>();
  for (const incident of incidents) {
    const { id = '' } = (await locate(page, incident.text, incident.url)) ?? {};
    found.set(id, [...(found.get(id) ?? []), incident]);
  }
  return found;
}

/** Removes and returns the incidents of a slide, so that each is reported once. */
function taken(incidents: Map<string, Incident[]>, id: string): Incident[] {
  const own = incidents.get(id) ?? [];
  incidents.delete(id);
  return own;
}

/** Runs the checks on one visit. If the wrong slide is shown, only that is reported. */
async function look(
  visit: Visit,
  checks: readonly Check[],
  { slide, view }: { readonly slide: Outline; readonly view: string },
): Promise<Finding[]> {
  const findings: Finding[] = [];
  const lost = arrival.find(visit).length > 0;
  for (const { name, find } of lost ? [arrival] : checks) {
    const seen = { place: slide.place, check: name, slide: slide.id, step: visit.wanted.step, view };
    findings.push(...(await find(visit)).map((problem) => findingOf(problem, seen)));
  }
  return findings;
}

/** The venue's projector, an old one, a new one, and a phone. */
export const sizes: readonly Size[] = [
  { width: stage.width, height: stage.height },
  { width: 1024, height: 768 },
  { width: 1920, height: 1080 },
  { width: 390, height: 844 },
];

/** All tours of a talk: all checks at the stage's own size, at the others those that depend on the size. */
export function toursOf(): Tour[] {
  const [first = { width: stage.width, height: stage.height }, ...others] = sizes;
  return [
    { size: first, year: 'today', theme: 'light', does: ['everywhere', 'once', 'themes'] },
    { size: first, year: 'today', theme: 'dark', does: ['themes'] },
    { size: first, year: 'then', theme: 'light', does: ['everywhere', 'steps'] },
    ...others.flatMap((size) => years.map((year): Tour => ({ size, year, theme: 'light', does: ['everywhere'] }))),
  ];
}
