/** Helpers for deferred work. */

/** Loads something once, when it is first used; a failed load is tried again at the next use. */
export function lazily<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | undefined;
  return () =>
    (loading ??= load().catch((error: unknown) => {
      loading = undefined;
      throw error;
    }));
}

/** Waits until the page is idle, 100 ms at most. */
export const pause = (): Promise<void> =>
  new Promise((resolve) => {
    const go = () => {
      resolve();
    };
    if ('requestIdleCallback' in window) requestIdleCallback(go, { timeout: 100 });
    else setTimeout(go, 16);
  });

/** Yields to the browser, for example for a paint. */
export const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
