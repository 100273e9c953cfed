import { describe, expect, it } from 'vitest';
import { countTests, problemOf, summary } from '../../src/setup/test-counts.mjs';

const good = { passed: 3, failed: 0, skipped: 0 };

describe('countTests', () => {
  it('reads a report of Vitest', () => {
    const report = { numTotalTests: 7, numPassedTests: 3, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1 };
    expect(countTests(JSON.stringify(report))).toEqual({ passed: 3, failed: 1, skipped: 3 });
  });

  it('reads a report of Playwright, where a test that needed two tries has failed', () => {
    const report = { stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 2 } };
    expect(countTests(JSON.stringify(report))).toEqual({ passed: 3, failed: 2, skipped: 2 });
  });

  it('refuses anything else', () => {
    expect(() => countTests('{}')).toThrow('no report');
  });
});

describe('problemOf', () => {
  const stage = { title: 'Unit tests', code: 0, seconds: 1 };

  it('is content with tests that ran and passed, and with stages that have none', () => {
    expect(problemOf({ ...stage, counts: good })).toBeUndefined();
    expect(problemOf(stage)).toBeUndefined();
  });

  it('names what is wrong', () => {
    expect(problemOf({ ...stage, code: 2, counts: good })).toBe('Unit tests failed');
    expect(problemOf({ ...stage, counts: { ...good, failed: 1 } })).toBe('Unit tests: 1 failed');
    expect(problemOf({ ...stage, counts: { ...good, skipped: 2 } })).toContain('2 skipped');
    expect(problemOf({ ...stage, counts: { ...good, passed: 0 } })).toBe('Unit tests: no test ran');
  });
});

describe('summary', () => {
  const lastLine = (text: string) => text.split('\n').at(-1);

  it('ends with the sum over all stages', () => {
    const text = summary([
      { title: 'Lint', code: 0, seconds: 2.04 },
      { title: 'Unit tests', code: 0, seconds: 1, counts: good },
      { title: 'Browser tests', code: 1, seconds: 60, counts: { passed: 4, failed: 2, skipped: 0 } },
    ]);
    expect(lastLine(text)).toBe('7 passed, 2 failed');
    expect(text).toMatch(/Lint +2\.0 s {2}ok\n.*ok\n {2}Browser tests +60\.0 s {2}FAILED/);
  });

  it('counts a stage that failed without a failing test', () => {
    expect(lastLine(summary([{ title: 'Lint', code: 1, seconds: 2 }]))).toBe('0 passed, 1 failed');
    const skipped = { title: 'Unit tests', code: 0, seconds: 1, counts: { ...good, skipped: 1 } };
    expect(lastLine(summary([skipped]))).toBe('3 passed, 1 failed');
  });
});
