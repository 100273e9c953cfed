/** `node --import` of this file moves `Date` of a process 200 days ahead; timers are not affected. */

const AHEAD = 200 * 24 * 60 * 60 * 1000;

globalThis.Date = new Proxy(Date, {
  construct: (Real, words, target) =>
    Reflect.construct(Real, words.length === 0 ? [Real.now() + AHEAD] : words, target),
  apply: (Real) => new Real(Real.now() + AHEAD).toString(),
  get: (Real, key) => (key === 'now' ? () => Real.now() + AHEAD : Reflect.get(Real, key)),
});
