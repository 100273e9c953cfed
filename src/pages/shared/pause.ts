/** Until the page has nothing else to do, but a tenth of a second at most: whoever looks at it comes first. */
export const pause = (): Promise<void> =>
  new Promise((resolve) => {
    const go = () => {
      resolve();
    };
    if ('requestIdleCallback' in window) requestIdleCallback(go, { timeout: 100 });
    else setTimeout(go, 16);
  });

/** Lets the browser do what waits, such as a paint. */
export const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
