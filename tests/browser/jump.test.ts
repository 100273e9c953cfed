import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findSlide } from '../../src/browser/jump.ts';

const slides = [
  { id: 'status-report', title: 'NetBSD Virtualization Status Report' },
  { id: 'hypervisor', title: 'Hypervisor' },
  { id: 'xen', title: 'Xen guest types' },
  { id: 'xen-domains', title: 'Xen domains: SMP' },
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
  ])('finds "%s"', (wish, index) => {
    expect(findSlide(wish, slides)).toBe(index);
  });

  it.each(['', '  ', '0', '5', '99999999999999999999', 'bhyve', '((', '.*'])('finds nothing for "%s"', (wish) => {
    expect(findSlide(wish, slides)).toBe(-1);
  });

  it('answers any text with a slide that exists, or none', () => {
    fc.assert(
      fc.property(fc.string(), (wish) => {
        const index = findSlide(wish, slides);
        expect(index >= -1 && index < slides.length).toBe(true);
      }),
    );
  });
});
