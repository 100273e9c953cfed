/**
 * What other tools read and this one shows as it stands: each mark with its name and with what to write here. Text that
 * merely looks alike must pass: prices, shell variables, C, times, comparisons.
 */
import type { Nodes } from 'mdast';
import { message, type Message } from '../messages.ts';
import { placeOf, sourceOf } from '../place.ts';
import { proseOf } from './prose.ts';

interface Mark {
  /** What it is elsewhere. */
  readonly name: string;
  /** Of a block's prose; with the flags `dgm`. A group named `mark` is what is told, where it is not the whole. */
  readonly pattern: RegExp;
  readonly isMeant?: (match: string) => boolean;
  /** What to write here, as a sentence. */
  readonly instead: string;
}

const MATHS = 'Formulas are not set: write it in plain signs (`x²`, `α ≤ 1`), as code, or as a picture.';
const IN_TURN = 'To let blocks or list items appear in turn, wrap them in `:::steps` … `:::`.';
const NO_STYLE = 'Nothing has styles or classes of its own here: take it away; `**bold**` is all there is.';
const CONTENTS = 'The program makes the contents itself: take it away.';

/** `.class`, `#id`, `key=value`, divided by blanks. */
const ATTRIBUTE = String.raw`(?:[.#][A-Za-z][\w:-]*|[A-Za-z][\w:.-]*=(?:"[^"\n]*"|'[^'\n]*'|[^\s"'{}]+))`;
const ATTRIBUTES = String.raw`\{:?[ ]*${ATTRIBUTE}(?:[ ]+${ATTRIBUTE})*[ ]*\}`;
const CLASSES = String.raw`\{:?[ ]*[.#][A-Za-z][\w:-]*(?:[ ]+${ATTRIBUTE})*[ ]*\}`;

/** Behind a title it is told as the title's. */
const ATTRIBUTE_NAME = 'an attribute';

/** Whether what stands between dollar signs is a formula, and neither a price nor a variable. */
function isFormula(found: string): boolean {
  const inner = found.replaceAll('$', '').trim();
  if (/\\[a-zA-Z]+|[\^_]\{|\w\^\w|^[A-Za-z]_\w$|^[A-Za-z]_\w\b.*[=+<>]/.test(inner)) return true;
  if (/^[A-Za-z]['′]?$/.test(inner)) return true;
  return /^[A-Za-z](?:\([A-Za-z, ]+\))?\s*(?:=|<|>|≤|≥|\+|-|\*|\/|∈)\s*[\w(][\w\s+*/^()-]*$/.test(inner);
}

const marks: readonly Mark[] = [
  {
    name: 'a formula in TeX',
    pattern: /\$\$(?:[^$]|\\\$)+\$\$/dgm,
    isMeant: (found) => isFormula(found) || /[=^_\\]/.test(found),
    instead: MATHS,
  },
  { name: 'a formula in TeX', pattern: /^[ \t]*\$\$[ \t]*$/dgm, instead: MATHS },
  {
    name: 'a formula in TeX',
    pattern: /(?<![\w$\\])\$(?=[^\s$])[^$\n]*[^\s$\\]\$(?![\w$])|(?<![\w$\\])\$[A-Za-z]\$(?![\w$])/dgm,
    isMeant: isFormula,
    instead: MATHS,
  },
  { name: 'a pause of Pandoc', pattern: /^\. \. \.$/dgm, instead: IN_TURN },
  {
    name: ATTRIBUTE_NAME,
    pattern: new RegExp(
      String.raw`(?<=[\]\uFFFC*_~])(?<mark>${ATTRIBUTES})|^[ \t>]*(?<mark2>${ATTRIBUTES})[ \t]*$|(?<=\s)(?<mark3>${CLASSES})[ \t]*$`,
      'dgm',
    ),
    instead: NO_STYLE,
  },
  {
    name: 'a sign by its name',
    pattern: /(?<![\w:/.\uFFFC])(?<mark>:[a-z+-][a-z0-9_+-]*:)(?![\w:/\uFFFC])/dgm,
    instead: 'Signs are written as they are, in letters or as a character: names are not known.',
  },
  {
    name: 'marked text',
    pattern: /(?<![=\w\]!<>])==(?=[^\s=])[^=\n]*[^\s=]==(?![=\w])/dgm,
    instead: '`**bold**` is the one mark for what matters.',
  },
  {
    name: 'a shortcode of Hugo or a tag of Jekyll',
    pattern: /\{\{[<%][^}]*[%>]\}\}|\{%-?\s*[a-z]\w*[^}]*%\}/dgm,
    instead: 'Write it in Markdown: text, a picture, a table or code.',
  },
  {
    name: 'a value of Slidev',
    pattern: /\{\{\s*\$[\w.]+[^}]*\}\}/dgm,
    instead: 'Write the value itself; number and part stand at the foot of a slide by themselves.',
  },
  {
    name: 'a list of contents',
    pattern: /^[ \t]*(?:\[\[?toc\]?\]|@\[toc\]|\$\{toc\}|\{:toc\})/dgim,
    instead: CONTENTS,
  },
  {
    name: 'a command of another tool',
    pattern:
      /^(?:@@@?|@(?:snap|snapend|ul|ulend|ol|olend|fa|img|css|box|quote|code|gist|include|@include)\b[^\n]*)$/dgm,
    instead: 'Take it away, or write what it makes in Markdown or with `:::columns`.',
  },
  {
    name: 'a snippet of another file',
    pattern: /^(?:<<<?[ ]+[@./~][^\n]*|!include[ (][^\n]*|!\[\[[^\]\n]+\]\])/dgm,
    instead: 'Other files are not read: write the code here, between fences, or show a picture by `![text](file.png)`.',
  },
  {
    name: 'a command of Deckset',
    pattern: /^\[\.[a-z][a-z-]*(?::[^\]\n]*)?\]/dgm,
    instead: 'Take it away; `:::columns` stands side by side, and options of a slide are `::slide{…}`.',
  },
  {
    name: 'a box of other tools',
    pattern:
      /^(?:>[ ]?)*(?<mark>\[!(?:note|tip|important|warning|caution|info|danger|todo|example|quote)\][+-]?|(?:!!!|\?\?\?\+?)[ ]+[a-z]+[^\n]*)/dgim,
    instead: 'There are no boxes: write a quote (`> …`) and what it is in bold.',
  },
];

