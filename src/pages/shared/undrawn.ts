/** Characters that no font of the machine can draw: empty boxes for the hall, and lost where a PDF is copied. */

export interface Undrawn {
  readonly characters: readonly string[];
  /** Of the block, counted from the slide's first. */
  readonly line: number | undefined;
  /** Of the slide. */
  readonly slide: string;
  readonly place: string;
}

/**
 * The empty box of the talk's own font is what the debugger calls one of its letters, so each character is drawn beside
 * one that is never anything else. It runs in the page, and knows nothing outside of itself.
 *
 * @param selector of the elements that are looked at
 * @returns nothing where the browser draws another box for each character, as Firefox does with its number
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

/** Packages of Debian and its relatives, the first that fits. What is in none of them no common font has. */
const PACKAGES = [
  [
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\u3000-\u303F\uFF00-\uFFEF]/u,
    'fonts-noto-cjk',
  ],
  [/\p{Emoji_Presentation}/u, 'fonts-noto-color-emoji'],
  [/[\p{L}\p{M}\p{N}\p{P}\p{S}]/u, 'fonts-noto-core'],
] as const;

/** What is said of them, with a way out. */
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
