/**
 * `npm run check`: visits every slide and step of the built talk and reports faults. The usage text has the exit codes.
 */
import { resolve } from 'node:path';
import { runCommand, type CommandContext, type Outcome } from '../command/command.ts';
import { readFlags } from '../command/flags.ts';
import { withBrowser } from '../command/with-browser.ts';
import { dist } from '../setup/project.mjs';
import { inspectSite, noteOnSite, report } from './check-site.ts';

const usage = `npm run check -- [options]

Walks through the built talk in every size, year and theme, and tells what its readers
would suffer, with its slide and line.

  --site <folder>  another build than dist/
  --help           this text

Exit codes: 0 nothing to mend, 1 something, 2 wrong usage, 130 or 143 interrupted.
`;

const flags = { site: { type: 'string', needs: 'a folder', default: dist } } as const;

export const main = (args: readonly string[]): Promise<number> => runCommand(args, { usage, read, work: check });

const read = (args: readonly string[]) => readFlags(args, flags);

async function check({ site }: { readonly site: string }, { stop }: CommandContext): Promise<Outcome> {
  await noteOnSite(site);
  const { findings, ...counts } = await withBrowser(resolve(site), stop, inspectSite);
  return { text: report(findings, counts), isFine: findings.length === 0 };
}