/** Marks of other tools in a paragraph, a title or a cell, each kind once. */
export function foreignMarks(block: Nodes, text: string): Message[] {
  // Nearly all text has none of these signs.
  const source = sourceOf(block, text);
  if (!/[${[:=@!<>.?]/.test(source)) return [];
  const prose = proseOf(block, text);
  const start = placeOf(block);
  const told = new Set(block.type === 'heading' && block.depth <= 2 ? [ATTRIBUTE_NAME] : []);
  return marks.flatMap(({ name, pattern, isMeant = () => true, instead }) =>
    [...prose.matchAll(pattern)].flatMap((match) => {
      const groups = match.indices?.groups ?? {};
      const [from, to] = groups.mark ?? groups.mark2 ?? groups.mark3 ?? match.indices?.[0] ?? [0, 0];
      const before = prose.slice(0, from).split('\n');
      // Told as a block already.
      const isOfBlock = /^[ >|]*:{2,}/.test(before.at(-1) ?? '');
      if (told.has(name) || isOfBlock || !isMeant(prose.slice(from, to))) return [];
      told.add(name);
      const found = source.slice(from, to);
      const line = start.line + before.length - 1;
      const column = (before.length === 1 ? start.column : 1) + (before.at(-1)?.length ?? 0);
      const place = { file: '', line, column, endColumn: column + (found.split('\n')[0]?.length ?? 0) };
      return [message('foreign-mark', place, found.replaceAll(/\s+/g, ' '), name, instead)];
    }),
  );
}

/** What a title ends with in Pandoc, kramdown and others: `{#id .class}`. */
const TITLE_ATTRIBUTES = new RegExp(
  String.raw`(?<=[^\\])\{:?[ ]*(?:${ATTRIBUTE}|-)(?:[ ]+(?:${ATTRIBUTE}|-))*[ ]*\}[ \t]*$`,
);

/** A title's attributes of other tools: where they begin in its text, and the id among them. */
export function titleAttributes(
  title: string,
): { readonly start: number; readonly id: string | undefined } | undefined {
  const match = TITLE_ATTRIBUTES.exec(title);
  return match ? { start: match.index, id: /#([A-Za-z][\w:-]*)/.exec(match[0])?.[1] } : undefined;
}

/** What Marp reads between the brackets of a picture. */
const MARP =
  /^(?:bg|fit|contain|cover|auto|vertical|left|right|(?:w|h|width|height|left|right|blur|brightness|contrast|grayscale|hue-rotate|invert|opacity|saturate|sepia|drop-shadow):\S+|\d+(?:\.\d+)?%)$/i;

/** Whether the text of a picture is, or has, commands of Marp. */
export function hasPictureCommands(alt: string): boolean {
  const words = alt.trim().split(/\s+/);
  const isCommand = (word: string) => MARP.test(word);
  return (
    (words[0] === 'bg' && words.slice(1).some(isCommand)) ||
    (words.every(isCommand) &&
      words.some((word) => /^bg$|[:%]/i.test(word) || (words.length === 1 && /^(?:fit|contain|cover)$/i.test(word)))) ||
    words.some((word) => /^(?:w|h|width|height):(?:\d|auto)/i.test(word))
  );
}

/** Blocks of other tools by the words after their colons, and what to write here. */
const BLOCKS: readonly { readonly names: RegExp; readonly instead: string }[] = [
  {
    names: /^(?:non)?incremental$|^fragments?$|^v-?clicks?$|^(?:click|pause|reveal|step|build|animate)s?$/i,
    instead: `${IN_TURN} Colons and name stand together.`,
  },
  {
    names: /^(?:speaker-?|presenter-?)?notes?$/i,
    instead: 'The speaker’s notes begin with `Note:` at the start of a paragraph; a remark for all is a quote (`> …`).',
  },
  {
    names: /^(?:col(?:umn)?s?|cols?-\w+|grid|row|split|left|right|two-cols?|side-by-side|half|default|layout)$/i,
    instead: 'What stands side by side is `::::columns` with a `:::column` … `:::` for each, and `::::` at the end.',
  },
  {
    names:
      /^(?:warning|info|tip|danger|caution|important|details|success|error|hint|attention|question|example|theorem|proof|definition|block|alert|exampleblock|alertblock|callout\S*|admonition|box|card)$/i,
    instead: 'There are no boxes: write a quote (`> …`) and what it is in bold.',
  },
  { names: /^(?:div|center|centered|small|big|large|r-\S+|fit|footer|header|aside|section)$/i, instead: NO_STYLE },
];

/** What to write instead of a block of another tool. */
export const insteadOfBlock = (name: string): string | undefined =>
  BLOCKS.find(({ names }) => names.test(name))?.instead;

/** Tags that people write in slides, and what to write here. */
const TAGS: readonly { readonly names: RegExp; readonly instead: string }[] = [
  { names: /^<\/?(?:v-\w+|fragment|transform)\b/i, instead: IN_TURN },
  { names: /^<\/?(?:aside|notes?)\b/i, instead: 'The speaker’s notes begin with `Note:` at the start of a paragraph.' },
  { names: /^<\/?(?:img|picture|figure|svg)\b/i, instead: 'A picture is `![what it shows](file.png)`.' },
  {
    names: /^<\/?(?:video|audio|iframe|embed|object|youtube|tweet|source)\b/i,
    instead: 'Films, sounds and other pages are not shown: link to them by `[text](https://…)`.',
  },
  {
    names: /^<\/?(?:style|script|link|span|font|center|small|big|u|mark|kbd)\b/i,
    instead:
      'Slides have no styles or scripts of their own: `*italic*`, `**bold**` and backquotes are the marks of text.',
  },
  {
    names: /^<\/?(?:br|hr|wbr)\b/i,
    instead: 'Begin a paragraph or a list item instead; slides are divided by `---` between blank lines.',
  },
  { names: /^<\/?(?:sup|sub)\b/i, instead: 'Write the sign itself: `x²`, `H₂O`.' },
  { names: /^<\/?(?:section|slide)\b/i, instead: 'Slides are divided by `---` alone between blank lines.' },
];

/** What to write instead of a tag. */
export const insteadOfTag = (tag: string): string | undefined => TAGS.find(({ names }) => names.test(tag))?.instead;
