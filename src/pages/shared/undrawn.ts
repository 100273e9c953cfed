/** Characters that no installed font can draw: the audience sees empty boxes, and a copy from the PDF loses them. */

export interface Undrawn {
  readonly characters: readonly string[];
  /** Of the block, counted from the slide's first. */
  readonly line: number | undefined;
  /** Of the slide. */
  readonly slide: string;
  readonly place: string;
}

/**
 * Compares each character as drawn with a noncharacter, which is always an empty box. The debugging protocol would not
 * do: it counts the empty box of the talk's own font as a glyph. Runs in the page, so it must not use outer variables.
 *
 * @param selector of the elements that are looked at
 * @returns undefined if the browser draws a different box for each character, as Firefox does with the code point
 */
export function undrawn(selector: string): Undrawn[] | undefined {
  const side = 48;
  const pen = new OffscreenCanvas(side, side).getContext('2d', { willReadFrequently: true });
  const drawn = new Map<string, string>();
  const draw = (character: string, font: string) => {
    const known = drawn.get(font + character);
    if (known !== undefined) return known;
    pen?.reset();
    if (pen) pen.font = `32px ${font}`;
    pen?.fillText(character, 4, 36);
    const pixels = pen?.getImageData(0, 0, side, side).data.join() ?? '';
    drawn.set(font + character, pixels);
    return pixels;
  };
  if (draw('\u{10FFFE}', 'sans-serif') !== draw('\u{EFFFE}', 'sans-serif')) return undefined;
  return [...document.querySelectorAll(selector)].flatMap((element) => {
    const font = getComputedStyle(element).fontFamily;
    const line = element.closest<HTMLElement>('[data-line]')?.dataset.line;
    const slide = element.closest<HTMLElement>('[data-place]');
    const box = draw('\u{10FFFE}', font);
    const characters = [...new Set(element.textContent.replace(/[\s -~]/g, ''))].filter(
      (one) => draw(one, font) === box,
    );
    if (characters.length === 0) return [];
    const own = { slide: slide?.id ?? '', place: slide?.dataset.place ?? '' };
    return [{ characters, line: line === undefined ? line : Number(line), ...own }];
  });
}

/** Packages of Debian and its derivatives; the first match wins. No common font has other characters. */
const PACKAGES = [
  [
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\u3000-\u303F\uFF00-\uFFEF]/u,
    'fonts-noto-cjk',
  ],
  [/\p{Emoji_Presentation}/u, 'fonts-noto-color-emoji'],
  [/[\p{L}\p{M}\p{N}\p{P}\p{S}]/u, 'fonts-noto-core'],
] as const;

/** The message about them, with a remedy. */
export function undrawnMessage(characters: readonly string[]): string {
  const named = characters
    .slice(0, 8)
    .map((one) => `${one} (U+${one.codePointAt(0)?.toString(16).toUpperCase() ?? ''})`);
  const more = characters.length > named.length ? ` and ${characters.length - named.length} more` : '';
  const found = characters.map((one) => PACKAGES.find(([pattern]) => pattern.test(one))?.[1]);
  const packages = [...new Set(found)].filter((name) => name !== undefined).join(' and ');
  const way =
    packages === ''
      ? 'Use another character.'
      : `Install ${packages} (Debian) or another font that has it, or use another character.`;
  return `No font here can draw ${named.join(', ')}${more}. ${way}`;
}
