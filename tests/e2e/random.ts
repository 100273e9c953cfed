/** Chance that is the same in every run: picks from 0 to below `count`, by a linear congruence seeded with a text. */
export function random(seed: string): (count: number) => number {
  let now = Array.from(seed).reduce((sum, sign) => (Math.imul(sum, 31) + sign.charCodeAt(0)) >>> 0, 7);
  return (count) => {
    now = (Math.imul(now, 1664525) + 1013904223) >>> 0;
    return Math.floor((now / 2 ** 32) * count);
  };
}
