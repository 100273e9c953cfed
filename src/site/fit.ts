/** Prints reports of open decks about slides that overflow or lack a font, in the development server's terminal. */
import { DEV } from '../contract.ts';
import type { ViteDevServer } from 'vite';
import * as v from 'valibot';

/** The message of `inspect/too-full.ts`. Repeated here, because its types would bring the browser's into Node's. */
const report = v.object({
  slide: v.string(),
  findings: v.array(v.object({ place: v.string(), message: v.string() })),
});

/** The script that a deck gets in development. */
export const FIT_SCRIPT = '<script type="module" src="/inspect/too-full.ts"></script>';

/** Reports each finding once, however many pages and steps show it, and reports when it is fixed. */
export function tellFit(server: ViteDevServer): void {
  const told = new Map<string, readonly { readonly place: string; readonly message: string }[]>();
  server.ws.on(DEV.fit, (data: unknown) => {
    const { success, output } = v.safeParse(report, data);
    if (!success) return;
    const before = told.get(output.slide) ?? [];
    told.set(output.slide, output.findings);
    for (const { place, message } of output.findings)
      if (!before.some((one) => one.place === place && one.message === message))
        server.config.logger.warn(`${place}  ${message}`, { timestamp: true });
    if (before.length > 0 && output.findings.length === 0)
      server.config.logger.info(`The slide “${output.slide}” is as it should be again.`, { timestamp: true });
  });
}
