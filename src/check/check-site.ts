import type { Browser } from '@playwright/test';
import { checks } from './checks.ts';
import { merge, type Finding } from '../inspect/finding.ts';
import { toursOf, walk, type Tour, type Walked } from './tour.ts';
import { relative, resolve } from 'node:path';
import { slidesName } from '../command/slides.ts';
import { sourcesOfSite } from '../setup/made.mjs';
import { differenceOf, presentSources } from '../setup/stamp.mjs';

export interface Options {
  /** Tests pass fewer than all of them. */
  readonly tours?: readonly Tour[];
  /** The number of pages open in parallel. */
  readonly lanes?: number;
}

export interface Checked {
  readonly findings: readonly Finding[];
  readonly slides: number;
  readonly views: number;
}

/** Visits every slide of a built deck in each size, year and theme, and collects the findings. */
export async function inspectSite(
  browser: Browser,
  url: string,
  { tours = toursOf(), lanes = 2 }: Options = {},
): Promise<Checked> {
  const walked = await inLanes(tours, lanes, (tour) => walk(browser, url, tour, checks));
  return {
    findings: merge(walked.flatMap(({ findings }) => findings)),
    slides: Math.max(0, ...walked.map(({ slides }) => slides)),
    views: walked.reduce((sum, { views }) => sum + views, 0),
  };
}

export async function checkSite(browser: Browser, url: string, options?: Options): Promise<readonly Finding[]> {
  return (await inspectSite(browser, url, options)).findings;
}

/** Maps a list with limited concurrency; results keep the order of the list. */
async function inLanes(
  tours: readonly Tour[],
  lanes: number,
  work: (tour: Tour) => Promise<Walked>,
): Promise<Walked[]> {
  const queue = [...tours.entries()];
  const done: [number, Walked][] = [];
  const lane = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) done.push([next[0], await work(next[1])]);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return done.sort(([a], [b]) => a - b).map(([, walked]) => walked);
}

/** Notes when the checked site was not built from the present slides; silent for a site without a record. */
export async function noteOnSite(site: string, slides = slidesName()): Promise<void> {
  const from = await sourcesOfSite(resolve(site));
  const difference = from && differenceOf(from, await presentSources(slides));
  if (!difference || difference.kind === 'version') return;
  console.error(`The site in ${relative(process.cwd(), resolve(site))} ${difference.text}.\n`);
}

function describe({ place, check, slide, step, view, times, pixels, message }: Finding): string {
  const where = [
    `#${slide}`,
    ...(step > 0 ? [`step ${step}`] : []),
    view,
    ...(pixels === undefined ? [] : [`${Math.round(pixels)} px`]),
    ...(times > 1 ? [`seen ${times} times`] : []),
  ];
  return `${place}  ${check}\n  ${message}\n  ${where.join(', ')}\n`;
}

const count = (number: number, word: string) => `${number} ${word}${number === 1 ? '' : 's'}`;

/** What the command prints: a block for each finding, and a count. */
export function report(findings: readonly Finding[], { slides, views }: { slides: number; views: number }): string {
  const seen = `${count(slides, 'slide')} in ${count(views, 'view')}`;
  if (findings.length === 0) return `No findings: ${seen}.`;
  return [...findings.map(describe), `${count(findings.length, 'finding')} on ${seen}.`].join('\n');
}
