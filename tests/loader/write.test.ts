import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fillShell } from '../../src/loader/write.ts';

const meta = {
  title: 'A talk',
  author: { name: 'A. Speaker' },
  event: 'An evening',
  date: '2024-11-05',
  place: 'Bremen',
  language: 'de',
  slot: 120,
  licence: 'CC-BY-4.0',
};
const slides = '<section>One</section>';
const shell = '<html lang="en"><head><!--talk:head--></head><body><!--talk:slides--></body></html>';

describe('fillShell', () => {
  it('fills language, head and slides', () => {
    const page = fillShell(shell, { meta, slides });
    expect(page).toMatch(/^<html lang="de"><head><title>A talk<\/title><meta .*<\/head><body><section>One</);
    expect(page).not.toContain('talk:');
    expect(page).not.toContain('Content-Security-Policy');
  });

  it('puts the policy before all else in the head', () => {
    const page = fillShell(shell, { meta, slides, policy: "default-src 'none'" });
    expect(page).toContain(
      `<head><meta http-equiv="Content-Security-Policy" content="default-src &#x27;none&#x27;"><title>A talk`,
    );
  });

  it('takes no word of the talk for a pattern or a place to fill', () => {
    const subtitle = 'Of <!--talk:slides--> and <html lang="en"';
    const words = '<p>$& $1 $` <!--talk:head--> %MODE%</p>';
    const page = fillShell(shell, { meta: { ...meta, subtitle }, slides: words });
    expect(page.split(words)).toHaveLength(2);
    expect(page).toContain('content="Of <!--talk:slides--> and <html lang=&quot;en&quot;. A. Speaker');
  });

  it.each(['<!--talk:head-->', '<!--talk:slides-->', '<html lang="en"'])(
    'refuses a page without %s, or with two',
    (place) => {
      expect(() => fillShell(shell.replace(place, ''), { meta, slides })).toThrow(`The page has ${place} 0 times`);
      expect(() => fillShell(shell + place, { meta, slides })).toThrow(`The page has ${place} 2 times`);
    },
  );

  it.each(['index.html', 'read/index.html'])(
    'finds its places in src/%s, the head’s right after the encoding',
    (file) => {
      const page = readFileSync(new URL(`../../src/${file}`, import.meta.url), 'utf8');
      expect(page).toMatch(/<head>\s*<meta charset="utf-8" \/>\s*<!--talk:head-->/);
      expect(fillShell(page, { meta, slides })).toContain(slides);
    },
  );
});
