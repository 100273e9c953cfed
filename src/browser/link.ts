/** How windows of one site reach each other. The channel is the browser's own: nothing leaves the machine. */

export interface Link {
  readonly send: (message: unknown) => void;
}

/** @param receive called with whatever comes; its shape is not known */
export function openLink(talk: string, receive: (data: unknown) => void): Link {
  const channel = new BroadcastChannel(`talk ${talk}`);
  channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    receive(data);
  });
  return {
    send: (message) => {
      channel.postMessage(message);
    },
  };
}

/** A name that no other window has, without what only secure origins offer. */
export const windowName = (): string =>
  [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
