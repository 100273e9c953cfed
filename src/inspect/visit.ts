import type { Page } from '@playwright/test';
import type { Facts } from './facts.ts';
import type { Problem } from './finding.ts';

export { quote, type Problem } from './finding.ts';

/** What went on in the page beside the drawing. */
export interface Incident {
  readonly kind: 'console' | 'request-failed' | 'request-foreign';
  readonly text: string;
  /** Of the request that it is about. */
  readonly url?: string;
}

/** A slide after some steps, open in a page: all that a check may look at. */
export interface Visit {
  readonly page: Page;
  /** The place that was asked for. */
  readonly wanted: { readonly slide: string; readonly step: number };
  readonly facts: Facts;
  /** Since the visit before. */
  readonly incidents: readonly Incident[];
  /** The slide as a picture, and as it was a step before; only on the tour that compares steps. */
  readonly picture?: Buffer | undefined;
  readonly pictureBefore?: Buffer | undefined;
}

/** How often a check is worth its time. */
export type When =
  /** each size, each year, each step */
  | 'everywhere'
  /** one size, both themes, before the first step and after the last */
  | 'themes'
  /** one size, each step */
  | 'steps'
  /** one size, after the last step */
  | 'once';

export interface Check {
  readonly name: string;
  readonly when: When;
  readonly find: (visit: Visit) => readonly Problem[] | Promise<readonly Problem[]>;
}
