import { openDeck, show } from '../../src/inspect/open.ts';
import { expect, test } from './fixtures.ts';

test.use({ contextOptions: { forcedColors: 'active' } });

test("text and ground have the reader's own colours, on every kind of slide", async ({ page, site }) => {
  await openDeck(page, site.url);
  for (const slide of ['status-report', 'bio', 'terminology', 'two-types', 'gdb-session', 'limits-of-emulation']) {
    await show(page, { slide, step: 0 });
    const colors = await page.evaluate(() => {
      const sample = document.createElement('p');
      document.body.append(sample);
      const system = (name: string) => {
        sample.style.color = name;
        return getComputedStyle(sample).color;
      };
      const [text, ground] = [system('CanvasText'), system('Canvas')];
      sample.remove();
      const section = document.querySelector('section.present') ?? document.body;
      const heading = section.querySelector('h1, h2') ?? section;
      const back = getComputedStyle(section).backgroundColor;
      // A colour that is replaced keeps its transparency.
      const isClear = back.endsWith(', 0)');
      return {
        text: getComputedStyle(heading).color === text,
        ground: (isClear ? getComputedStyle(document.body).backgroundColor : back) === ground,
      };
    });
    expect(colors).toEqual({ text: true, ground: true });
  }
});

test('a step in code can be told from the next without colours', async ({ page, site }) => {
  await openDeck(page, site.url);
  const pictures: Buffer[] = [];
  for (const step of [0, 1, 2]) {
    await show(page, { slide: 'gdb-session', step });
    pictures.push(await page.locator('section.present .code').filter({ visible: true }).screenshot());
  }
  expect(new Set(pictures.map((one) => one.toString('base64'))).size).toBe(3);
});

test('the focus is seen', async ({ page, site }) => {
  await openDeck(page, `${site.url}#topics`);
  const link = page.locator('#topics a').first();
  await page.keyboard.press('Tab');
  await link.focus();
  const { style, width } = await link.evaluate((one) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(one);
    return { style: outlineStyle, width: Number.parseFloat(outlineWidth) };
  });
  expect(style).not.toBe('none');
  expect(width).toBeGreaterThanOrEqual(2);
});
