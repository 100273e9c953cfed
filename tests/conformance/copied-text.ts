/** Whether text copied from a PDF is what stands on its slides: random text of many scripts, read by Poppler and MuPDF. */
import { execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';

interface Script {
  readonly language: string;
  /** Whether it is a right-to-left script. */
  readonly isFromRight?: true;
  readonly letters: readonly string[];
}

interface SlideOfText {
  readonly script: Script;
  readonly title: string;
  readonly lines: readonly string[];
}

const range = (first: number, last: number): string[] =>
  Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index));

/** Of the fonts of the talk, DejaVu and IPA Gothic. */
const SCRIPTS: readonly Script[] = [
  // Without ĩ and ī: Plex draws them of two glyphs, Chromium says so by `ActualText`, and MuPDF does not read that before 1.23.
  {
    language: 'en',
    letters: [...range(0x41, 0x5a), ...range(0x61, 0x7a), ...range(0xd8, 0xf6), ...range(0x100, 0x128)],
  },
  { language: 'ru', letters: [...range(0x391, 0x3a1), ...range(0x3b1, 0x3c9), ...range(0x410, 0x44f)] },
  { language: 'hy', letters: [...range(0x531, 0x556), ...range(0x561, 0x586), ...range(0x10d0, 0x10f0)] },
  // The last have two surrogates each.
  { language: 'en', letters: [...range(0x2190, 0x21ff), ...range(0x2200, 0x22ff), ...range(0x1d7d8, 0x1d7e1)] },
  {
    language: 'ja',
    letters: [...range(0x3042, 0x3093), ...range(0x30a2, 0x30f3), ...Array.from('日本語一二三四大小中上下山川漢字')],
  },
  { language: 'he', isFromRight: true, letters: range(0x5d0, 0x5ea) },
  { language: 'ar', isFromRight: true, letters: [...range(0x628, 0x63a), ...range(0x641, 0x64a)] },
];

/** What a font may draw as one glyph, and what Markdown takes for itself. */
const WORDS = ['office', 'fluffier', 'affair', 'fjord', 'Tj', '->', '!=', '<=', '=>'];
const SIGNS = '!"#$%&()*+,./:;<=>?@[]^_`{|}~';

const joined = (parts: fc.Arbitrary<string>, most: number, between = ''): fc.Arbitrary<string> =>
  fc.array(parts, { minLength: 1, maxLength: most }).map((all) => all.join(between));

function slideIn(script: Script): fc.Arbitrary<SlideOfText> {
  const word = joined(fc.constantFrom(...script.letters), 6);
  const others = [fc.constantFrom(...WORDS), joined(fc.constantFrom(...Array.from(SIGNS)), 3)];
  // In a bidirectional line each reader orders punctuation and words of the other direction differently.
  const line = (most: number) =>
    joined(script.isFromRight ? word : fc.oneof(word, word, word, word, ...others), most, ' ');
  return fc.record({
    script: fc.constant(script),
    // One word alone, as it would not be a title without a letter.
    title: word,
    lines: fc.array(line(5), { minLength: 1, maxLength: 4 }),
  });
}

/** Some slides of each script. */
export const slidesOfText = (seed: number): SlideOfText[] =>
  SCRIPTS.flatMap((script) => fc.sample(slideIn(script), { numRuns: 5, seed }));

const escaped = (text: string): string => text.replaceAll(/[!-/:-@[-`{-~]/g, String.raw`\$&`);

const TALK = `title: Copied text
author:
  name: Test Author
event: Case event
date: 2026-11-28
place: Nowhere
language: en
slot: 60m
licence: CC0-1.0
`;

/** A talk of these slides: paragraphs, and on every second one a listing. */
export async function writeTalk(folder: string, slides: readonly SlideOfText[]): Promise<void> {
  const texts = slides.map(({ script: { language }, title, lines }, index) => {
    const body =
      index % 2 === 0 ? lines.map(escaped).join('\n\n') : ['`'.repeat(9), ...lines, '`'.repeat(9)].join('\n');
    return `::slide{id=text-${index} lang=${language}}\n\n${index === 0 ? '#' : '##'} ${title}\n\n${body}\n`;
  });
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, '01.md'), texts.join('\n---\n\n'));
  await writeFile(join(folder, 'talk.yaml'), TALK);
}

interface Reader {
  readonly name: string;
  /** @returns its text, with a form feed after each page */
  readonly read: (file: string) => string;
  /** Whether it converts right-to-left text to reading order. */
  readonly turns: boolean;
}

const READERS: readonly Reader[] = [
  { name: 'Poppler', read: (file) => ask('pdftotext', file, '-'), turns: true },
  { name: 'MuPDF', read: (file) => ask('mutool', 'draw', '-q', '-F', 'txt', file), turns: false },
];

const ask = (program: string, ...words: readonly string[]): string =>
  execFileSync(program, words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });

/**
 * @param hasPages whether each slide has a page of its own
 * @returns what is not in a copied text as it stands on its slide, and in its order, a line each
 */
export const notCopied = (file: string, slides: readonly SlideOfText[], hasPages: boolean): string[] =>
  READERS.flatMap(({ name, read, turns }) => {
    const all = read(file);
    const pages = all.split('\f').map(letters);
    const whole = letters(all);
    return slides.flatMap(({ script, title, lines }, index) => {
      if (script.isFromRight && !turns) return [];
      const page = hasPages ? (pages[index] ?? '') : whole;
      return [letters(title), letters(lines.join(''))]
        .filter((text) => !page.includes(text))
        .map((text) => `${name}, slide ${index + 1}: not “${text}”${hasPages ? `, but “${page}”` : ''}`);
    });
  });

/** Without line breaks and direction marks. */
const letters = (text: string): string =>
  text.normalize('NFC').replaceAll(/[\s\u00ad\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '');
