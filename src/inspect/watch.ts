import { notDrawn } from '../contract.ts';
import { FILES } from '../contract.ts';
import type { Page, Request } from '@playwright/test';
import type { Incident } from './visit.ts';

/**
 * Collects the incidents of a page from now on.
 *
 * @returns a function that returns the incidents since its last call
 */
export function watch(page: Page, origin: string): () => Incident[] {
  let incidents: Incident[] = [];
  listen(page, origin, (incident) => {
    incidents.push(incident);
  });
  return () => {
    const taken = incidents;
    incidents = [];
    return taken;
  };
}

/**
 * Reports each incident of a page from now on.
 *
 * @param origin of the site, or `null` for a file from a disk; a request to any other is an incident
 */
export function listen(page: Page, origin: string, tell: (incident: Incident) => void): void {
  let visits = 0;
  const visitOf = new WeakMap<Request, number>();

  const askedFor = (url: string) => {
    // Compares a WebSocket by the origin of the corresponding HTTP address.
    const asked = new URL(url.replace(/^ws/, 'http'));
    if (/^https?:$/.test(asked.protocol) && asked.origin !== origin)
      tell({ kind: 'request-foreign', text: `The page asked ${url}.`, url });
  };

  page.on('console', (message) => {
    // A failed request is reported below, with its address.
    if (message.type() !== 'error' || message.text().startsWith('Failed to load resource')) return;
    tell({ kind: 'console', text: `The console says: ${message.text()}` });
  });
  page.on('pageerror', ({ message }) => {
    tell({ kind: 'console', text: `A script failed: ${message}` });
  });
  page.on('request', (request) => {
    if (request.isNavigationRequest() && request.frame() === page.mainFrame()) visits++;
    visitOf.set(request, visits);
    askedFor(request.url());
  });
  // Playwright emits no `request` for a WebSocket.
  page.on('websocket', (socket) => {
    askedFor(socket.url());
  });
  page.on('requestfailed', (request) => {
    const url = request.url();
    const reason = request.failure()?.errorText ?? 'no reason given';
    if (reason === 'net::ERR_ABORTED') {
      // The browser requests the icon again when the address is rewritten, and aborts that at the next rewriting.
      if (url.endsWith(`/${FILES.icon}`)) return;
      // A navigation aborts pending requests.
      if ((visitOf.get(request) ?? visits) < visits) return;
    }
    tell({ kind: 'request-failed', text: `${url} did not load (${reason}).`, url });
  });
  page.on('response', (response) => {
    const url = response.url();
    if (response.status() >= 400) tell({ kind: 'request-failed', text: `${url} answered ${response.status()}.`, url });
  });
}

/** The id of a slide, and its place in the author's files. */
export interface Location {
  readonly id: string;
  readonly place: string;
}

/**
 * Finds the slide of an incident by the fault of a figure, or the address of a picture. Undefined if it is of the whole
 * page, or if the page is closed.
 *
 * @param url of the request that failed, if it is one
 */
export async function locate(page: Page, message: string, url = ''): Promise<Location | undefined> {
  const found = await page
    .evaluate((url) => {
      const at = (element: Element | undefined) => {
        const slide = element?.closest<HTMLElement>('[data-place]');
        return slide ? { id: slide.id, place: slide.dataset.place ?? '' } : undefined;
      };
      return {
        image: at([...document.images].find(({ src }) => src === url)),
        figures: [...document.querySelectorAll<HTMLElement>('[fault]')].map((figure) => ({
          name: figure.dataset.figure ?? '',
          fault: figure.getAttribute('fault') ?? '',
          slide: at(figure),
        })),
      };
    }, url)
    .catch(() => undefined);
  const figure = found?.figures.find(({ name, fault, slide }) =>
    message.includes(notDrawn(name, slide?.id ?? '', fault)),
  );
  return figure?.slide ?? found?.image;
}
