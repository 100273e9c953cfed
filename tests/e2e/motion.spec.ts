import { openDeck, outlineOf, show } from '../../src/inspect/open.ts';
import { expect, test } from './fixtures.ts';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

test('nothing moves for a reader who asked for that', { tag: '@long' }, async ({ page, site }) => {
  // Every step of every slide.
  await openDeck(page, site.url);
  const moving = () =>
    page.evaluate(() => {
      const seconds = (text: string) => Math.max(...text.split(',').map((one) => Number.parseFloat(one)));
      const styled = [...document.querySelectorAll('*')].filter((element) =>
        ['', '::before', '::after'].some((part) => {
          const { transitionDuration, animationDuration, animationName } = getComputedStyle(element, part);
          return seconds(transitionDuration) > 0 || (animationName !== 'none' && seconds(animationDuration) > 0);
        }),
      );
      return [...styled.map(({ localName, className }) => `${localName} ${className}`)].concat(
        document.getAnimations().map((animation) => `animation ${animation.id}`),
      );
    });
  const slides = await outlineOf(page);
  for (const { id, steps } of slides.filter(({ steps: count }) => count > 0)) {
    await show(page, { slide: id, step: steps });
    expect(await moving()).toEqual([]);
  }
  for (const key of ['o', 'o', '?', '?', 'b', 'b', 'g']) {
    await page.keyboard.press(key);
    expect(await moving()).toEqual([]);
  }
});
