import type { Page } from '@playwright/test';
import { listen, locate } from '../inspect/watch.ts';
import { faultOf, type Fault } from './faults.ts';

export interface Watch {
  /** Grows while the page lives. */
  readonly faults: readonly Fault[];
  /** Resolves at the first fault, so that nobody waits for a page that has broken. */
  readonly first: Promise<void>;
}

/** Takes all that a page can complain about, from before its first request, for a fault. */
export function watchPage(page: Page, origin: string): Watch {
  const faults: Fault[] = [];
  const first = new Promise<void>((resolve) => {
    listen(page, origin, (incident) => {
      faults.push(faultOf(incident));
      resolve();
    });
  });
  return { faults, first };
}

/** Finds the slides of faults that the page itself has told. */
export const locateFaults = (page: Page, faults: readonly Fault[]): Promise<Fault[]> =>
  Promise.all(faults.map(async (fault) => ({ ...fault, ...(await locate(page, fault.message, fault.url)) })));
