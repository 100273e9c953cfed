import { takePictures, type Photography } from '../../src/export/take-pictures.ts';
import { WrongUsage } from '../../src/export/faults.ts';
import { expect, test } from './fixtures.ts';

const size = { width: 1280, height: 720 };

/** From the header of a PNG. */
const sizeOf = (png: Uint8Array) => [Buffer.from(png).readUInt32BE(16), Buffer.from(png).readUInt32BE(20)];

test('a picture of each step, as large as asked for', { tag: '@long' }, async ({ browser, site }) => {
  const taken = async (options: Partial<Photography>) => {
    const pictures = [];
    for await (const one of takePictures(browser, site.url, { size, range: '6', ...options })) pictures.push(one);
    return pictures;
  };
  const steps = await taken({ steps: true, scale: 2 });
  expect(steps.map(({ slide: { id, number }, step }) => `${number} ${id} ${step}`)).toEqual([
    '6 hypervisor 0',
    '6 hypervisor 1',
    '6 hypervisor 2',
    '6 hypervisor 3',
  ]);
  for (const { bytes } of steps) expect(sizeOf(bytes)).toEqual([2560, 1440]);
  expect(new Set(steps.map(({ bytes }) => Buffer.from(bytes).toString('base64'))).size).toBe(4);
  const [last, dark] = [await taken({}), await taken({ dark: true })];
  expect(last.map(({ step, bytes }) => [step, ...sizeOf(bytes)])).toEqual([[3, 1280, 720]]);
  expect(dark[0]?.bytes).not.toEqual(last[0]?.bytes);
});

test('slides that are not there are told', async ({ browser, site }) => {
  const pictures = takePictures(browser, site.url, { size, range: '99' });
  await expect(pictures.next()).rejects.toThrow(WrongUsage);
});
