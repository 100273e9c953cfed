import type { Page } from '@playwright/test';
import type { Facts } from './facts.ts';
import type { Problem } from './finding.ts';

export { quote, type Problem } from './finding.ts';

/** A console error or a faulty request of the page. */
export interface Incident {
  readonly kind: 'console' | 'request-failed' | 'request-foreign';
  readonly text: string;
  /** Of the request, if it is about one. */
  readonly url?: string;
}

/** A slide after some steps, open in a page: the input of a check. */
export interface Visit {
  readonly page: Page;
  /** The requested place. */
  readonly wanted: { readonly slide: string; readonly step: number };
  readonly facts: Facts;
  /** Since the previous visit. */
  readonly incidents: readonly Incident[];
  /** Screenshots of the slide now and one step before; only on the tour that compares steps. */
  readonly picture?: Buffer | undefined;
  readonly pictureBefore?: Buffer | undefined;
}

/** How often a check runs, according to its cost. */
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
