import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../src/setup/project.mjs';

/** What a command takes for the site, as its shell is set. */
const distWith = (env: NodeJS.ProcessEnv): string =>
  execFileSync(
    process.execPath,
    ['--input-type=module', '--eval', "const { dist } = await import('./src/setup/project.mjs'); console.log(dist)"],
    { cwd: root, env: { ...process.env, TALK_OUT: undefined, ...env }, encoding: 'utf8' },
  ).trim();

test('TALK_OUT is where commands find the site, and where PDFs are written, as it is for a build', () => {
  expect(distWith({})).toBe(join(root, 'dist'));
  expect(distWith({ TALK_OUT: '' })).toBe(join(root, 'dist'));
  expect(distWith({ TALK_OUT: 'site' })).toBe(join(root, 'site'));
  expect(distWith({ TALK_OUT: '/tmp/site' })).toBe('/tmp/site');
});
