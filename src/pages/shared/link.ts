/**
 * How windows of one site reach each other. The channel is the browser's own: nothing leaves the machine. Files from a
 * disk have no site in common, and some browsers no channel between them; there a window and the one that opened it
 * write to each other. What comes twice changes nothing: the messages are whole states.
 */

export interface Link {
  readonly send: (message: unknown) => void;
}

/** @param receive called with whatever comes; its shape is not known */
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
    // Every file has the origin `null`, and so have others: the shape of a message decides, as it does elsewhere.
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

/** A name that no other window has, without what only secure origins offer. */
export const windowName = (): string =>
  [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
