import type * as Core from 'shiki/core';
import type * as Langs from 'shiki/langs';
import { expect, it, vi } from 'vitest';
import { highlightCode } from '../../src/render/listing.ts';

/** Modules whose next import fails, as with too many open files. */
const failing = new Set<string>();

function failOnce(name: string): void {
  if (failing.delete(name)) throw new Error(`${name} cannot be read`);
}

vi.mock('shiki/langs', async (original) => {
  const real = await original<typeof Langs>();
  const make = async () => {
    failOnce('make');
    return real.bundledLanguages.make();
  };
  return { ...real, bundledLanguages: { ...real.bundledLanguages, make } };
});

vi.mock('shiki/core', async (original) => {
  const real = await original<typeof Core>();
  const createHighlighterCore: typeof real.createHighlighterCore = (options) => {
    failOnce('core');
    return real.createHighlighterCore(options);
  };
  return { ...real, createHighlighterCore };
});

it('retries a failed import of the highlighter and of a grammar', async () => {
  const slide: Parameters<typeof highlightCode>[0] = {
    body: [{ type: 'listing', language: 'make', value: 'all:', numbers: false, groups: [] }],
    notes: [],
  };
  for (const name of ['core', 'make']) {
    failing.add(name);
    await expect(highlightCode(slide)).rejects.toThrow(`${name} cannot be read`);
    if (name === 'make') expect((await highlightCode(slide)).size).toBe(1);
  }
});
