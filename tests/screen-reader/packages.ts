/** What the test needs of the system. */
import { ensurePackages, missingPackages, type Program } from '../browsers/programs.ts';

export const AT_SPI = '/usr/libexec/at-spi-bus-launcher';

const PROGRAMS: readonly Program[] = [
  ['orca', 'orca', 'python3-pyatspi', 'gir1.2-wnck-3.0', 'python3-speechd'],
  ['speech-dispatcher', 'speech-dispatcher'],
  [AT_SPI, 'at-spi2-core'],
  ['dbus-daemon', 'dbus-daemon'],
  ['gsettings', 'libglib2.0-bin'],
  ['Xvfb', 'xvfb'],
  ['xdotool', 'xdotool'],
  ['openbox', 'openbox'],
  ['firefox-esr', 'firefox-esr'],
];

/** @throws Problem where something is missing, and not to be installed */
export const ensurePrograms = (): Promise<void> => ensurePackages(() => missingPackages(PROGRAMS));
