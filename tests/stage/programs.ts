/** The programs of a stage: found, or installed if the user agrees. */
import { existsSync } from 'node:fs';
import { browserPlaces } from '../../src/setup/browser.mjs';
import { Problem } from '../../src/setup/project.mjs';
import { commandToType, installPackages } from '../../src/setup/system-packages.mjs';
import { findProgram } from '../browsers/programs.ts';

/** Each with the package of Debian that has it, and where it is. */
const PROGRAMS = {
  // An X server in memory, like Xvfb, but with as many outputs as wanted: of Xvfb’s one, a browser makes one screen.
  server: { package: 'tigervnc-standalone-server', find: () => findProgram(['Xtigervnc', 'Xvnc']) },
  manager: { package: 'openbox', find: () => findProgram(['openbox']) },
  hand: { package: 'xdotool', find: () => findProgram(['xdotool']) },
  layout: { package: 'x11-xkb-utils', find: () => findProgram(['setxkbmap']) },
  // Neither Playwright's own nor the headless shell knows windows.
  browser: { package: 'chromium', find: findChromium },
} as const;

export type Program = keyof typeof PROGRAMS;

function findChromium(): string | undefined {
  const named = process.env['CHROMIUM_PATH'] ?? '';
  const places = browserPlaces(process.platform, process.env).filter((place) => !place.endsWith('-headless-shell'));
  return named === '' ? places.find((place) => existsSync(place)) : named;
}

/** @throws Problem when it is not there */
export function pathOf(program: Program): string {
  const found = PROGRAMS[program].find();
  if (found === undefined) throw new Problem(`Not there: ${PROGRAMS[program].package}`);
  return found;
}

/** Lists only missing packages: installing a browser again could change its version. */
const missing = (): string[] =>
  Object.values(PROGRAMS)
    .filter(({ find }) => find() === undefined)
    .map((program) => program.package);

/** @throws Problem with the command to type, when something is missing still */
export async function ensurePrograms(): Promise<void> {
  const wanted = missing();
  if (wanted.length > 0) await installPackages(wanted);
  const still = missing();
  if (still.length > 0) throw new Problem(`The stage needs Linux with X, and lacks:\n  ${commandToType(still)}`);
}
