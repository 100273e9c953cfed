import { describe, expect, it } from 'vitest';
import { addPublished, readPublished } from '../../src/loader/beside/published.ts';

const slides = [
  { id: 'talk', aliases: [] },
  { id: 'guest-types', aliases: ['xen-guests'] },
];

describe('published.txt', () => {
  it('lists one id per line, ignoring comments and empty lines', () => {
    expect(readPublished('# old\n\ntalk\n  dom0  # gone\n')).toEqual([
      { id: 'talk', line: 3, column: 1 },
      { id: 'dom0', line: 4, column: 3 },
    ]);
  });

  it('begins with a comment that explains the file', () => {
    const { text, added } = addPublished('', slides);
    expect(text).toMatch(/^# .*talk -- ids.*\ntalk\nguest-types\nxen-guests\n$/);
    expect(added).toEqual(['talk', 'guest-types', 'xen-guests']);
  });

  it('appends missing ids and removes none', () => {
    const before = '# mine\ndom0 # gone\nguest-types';
    expect(addPublished(before, slides)).toEqual({
      text: `${before}\ntalk\nxen-guests\n`,
      added: ['talk', 'xen-guests'],
    });
  });

  it('stays unchanged when it is complete', () => {
    const { text } = addPublished('', slides);
    expect(addPublished(text, slides)).toEqual({ text, added: [] });
  });
});
