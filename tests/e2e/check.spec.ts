import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkSite } from '../../src/check/check-site.ts';
import type { Tour } from '../../src/check/tour.ts';
import { serve } from '../../src/setup/server.mjs';
import { expect, test } from './fixtures.ts';
import { plant } from './planted.ts';

const stage = { width: 1280, height: 720 };
const whole: Tour = { size: stage, year: 'then', theme: 'light', does: ['everywhere', 'steps', 'once', 'themes'] };
const phone: Tour = { size: { width: 390, height: 844 }, year: 'today', theme: 'light', does: ['everywhere'] };

const sentence = 'A hypervisor is software that creates and runs virtual machines. ';

/** Each slide has one fault; `found` is the expected line, counted from the slide's first, and the check. */
const faults = [
  { id: 'clean', title: '<h1>Planted</h1>', body: `<p data-line="4">${sentence}</p>`, found: [] },
  { id: 'clean-link', body: '<p data-line="4"><a href="#clean">Back</a></p>', found: [] },
  { id: 'too-long', body: `<p data-line="4">${sentence.repeat(18)}</p>`, found: ['4 outside'] },
  {
    id: 'too-wide',
    body: `<p data-line="6">${'ip_input.'.repeat(12)}</p>`,
    style: 'p { white-space: nowrap }',
    found: ['6 outside'],
  },
  {
    id: 'cut',
    body: `<p data-line="4">${sentence}</p>`,
    style: 'p { overflow: hidden; width: 300px; white-space: nowrap }',
    found: ['4 cut-off'],
  },
  {
    id: 'on-top',
    body: '<p data-line="4">One line of text</p><p data-line="8">Another line of text</p>',
    style: 'p + p { margin-top: -50px }',
    found: ['4 overlap'],
  },
  {
    id: 'lid',
    body: '<p data-line="4">One line of text</p><div class="lid"></div>',
    style: '.lid { position: absolute; inset: 120px 0 90px; background: navy }',
    found: ['4 covered'],
  },
  {
    id: 'astray',
    body: '<p data-line="4">One line of text</p><p data-line="8">Another line of text</p>',
    style: 'p + p { margin-inline-start: 30px }',
    found: ['8 off-grid'],
  },
  {
    id: 'small',
    body: '<p data-line="10">Small print</p>',
    style: 'p { font-size: 20px }',
    found: ['10 small-text'],
  },
  { id: 'pale', body: '<p data-line="4">A pale line</p>', style: 'p { color: #ccc }', found: ['4 accessibility'] },
  { id: 'glyph', body: '<p data-line="4">Guest ⇒ host</p>', found: ['4 foreign-font'] },
  { id: 'no-glyph', body: '<p data-line="4">Nobody draws \u{E000}</p>', found: ['4 foreign-font'] },
  { id: 'nowhere', body: '<p data-line="4"><a href="#no-such-slide">There</a></p>', found: ['4 dead-link'] },
  {
    id: 'order',
    body: '<p data-line="4"><a href="#clean">First</a></p><p data-line="6"><a href="#cut" tabindex="3">Second</a></p>',
    found: ['6 accessibility', '6 focus-order'],
  },
  {
    id: 'unreachable',
    body: '<p data-line="4"><a href="#clean" tabindex="-1">Not by Tab</a></p>',
    found: ['0 focus-order'],
  },
  {
    id: 'idle',
    steps: 2,
    body: `<div class="code" data-line="4">
      <pre class="shiki" tabindex="0"><code><span class="line" data-groups="1 2">The same line twice</span></code></pre>
      <span class="fragment code-step" data-fragment-index="0" data-group="1"></span>
      <span class="fragment code-step" data-fragment-index="1" data-group="2"></span>
    </div>`,
    found: ['0 idle-step'],
  },
  {
    id: 'short-of-steps',
    steps: 2,
    body: '<p data-line="4" class="fragment" data-fragment-index="0">Comes</p>',
    found: ['0 arrival'],
  },
  { id: 'untitled', title: '<h2></h2>', body: '<p data-line="4">Text</p>', found: ['0 accessibility', '0 title'] },
];

const placeOf = (index: number, line: number) => `slides/planted.md:${(index + 1) * 100 + line}`;

