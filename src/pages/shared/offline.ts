/** Registers the service worker, and reports when a newer version is ready. */
import { addressOfEdition } from './addresses.ts';

/** Whether the site is served locally. No service worker there: it would hide the latest build. */
export const isOwnMachine = (): boolean => /^(?:localhost|127\.0\.0\.1|\[::1\])$/.test(location.hostname);

/** @param ready called when a newer version is installed and waiting; `take` activates it, or says why it must wait */
export async function keepOffline(ready: (take: () => Promise<string>) => void): Promise<void> {
  if (!import.meta.env.PROD || !isSecureContext || isOwnMachine()) return;
  if (!('serviceWorker' in navigator) || location.protocol === 'file:') return;
  const { serviceWorker } = navigator;
  const hadOne = serviceWorker.controller !== null;
  const scope = addressOfEdition('deck');
  // If registration fails (storage forbidden), the talk is read from the network as before.
  const registration = await serviceWorker
    .register(`${scope}sw.js`, { scope, updateViaCache: 'none' })
    .catch(() => undefined);
  if (!registration) return;

  const offer = (worker: ServiceWorker | null) => {
    if (!worker || !hadOne) return;
    const tell = () => {
      if (worker.state === 'installed') ready(() => take(worker));
    };
    worker.addEventListener('statechange', tell);
    tell();
  };
  offer(registration.waiting);
  offer(registration.installing);
  registration.addEventListener('updatefound', () => {
    offer(registration.installing);
  });
}

/** Only this window reloads, and only because its reader asked for it. */
async function take(worker: ServiceWorker): Promise<string> {
  const { serviceWorker } = navigator;
  return new Promise((resolve) => {
    serviceWorker.addEventListener('controllerchange', () => {
      location.reload();
    });
    serviceWorker.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      if (data === 'others') resolve('It comes when all other windows of the talk are closed.');
    });
    serviceWorker.startMessages();
    worker.postMessage('update');
  });
}
