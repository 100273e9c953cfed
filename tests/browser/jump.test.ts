import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findSlide } from '../../src/pages/shared/jump.ts';

const slides = [
  { id: 'status-report', number: '1', title: 'NetBSD Virtualization Status Report' },
  { id: 'hypervisor', number: '2', title: 'Hypervisor' },
  { id: 'xen', number: '3', title: 'Xen guest types' },
  { id: 'xen-domains', number: '4', title: 'Xen domains: SMP' },
  { id: '2019', number: '+1', title: 'What the 6 authors did in 1999' },
  { id: 'sources', number: '+2', title: 'Sources' },
];

describe('findSlide', () => {
  it.each([
    ['1', 0],
    [' 4 ', 3],
    ['xen', 2],
    ['#xen-domains', 3],
    ['SMP', 3],
    ['guest t', 2],
    ['netbsd virt', 0],
    ['04', 3],
    ['+1', 4],
    ['+ 1', 4],
    ['＋１', 4],
    ['+02', 5],
    ['2019', 4],
    ['6 authors', 4],
  ])('finds "%s"', (wish, index) => {
    expect(findSlide(wish, slides)).toBe(index);
  });

  it.each(['', '  ', '0', '5', '6', '1999', '+0', '+3', '+', '-1', '1.5', '99999999999999999999', 'bhyve', '((', '.*'])(
    'finds nothing for "%s"',
    (wish) => {
      expect(findSlide(wish, slides)).toBe(-1);
    },
  );

  it('answers any text with a slide that exists, or none', () => {
    fc.assert(
      fc.property(fc.string(), (wish) => {
        const index = findSlide(wish, slides);
        expect(index >= -1 && index < slides.length).toBe(true);
      }),
    );
  });
});
