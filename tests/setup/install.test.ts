import { describe, expect, it } from 'vitest';
import { lockedPackages, outdatedFolders } from '../../src/setup/install.mjs';
import { isInRange, versionProblem } from '../../src/setup/node-version.mjs';

const linux = { os: 'linux', cpu: 'x64', libc: 'glibc' };

function lock(packages: Record<string, object>) {
  return lockedPackages(JSON.stringify({ packages: { '': { name: 'root' }, ...packages } }));
}

describe('lockedPackages', () => {
  it('lists the packages without the project itself', () => {
    expect([...lock({ 'node_modules/a': { version: '1.0.0' } }).keys()]).toEqual(['node_modules/a']);
  });

  it.each(['', '<<<<<<< ours', 'null', '[]', '{"packages":7}'])('finds none in %j', (text) => {
    expect(lockedPackages(text).size).toBe(0);
  });
});

describe('outdatedFolders', () => {
  const locked = lock({
    'node_modules/a': { version: '1.0.0' },
    'node_modules/native-glibc': { version: '1.0.0', optional: true, os: ['linux'], cpu: ['x64'], libc: ['glibc'] },
    'node_modules/native-musl': { version: '1.0.0', optional: true, os: ['linux'], cpu: ['x64'], libc: ['musl'] },
    'node_modules/native-mac': { version: '1.0.0', optional: true, os: ['darwin'], cpu: ['arm64'] },
    'node_modules/only-if-it-can-be': { version: '1.0.0', optional: true },
  });
  const complete = {
    'node_modules/a': { version: '1.0.0' },
    'node_modules/native-glibc': { version: '1.0.0' },
  };

  it('is content with what this system needs, and with extra packages', () => {
    expect(outdatedFolders(locked, lock(complete), linux)).toEqual([]);
    expect(outdatedFolders(locked, lock({ ...complete, 'node_modules/tried-out': {} }), linux)).toEqual([]);
  });

  it('sees a missing and a different package', () => {
    expect(outdatedFolders(locked, lock({}), linux)).toEqual(['node_modules/a', 'node_modules/native-glibc']);
    const other = lock({ ...complete, 'node_modules/a': { version: '1.0.1' } });
    expect(outdatedFolders(locked, other, linux)).toEqual(['node_modules/a']);
  });

  it('sees that the folder was made on another system', () => {
    expect(outdatedFolders(locked, lock(complete), { ...linux, libc: 'musl' })).toEqual(['node_modules/native-musl']);
    const mac = { os: 'darwin', cpu: 'arm64', libc: undefined };
    expect(outdatedFolders(locked, lock(complete), mac)).toEqual(['node_modules/native-mac']);
  });
});

describe('the version of Node', () => {
  const range = '^20.19.0 || >=22.12.0';

  it.each(['v20.19.0', 'v20.20.2', 'v22.12.0', 'v23.0.0', 'v100.0.0'])('takes %s', (version) => {
    expect(isInRange(version, range)).toBe(true);
    expect(versionProblem(version, range)).toBeUndefined();
  });

  it.each(['v18.20.8', 'v20.18.3', 'v21.7.3', 'v22.11.9'])('refuses %s in one sentence', (version) => {
    expect(versionProblem(version, range)).toBe(
      `This project needs Node 20 (from 20.19.0), or 22.12.0 or newer; this is ${version}. ` +
        'See https://nodejs.org/ for a newer one.',
    );
  });

  it('does not guess at a range it cannot read', () => {
    expect(() => isInRange('v20.19.0', '20.x')).toThrow('20.x');
  });
});
