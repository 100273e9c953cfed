import { describe, expect, it } from 'vitest';
import { commandToType, installPackages } from '../../src/setup/system-packages.mjs';

interface Given {
  readonly hasApt?: boolean;
  readonly isRoot?: boolean;
  readonly isCi?: boolean;
  readonly isTerminal?: boolean;
  readonly answer?: boolean;
  /** Commands that fail, by a word in them. */
  readonly failing?: string;
}

/** Installs on a fake machine; returns the log of its questions and commands. */
async function installOn(given: Given) {
  const { hasApt = true, isRoot = false, isCi = false, isTerminal = false, answer = false, failing } = given;
  const diary: string[] = [];
  const isInstalled = await installPackages(['chromium', 'xvfb'], {
    hasApt,
    isRoot,
    isCi,
    isTerminal,
    ask: (question) => {
      diary.push(`asked: ${question.split('\n')[0] ?? ''}`);
      return Promise.resolve(answer);
    },
    succeeds: (words) => {
      diary.push(words.join(' '));
      return Promise.resolve(failing === undefined || !words.includes(failing));
    },
    say: () => undefined,
  });
  return { isInstalled, diary };
}

const ENV = 'env DEBIAN_FRONTEND=noninteractive apt-get';
const INSTALL = 'install -y --no-install-recommends chromium xvfb';
const QUESTION = 'asked: Install chromium and xvfb now?';

describe('installPackages', () => {
  it('brings the index up to date first, and needs no sudo as root', async () => {
    for (const given of [
      { isRoot: true },
      { isRoot: true, isCi: true },
      { isRoot: true, isCi: true, isTerminal: true },
    ])
      expect(await installOn(given)).toEqual({ isInstalled: true, diary: [`${ENV} update`, `${ENV} ${INSTALL}`] });
  });

  it('uses a sudo that asks no password in CI', async () => {
    const diary = [`sudo -n ${ENV} update`, `sudo -n ${ENV} ${INSTALL}`];
    expect(await installOn({ isCi: true })).toEqual({ isInstalled: true, diary });
  });

  it('asks on a terminal, root too, and does nothing without a yes', async () => {
    for (const isRoot of [true, false])
      expect(await installOn({ isTerminal: true, isRoot })).toEqual({ isInstalled: false, diary: [QUESTION] });
    const diary = [QUESTION, `sudo ${ENV} update`, `sudo ${ENV} ${INSTALL}`];
    expect(await installOn({ isTerminal: true, answer: true })).toEqual({ isInstalled: true, diary });
  });

  it('does nothing for a user without a terminal, nor without apt', async () => {
    const nothing = { isInstalled: false, diary: [] };
    expect(await installOn({})).toEqual(nothing);
    expect(await installOn({ hasApt: false, isRoot: true, isCi: true, isTerminal: true })).toEqual(nothing);
  });

  it('tries to install though a source does not answer, and tells when that fails', async () => {
    expect(await installOn({ isRoot: true, failing: 'update' })).toMatchObject({ isInstalled: true });
    expect(await installOn({ isRoot: true, failing: 'install' })).toMatchObject({ isInstalled: false });
  });
});

it('shows the command to type, with sudo where that is needed', () => {
  expect(commandToType(['chromium'], { isRoot: false })).toBe(
    'sudo apt-get update && sudo apt-get install -y --no-install-recommends chromium',
  );
  expect(commandToType(['chromium'], { isRoot: true })).not.toContain('sudo');
});
