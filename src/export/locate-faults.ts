import type { Page } from '@playwright/test';
import { locate } from '../inspect/locate.ts';
import type { Fault } from './faults.ts';

/** Finds the slides of faults that the page itself has told. */
export const locateFaults = (page: Page, faults: readonly Fault[]): Promise<Fault[]> =>
  Promise.all(faults.map(async (fault) => ({ ...fault, ...(await locate(page, fault.message, fault.url)) })));
