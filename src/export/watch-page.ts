import type { Page } from '@playwright/test';
import { listen, locate } from '../inspect/watch.ts';
import { faultOf, type Fault } from './faults.ts';

export interface Watch {
  /** Grows while the page lives. */
  readonly faults: readonly Fault[];
  /** Resolves at the first fault, so that callers need not wait for a broken page. */
  readonly first: Promise<void>;
}

/** Records every incident in a page as a fault. Call it before the first request. */
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

/** Finds the slides of faults that the page has reported. */
export const locateFaults = (page: Page, faults: readonly Fault[]): Promise<Fault[]> =>
  Promise.all(faults.map(async (fault) => ({ ...fault, ...(await locate(page, fault.message, fault.url)) })));
