/** `npm run check`: walks through the built talk and exits with 1 when there is anything to mend. */
import { chromium } from '@playwright/test';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { launchOptions } from '../setup/launch-options.mjs';
import { serve } from '../setup/server.mjs';
import { inspectSite } from './check-site.ts';
import { report } from './report.ts';

/** @param argv `--site folder` looks at another build than `dist/` */
export async function main(argv: string[]): Promise<number> {
  const { values } = parseArgs({ args: argv, options: { site: { type: 'string', default: 'dist' } } });
  const { url, close } = await serve(resolve(values.site));
  const browser = await chromium.launch(launchOptions());
  try {
    const { findings, ...counts } = await inspectSite(browser, url);
    console.log(report(findings, counts));
    return findings.length === 0 ? 0 : 1;
  } finally {
    await browser.close();
    await close();
  }
}
