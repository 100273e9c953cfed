import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { h } from '../../src/trees.ts';
import { fillShell, tighten } from '../../src/pages/write.ts';

const language = 'de';
const year = '2027';
const head = [h('title', {}, 'A talk')];
const slides = '<section>One</section>';
const shell = '<html lang="en"><head><!--talk:head--></head><body><!--talk:slides--></body></html>';

describe('fillShell', () => {
  it('fills language, head and slides', () => {
    const page = fillShell(shell, { language, year, head, slides });
    expect(page).toMatch(/^<html lang="de"><head><title>A talk<\/title><\/head><body><section>One</);
    expect(page).not.toContain('talk:');
  });

  it('lays out from the right what is written from the right', () => {
    expect(fillShell(shell, { language: 'az-Arab', year, head, slides })).toMatch(
      /^<html lang="az-Arab" dir="rtl"><head>/,
    );
  });

  it('takes no word of the talk for a pattern or a place to fill', () => {
    const title = h('meta', { name: 'description', content: 'Of <!--talk:slides--> and <html lang="en"' });
    const words = '<p>$& $1 $` <!--talk:head--> %MODE%</p>';
    const page = fillShell(shell, { language, year, head: [title], slides: words });
    expect(page.split(words)).toHaveLength(2);
    expect(page).toContain('content="Of <!--talk:slides--> and <html lang=&quot;en&quot;"');
  });

  it.each(['<!--talk:head-->', '<!--talk:slides-->', '<html lang="en"'])(
    'refuses a page without %s, or with two',
    (place) => {
      expect(() => fillShell(shell.replace(place, ''), { language, year, head, slides })).toThrow(
        `The page has ${place} 0 times`,
      );
      expect(() => fillShell(shell + place, { language, year, head, slides })).toThrow(`The page has ${place} 2 times`);
    },
  );

  it.each(['deck', 'article', 'speaker', 'handout', 'preflight'])(
    'finds its places in the shell of src/pages/%s, the head’s right after the encoding',
    (folder) => {
      const page = readFileSync(new URL(`../../src/pages/${folder}/index.html`, import.meta.url), 'utf8');
      expect(page).toMatch(/<head>\s*<meta charset="utf-8" \/>\s*<!--talk:head-->/);
      expect(fillShell(page, { language, year, head, slides })).toContain(slides);
    },
  );
});

describe('tighten', () => {
  it('leaves out comments and indents, and keeps places and blanks', () => {
    const shell =
      '<head>\n    <!-- Why:\n      so. -->\n    <!--talk:head-->\n  </head>\n  <button>\n    As in\n    <!--talk:year-->\n  </button>';
    expect(tighten(shell)).toBe('<head>\n<!--talk:head-->\n</head>\n<button>\nAs in\n<!--talk:year-->\n</button>');
  });
});
