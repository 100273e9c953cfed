import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { serve } from '../../src/setup/server.mjs';
import { buildTalk } from './build-talk.ts';
import { expect, test as base } from './fixtures.ts';

interface Workshop {
  /** The slides folder, a copy. */
  readonly slides: string;
  readonly out: string;
  readonly build: () => Promise<unknown>;
  /** Puts the small talk's site there, as an earlier build. */
  readonly takeOver: () => Promise<void>;
}

interface Built {
  readonly url: string;
  readonly out: string;
}

/** A small talk and a place to build it, away from `dist/`. */
const test = base.extend<{ readonly workshop: Workshop }, { readonly withMore: Built }>({
  workshop: async ({ tiny }, use) => {
    const place = await mkdtemp(join(tmpdir(), 'build-'));
    const slides = join(place, 'slides');
    const out = join(place, 'site');
    await cp(tiny.slides, slides, { recursive: true });
    await use({
      slides,
      out,
      build: () => buildTalk(slides, out),
      takeOver: () => cp(tiny.out, out, { recursive: true }),
    });
    await rm(place, { recursive: true });
  },
  /** The small talk with a slide of signs, and with files that no slide shows. */
  withMore: [
    async ({ tiny }, use) => {
      const place = await mkdtemp(join(tmpdir(), 'build-'));
      const [slides, out] = [join(place, 'slides'), join(place, 'site')];
      await cp(tiny.slides, slides, { recursive: true });
      await writeFile(join(slides, 'zeichen.md'), `## Zeichen\n\n\`\`\`text\n${WORDS}\n\`\`\`\n\nNote: 50 %DEV%\n`);
      await writeFile(join(slides, 'draft.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
      await writeFile(join(slides, 'private.txt'), 'not for the hall');
      await buildTalk(slides, out);
      const { url, close } = await serve(out);
      await use({ url, out });
      await close();
      await rm(place, { recursive: true });
    },
    { scope: 'worker' },
  ],
});
// One worker has the whole file, so that these talks are built once for it.
test.describe.configure({ mode: 'default' });

/** Characters that Vite, a template or a replacement could interpret. */
const WORDS = '%MODE% %BASE_URL% %PROD% 100%constructor% $& $` $1 __VITE_PRELOAD__';

test('the words of the talk reach both pages as they are', async ({ page, withMore: { url } }) => {
  await page.goto(url);
  await expect(page.locator('#zeichen .line-text')).toHaveText(WORDS);
  await page.goto(`${url}read/`);
  await expect(page.locator('#zeichen .line-text')).toHaveText(WORDS);
  await expect(page.locator('#zeichen .notes')).toHaveText('50 %DEV%');
});

test('pictures are found from both pages, and only what slides show is published', async ({
  page,
  withMore: { url, out },
}) => {
  expect(await readdir(join(out, 'pictures'))).toEqual(['brot.svg']);
  for (const address of [`${url}?print`, `${url}read/`]) {
    await page.goto(address);
    const picture = page.getByRole('img', { name: 'Ein rundes Brot' });
    await expect.poll(() => picture.evaluate((img) => img instanceof HTMLImageElement && img.naturalWidth)).toBe(320);
  }
});

test('the fonts that the shell asks for are there', async ({ tiny: { out } }) => {
  const shell = await readFile(join(out, 'index.html'), 'utf8');
  const fonts = [...shell.matchAll(/url\((assets\/[^)]+\.woff2)\)/g)].map(([, path = '']) => path);
  expect(fonts).toHaveLength(3);
  for (const font of fonts) expect((await stat(join(out, font))).size).toBeGreaterThan(0);
});

// Vite and its plugins write lines of their own above a script; the comment counts only as the first.
test('every script of a page has its functions compiled while it comes', async ({ tiny: { out } }) => {
  const scripts = (await readdir(join(out, 'assets'))).filter((name) => name.endsWith('.js'));
  expect(scripts.length).toBeGreaterThan(20);
  for (const name of scripts) {
    const [first] = (await readFile(join(out, 'assets', name), 'utf8')).split('\n', 1);
    expect(first, name).toBe('//# allFunctionsCalledOnLoad');
  }
});

test(
  'what was made beside the site stays, and no file of an older one does',
  { tag: '@long' },
  async ({ workshop: { out, build, takeOver } }) => {
    await takeOver();
    for (const name of ['slides.pdf', 'old.html', 'assets/old.js']) await writeFile(join(out, name), 'old');
    await build();
    expect(await readFile(join(out, 'slides.pdf'), 'utf8')).toBe('old');
    for (const name of ['old.html', 'assets/old.js']) await expect(stat(join(out, name))).rejects.toThrow('ENOENT');
  },
);

test('a talk with a mistake is not built, and the site of before stays', async ({
  workshop: { slides, out, build, takeOver },
}) => {
  await takeOver();
  await writeFile(join(out, 'slides.pdf'), 'made from this very build');
  const contents = async () => {
    const files = (await readdir(out, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
    const paths = files.map(({ parentPath, name }) => join(parentPath, name)).sort();
    return Promise.all(paths.map(async (path) => [path, await readFile(path, 'latin1'), (await stat(path)).mtimeMs]));
  };
  const before = await contents();
  const file = join(slides, 'brot.md');
  await writeFile(file, (await readFile(file, 'utf8')).replace(':::steps', ':::stepz'));
  await expect(build()).rejects.toThrow(/brot\.md:\d+:1 {2}directive-unknown/);
  expect(await contents()).toEqual(before);
});

test(
  'a folder of somebody else is refused by its name, and the words stand alone',
  { tag: '@long' },
  async ({ workshop }) => {
    const { slides, out } = workshop;
    await mkdir(join(out, '.git'), { recursive: true });
    await writeFile(join(out, 'letter.txt'), 'dear');
    const env = { ...process.env, TALK_SLIDES: slides, TALK_OUT: out };
    const commands = [
      ['src/setup/build.mjs'],
      ['src/setup/build.mjs', '--outDir', out, '--emptyOutDir'],
      ['node_modules/vite/bin/vite.js', 'build', '--emptyOutDir'],
    ];
    for (const command of commands) {
      const refused = promisify(execFile)(process.execPath, command, { env }).catch((error: unknown) => error);
      const { stderr, stdout, code } = (await refused) as { stderr: string; stdout: string; code: number };
      expect(code).toBe(1);
      expect(stderr).toContain(`Nothing was built: the output folder ${out} is neither empty nor an earlier build`);
      expect(stdout + stderr).not.toMatch(/node_modules|^ {4}at |vite v/m);
      expect((await readdir(out)).sort()).toEqual(['.git', 'letter.txt']);
    }
  },
);

test('a mistake shows our report alone, with its count at the end', async ({ workshop: { slides, out } }) => {
  const file = join(slides, 'brot.md');
  await writeFile(file, (await readFile(file, 'utf8')).replace(':::steps', ':::stepz'));
  const around = { env: { ...process.env, TALK_SLIDES: slides, TALK_OUT: out } };
  const failed = promisify(execFile)(process.execPath, ['src/setup/build.mjs'], around).catch((e: unknown) => e);
  const { stderr, stdout } = (await failed) as { stderr: string; stdout: string };
  expect(stdout).toBe('');
  expect(stderr.trim()).toMatch(/^slides\/brot\.md:\d+:1 {2}directive-unknown\n[^]*\n1 error(?:, \d+ warnings?)?$/);
});
