import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { isFoundByImports, specsFor } from '../../src/setup/changed.mjs';

describe('specsFor', () => {
  test.each<[string[], string[] | undefined]>([
    [['src/pdf/objects.ts'], ['pdf']],
    [['tests/e2e/places.spec.ts', 'README.md'], ['places']],
    [['tests/e2e/figures/boxes.spec.ts'], ['figures/boxes']],
    [['tests/pdf/names.test.ts'], []],
    [
      ['src/pdf/objects.ts', 'src/pages/preflight/main.ts'],
      ['accessibility', 'pdf', 'preflight'],
    ],
    [['src/pdf/objects.ts', 'src/talk.ts'], undefined],
    [['slides/01-opening.md'], undefined],
    [['slides/README.md'], undefined],
    [['tests/fixtures/tiny-talk/01.md'], undefined],
    [['src/figures/page.ts'], undefined],
    [['src/README.md'], []],
    [['package.json'], undefined],
  ])('%j', (files, specs) => {
    expect(specsFor(files)).toEqual(specs);
  });

  test('each file that it names is there', () => {
    const rooms = ['article', 'speaker', 'handout', 'preflight', 'one-file'].map((page) => `src/pages/${page}/a.ts`);
    const others = ['src/search/a.ts', 'src/pdf/a.ts', 'src/export/a.ts', 'src/check/a.ts', 'src/machine/a.ts'];
    const named = specsFor([...rooms, ...others]) ?? [];
    expect(named.length).toBeGreaterThan(15);
    expect(named.filter((spec) => !existsSync(`tests/e2e/${spec}.spec.ts`))).toEqual([]);
  });
});

test.each([
  [['src/talk.ts', 'tests/setup/changed.test.ts'], true],
  [['src/talk.ts', 'slides/01-opening.md'], false],
  [['tests/fixtures/read/a.ts'], false],
  [['src/pages/style/base.css'], false],
])('isFoundByImports(%j) is %s', (files, expected) => {
  expect(isFoundByImports(files)).toBe(expected);
});
