import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { slug } from '../../src/figures/figure.ts';
import { canonical, formatAddress, parseAddress } from '../../src/live/address.ts';

describe('parseAddress', () => {
  it.each([
    ['#xen', { id: 'xen', step: 0 }],
    ['#/xen', { id: 'xen', step: 0 }],
    ['#/xen/', { id: 'xen', step: 0 }],
    ['#/xen/2', { id: 'xen', step: 2 }],
    ['#/xen/007', { id: 'xen', step: 7 }],
    ['#/xen/2/pvh', { id: 'xen', step: 2, states: ['pvh'] }],
    ['#/xen/0/-;domu,smp', { id: 'xen', step: 0, states: ['', 'domu,smp'] }],
    ['#/xen/0/%D7%A0%D7%92%D7%9F,smp', { id: 'xen', step: 0, states: ['נגן,smp'] }],
    ['#/xen/0/gro\u0308\u00dfe;データ', { id: 'xen', step: 0, states: ['gr\u00f6\u00dfe', 'データ'] }],
    ['#/4/2', { id: '4', step: 2 }],
    ['#%C5%BC%C3%B3%C5%82w', { id: 'żółw', step: 0 }],
  ])('reads %s', (hash, address) => {
    expect(parseAddress(hash)).toEqual(address);
  });

  it.each([
    ...['', '#', '#/', '#//', '#/xen/two', '#/xen/-1', '#/xen/123456', '#%E0%A4%A', '#xen/2'],
    ...[
      '#/xen/2/3/4',
      '#/xen/2/PVH',
      '#/xen/2/%2e',
      '#/xen/2/%D7',
      '#/xen/2/ä ö',
      '#/xen/2/Ä',
      `#/xen/2/${'a'.repeat(401)}`,
    ],
  ])('finds no place in "%s"', (hash) => {
    expect(parseAddress(hash)).toBeUndefined();
  });

  it('never throws and rejects impossible step counts', () => {
    const pieces = fc.constantFrom('#', '/', '%', '%2F', '..', '1', '-', 'xen', '\n', '<', '[object Object]');
    const hostile = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(hostile, (hash) => {
        const address = parseAddress(hash);
        expect(address === undefined || (address.id !== '' && Number.isSafeInteger(address.step))).toBe(true);
      }),
    );
  });
});

it('normalizes ids to NFC without invisible characters', () => {
  const known = { id: 'gr\u00f6\u00dfe', step: 2 };
  for (const typed of ['gro\u0308\u00dfe', 'gr\u00f6\u200b\u00dfe', 'gr\u00f6\u00dfe\ufe0f']) {
    expect(parseAddress(`#/${typed}/2`)).toEqual(known);
    expect(parseAddress(`#/${encodeURIComponent(typed)}/2`)).toEqual(known);
  }
});

describe('formatAddress', () => {
  it('omits states that are too long for an address', () => {
    expect(formatAddress({ id: 'xen', step: 3, states: Array<string>(6).fill('名'.repeat(80)) })).toBe('#/xen/3');
  });

  it('writes the author’s short form when no step was taken', () => {
    expect(formatAddress({ id: 'xen', step: 0 })).toBe('#xen');
    expect(formatAddress({ id: 'xen', step: 3 })).toBe('#/xen/3');
  });

  it('round-trips', () => {
    const state = fc
      .oneof(fc.stringMatching(/^[a-z0-9.,_-]{0,20}$/), fc.string({ unit: 'grapheme' }).map(slug))
      .filter((text) => text !== '-');
    const addresses = fc.record(
      {
        // Ids as the loader generates them.
        id: fc.string({ unit: 'grapheme', minLength: 1 }).map((text) => `x${canonical(text)}`.normalize('NFC')),
        step: fc.nat(9999),
        states: fc.array(state, { minLength: 1, maxLength: 5 }),
      },
      { requiredKeys: ['id', 'step'] },
    );
    fc.assert(
      fc.property(addresses, (address) => {
        expect(parseAddress(formatAddress(address))).toEqual(address);
      }),
    );
  });
});
