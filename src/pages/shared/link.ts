/**
 * Connects windows of one site by BroadcastChannel, which stays inside the browser. Files on disk have no common
 * origin, and some browsers no channel between them; there a window and its opener use `postMessage`. Duplicates are
 * harmless: messages are whole states.
 */

export interface Link {
  readonly send: (message: unknown) => void;
}

/** @param receive called with each message, not validated */
export function openLink(talk: string, receive: (data: unknown) => void): Link {
  const channel = new BroadcastChannel(`talk ${talk}`);
  channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    receive(data);
  });
  if (location.protocol !== 'file:') {
    return {
      send: (message) => {
        channel.postMessage(message);
      },
    };
  }
  const windows = new Set<WindowProxy>(isWindow(window.opener) ? [window.opener] : []);
  addEventListener('message', ({ data, origin, source }: MessageEvent<unknown>) => {
    // Files on disk have the origin `null`, and so do others: messages are validated by their shape, as everywhere.
    if (origin !== 'null' || !isWindow(source)) return;
    windows.add(source);
    receive(data);
  });
  return {
    send: (message) => {
      channel.postMessage(message);
      for (const one of windows) {
        if (one.closed) windows.delete(one);
        else one.postMessage(message, '*');
      }
    },
  };
}

const isWindow = (value: unknown): value is WindowProxy =>
  typeof value === 'object' && value !== null && 'postMessage' in value && 'closed' in value;

/** A random window name, without `crypto.randomUUID`, which needs a secure origin. */
export const windowName = (): string =>
  [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
