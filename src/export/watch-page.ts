import type { Page } from '@playwright/test';
import type { Fault } from './faults.ts';

export interface Watch {
  /** Grows while the page lives. */
  readonly faults: readonly Fault[];
  /** Resolves at the first fault, so that nobody waits for a page that has broken. */
  readonly first: Promise<void>;
}

/** Listens from before the first request to all that a page can complain about. */
export function watchPage(page: Page): Watch {
  const faults: Fault[] = [];
  let announce: () => void;
  const first = new Promise<void>((resolve) => {
    announce = resolve;
  });
  const add = (message: string, url?: string) => {
    faults.push({ message, ...(url !== undefined && { url }) });
    announce();
  };
  page.on('pageerror', ({ message }) => {
    add(`error in the page: ${message}`);
  });
  page.on('console', (entry) => {
    // A request that failed is told below, with its address.
    if (entry.type() !== 'error' || entry.text().startsWith('Failed to load resource')) return;
    add(`error in the console: ${entry.text()}`);
  });
  page.on('requestfailed', (request) => {
    add(`request failed: ${request.url()} (${request.failure()?.errorText ?? 'no reason given'})`, request.url());
  });
  page.on('response', (response) => {
    if (response.status() >= 400)
      add(`request failed: ${response.url()} (status ${response.status()})`, response.url());
  });
  return { faults, first };
}
