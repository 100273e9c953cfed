import type { Page, Request } from '@playwright/test';
import type { Incident } from './visit.ts';

/**
 * Listens to a page from now on.
 *
 * @returns a function that hands out what happened since its last call
 */
export function watch(page: Page, origin: string): () => Incident[] {
  let incidents: Incident[] = [];
  let visits = 0;
  const visitOf = new WeakMap<Request, number>();
  const note = (kind: Incident['kind'], text: string) => {
    incidents.push({ kind, text });
  };

  page.on('console', (message) => {
    if (message.type() === 'error') note('console', `The console says: ${message.text()}`);
  });
  page.on('pageerror', ({ message }) => {
    note('console', `A script failed: ${message}`);
  });
  page.on('request', (request) => {
    if (request.isNavigationRequest() && request.frame() === page.mainFrame()) visits++;
    visitOf.set(request, visits);
    const { protocol, origin: asked } = new URL(request.url());
    if (/^https?:|^wss?:/.test(protocol) && asked !== origin)
      note('request-foreign', `The page asked ${request.url()}.`);
  });
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? 'no reason given';
    if (reason === 'net::ERR_ABORTED') {
      // The browser asks for the icon anew when the address is rewritten, and breaks that off at the next rewriting.
      if (request.url().endsWith('/favicon.svg')) return;
      // Whoever leaves a page breaks off what it still loads.
      if ((visitOf.get(request) ?? visits) < visits) return;
    }
    note('request-failed', `${request.url()} did not load (${reason}).`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) note('request-failed', `${response.url()} answered ${response.status()}.`);
  });

  return () => {
    const taken = incidents;
    incidents = [];
    return taken;
  };
}
