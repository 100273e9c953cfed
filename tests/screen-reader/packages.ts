/** What the test needs of the system. */
import { Problem } from '../../src/setup/project.mjs';
import { commandToType, installPackages } from '../../src/setup/system-packages.mjs';
import { findProgram } from '../browsers/programs.ts';

const PACKAGES = [
  'orca',
  'python3-pyatspi',
  'gir1.2-wnck-3.0',
  'speech-dispatcher',
  'python3-speechd',
  'at-spi2-core',
  'dbus-daemon',
  'libglib2.0-bin',
  'xvfb',
  'xdotool',
  'openbox',
  'firefox-esr',
];

export const AT_SPI = '/usr/libexec/at-spi-bus-launcher';

const PROGRAMS = [
  'orca',
  'speech-dispatcher',
  AT_SPI,
  'dbus-daemon',
  'gsettings',
  'Xvfb',
  'xdotool',
  'openbox',
  'firefox-esr',
];

const missing = () => PROGRAMS.filter((name) => findProgram([name]) === undefined);

/** @throws Problem where something is missing, and not to be installed */
export async function ensurePrograms(): Promise<void> {
  if (missing().length === 0) return;
  await installPackages(PACKAGES);
  const left = missing();
  if (left.length > 0)
    throw new Problem(`Not there: ${left.join(', ')}. On Debian, install them:\n  ${commandToType(PACKAGES)}`);
}