test(
  'every planted fault is found at its file and line, and nothing else is',
  { tag: '@long' },
  async ({ browser }, info) => {
    const folder = info.outputPath('planted');
    await plant(folder, faults);
    const { url, close } = await serve(folder);
    const findings = await checkSite(browser, url, { tours: [whole, phone] });
    await close();

    const found = findings.map(({ place, check }) => `${place} ${check}`);
    const expected = faults.flatMap((fault, index) =>
      fault.found.map((one) => {
        const [line = '', check = ''] = one.split(' ');
        return `${placeOf(index, Number(line))} ${check}`;
      }),
    );
    expect([...new Set(found)].sort()).toEqual(expected.sort());
  },
);

test('lost files, other origins and failing scripts are found, and where they are', async ({ browser, site }, info) => {
  const folder = info.outputPath('planted');
  // Another port is another origin, without access to another machine.
  const foreign = `${site.url}favicon.svg`;
  const body = `<p><img src="./lost.svg" alt="Lost"><img src="${foreign}" alt="Foreign"></p><p>Text</p>`;
  const first = { id: 'first', title: '<h1>Planted</h1>', body: '<p>Text</p>' };
  await plant(folder, [first, { id: 'second', body }], (html) =>
    html
      .replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '')
      .replace('</head>', '<script src="./planted.js"></script></head>'),
  );
  await writeFile(join(folder, 'planted.js'), 'throw new Error("planted");');
  const { url, close } = await serve(folder);
  const findings = await checkSite(browser, url, { tours: [{ ...phone, year: 'then' }] });
  await close();

  const said = findings.map(({ place, check, message }) => `${place} ${check}: ${message}`).join('\n');
  expect(said).toContain(`${placeOf(1, 0)} request-failed: ${url}lost.svg answered 404`);
  expect(said).toContain(`${placeOf(1, 0)} request-foreign: The page asked ${foreign}`);
  expect(said).toContain(`${placeOf(0, 0)} console: A script failed: planted`);
});

test('a slide that is seen through another is found there', async ({ browser }, info) => {
  const folder = info.outputPath('planted');
  const first = { id: 'first', title: '<h1>Planted</h1>', body: '<p>Text</p>' };
  const second = { id: 'second', body: '<p>Too early</p>', style: 'p { visibility: visible }' };
  await plant(folder, [first, second]);
  const { url, close } = await serve(folder);
  const findings = await checkSite(browser, url, { tours: [phone] });
  await close();
  expect(findings.map(({ place, check }) => `${place} ${check}`)).toEqual([`${placeOf(0, 0)} seen-through`]);
  expect(findings[0]?.message).toContain('“Too early” of the slide #second');
});

test('a deck that never starts is an error, and not a clean one', async ({ browser }, info) => {
  const folder = info.outputPath('planted');
  await plant(folder, [], (html) => html.replace(/<script type="module".*?<\/script>/, ''));
  const { url, close } = await serve(folder);
  await expect(checkSite(browser, url, { tours: [{ ...phone, patience: 500 }] })).rejects.toThrow(/deck/i);
  await close();
});

test(
  'the command says one line of a clean talk, and exits with 1 when there is something to mend',
  { tag: '@long' },
  async ({}, info) => {
    const first = { id: 'first', title: '<h1>Planted</h1>', body: '<p data-line="4">Text</p>' };
    const run = async (name: string, style: string) => {
      const folder = info.outputPath(name);
      await plant(folder, [{ ...first, style }]);
      const command = ['src/setup/run-ts.mjs', 'src/check/check-command.ts', '--site', folder];
      return spawnSync(process.execPath, command, { encoding: 'utf8' });
    };
    const clean = await run('clean', '{}');
    expect(clean.stdout).toBe('No findings: 1 slide in 9 views.\n');
    expect(clean.status).toBe(0);
    const faulty = await run('faulty', 'p { font-size: 12px }');
    expect(faulty.stdout).toContain('slides/planted.md:104  small-text\n');
    expect(faulty.stdout).toContain('1 finding on 1 slide in 9 views.');
    expect(faulty.status).toBe(1);
  },
);
