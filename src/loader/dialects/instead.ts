/** Replacements for blocks, tags, comments and attributes of other tools. */

export const MATHS = 'Formulas are not set: write it in plain signs (`x²`, `α ≤ 1`), as code, or as a picture.';
export const IN_TURN = 'To let blocks or list items appear in turn, wrap them in `:::steps` … `:::`.';
export const NO_STYLE = 'Nothing has styles or classes of its own here: take it away; `**bold**` is all there is.';
export const CONTENTS = 'The program makes the contents itself: take it away.';
export const COLUMNS =
  'What stands side by side is `::::columns` with a `:::column` … `:::` for each, and `::::` at the end.';
export const NO_BOXES = 'There are no boxes: write a quote (`> …`) and what it is in bold.';
export const NOTES = 'The speaker’s notes begin with `Note:` at the start of a paragraph.';
const BREAK = 'Slides are divided by `---` alone between blank lines.';
const PICTURE = 'A picture is `![what it shows](file.png)`.';
export const FILLS = 'A picture that fills the slide is `![what it shows](file.png)` under `::slide{layout=picture}`.';
const WIDTH = '`:::picture{width=50%}` around a picture says how wide it is.';
const FILMS = 'Films, sounds and other pages are not shown: link to them by `[text](https://…)`.';
const NUMBERED = 'Each slide shows its number and its part: take it away.';
const LOOKS = 'Backgrounds, colours and transitions are the program’s: take it away.';
const FILES = 'Other files are not read into a slide; Markdown beside this file is read in the order of its names.';

type Row = readonly [name: RegExp, instead: string];

const find = (rows: readonly Row[], text: string): string | undefined =>
  rows.find(([pattern]) => pattern.test(text))?.[1];

/** Layouts of other tools and our equivalents. */
const LAYOUTS: Readonly<Record<string, string>> = {
  ...{ cover: 'title', intro: 'title', title: 'title', lead: 'title', section: 'section', statement: 'statement' },
  ...{ fact: 'statement', quote: 'statement', center: 'statement', default: 'text', end: 'questions' },
  ...{ image: 'picture', full: 'picture' },
};

/** Our equivalent of another tool's layout, if any. */
export const layoutLike = (name: string): string | undefined =>
  Object.hasOwn(LAYOUTS, name) ? LAYOUTS[name] : undefined;

/** Blocks by name. */
const BLOCKS: readonly Row[] = [
  [
    /^(?:non)?incremental$|^fragments?$|^v-?clicks?$|^(?:click|pause|reveal|step|build|animate)s?$/i,
    `${IN_TURN} Colons and name stand together.`,
  ],
  [
    /^(?:speaker-?|presenter-?)?notes?$/i,
    'The speaker’s notes begin with `Note:` at the start of a paragraph; a remark for all is a quote (`> …`).',
  ],
  [/^(?:col(?:umn)?s?|cols?-\w+|grid|row|split|left|right|two-cols?|side-by-side|half|default|layout)$/i, COLUMNS],
  [
    /^(?:warning|info|tip|danger|caution|important|details|success|error|hint|attention|question|example|theorem|proof|definition|block|alert|exampleblock|alertblock|callout\S*|admonition|box|card|spoiler)$/i,
    NO_BOXES,
  ],
  [/^(?:panel-tabset|tabs?|tab-set|tab-item|code-group)$/i, 'There are no tabs: make a slide of each, or columns.'],
  [/^(?:div|center|centered|small|big|large|r-\S+|fit|footer|header|aside|section)$/i, NO_STYLE],
];

/** Replacement for a block of another tool. */
export const insteadOfBlock = (name: string): string | undefined => find(BLOCKS, name);

/** Common tags, by their content between the angle brackets. */
const TAGS: readonly Row[] = [
  [/^<[^>]*\sclass\s*=\s*["']?[^"'>]*\bnotes?\b/i, NOTES],
  [/^<\/?(?:aside|notes?)\b/i, NOTES],
  [
    /^<\/?(?:v-\w+|fragment|transform|appear|steps?|reveal|click)\b|^<(?:div|span|p|li|ul|ol|img|h\d)\b[^>]*\sv-(?:click|after|motion)\b/i,
    IN_TURN,
  ],
  [/^<[^>]*\sclass\s*=\s*["']?[^"'>]*\bfragment\b/i, IN_TURN],
  [/^<\/?(?:img|picture|figure|svg|figcaption)\b/i, `${PICTURE} ${WIDTH}`],
  [/^<\/?(?:video|audio|iframe|embed|object|youtube|tweet|source|slidevvideo)\b/i, FILMS],
  [/^<\/?(?:toc|titles?list)\b/i, CONTENTS],
  [
    /^<\/?(?:style|script|link|span|font|center|small|big|u|mark|kbd|b|i|em|strong|code|ins|del|s)\b/i,
    'Slides have no styles or scripts of their own: `*italic*`, `**bold**` and backquotes are the marks of text.',
  ],
  [
    /^<\/?(?:br|hr|wbr)\b/i,
    'Begin a paragraph or a list item instead; slides are divided by `---` between blank lines.',
  ],
  [/^<\/?(?:sup|sub)\b/i, 'Write the sign itself: `x²`, `H₂O`.'],
  [/^<\/?(?:section|slide)\b/i, BREAK],
  [/^<\/?(?:details|summary|blockquote)\b/i, NO_BOXES],
  [/^<\/?(?:table|thead|tbody|tr|td|th)\b/i, 'A table is lines of `| a | b |` with `| --- | --- |` under its head.'],
  [/^<\/?(?:ul|ol|li|dl|dt|dd)\b/i, 'A list is lines that begin with `- ` or `1. `.'],
  [/^<\/?h[1-6]\b/i, 'The title of a slide is `## Title`, a heading in it `### Heading`.'],
  [/^<\/?a\b/i, 'A link is `[text](https://…)`, to a slide `[text](#id)`.'],
  [
    /^<\/?(?:split|grid|columns?|cols?|row|left|right)\b|^<[^>]*\sclass\s*=\s*["']?[^"'>]*\b(?:col(?:umn)?s?|grid|flex|row|two-?col\w*|split|container)\b/i,
    COLUMNS,
  ],
  [/^<\/?(?:p|div|main|article|header|footer|nav)\b/i, `${NO_STYLE} A blank line divides paragraphs.`],
  [
    /^<\/?(?:[A-Z][\w.]*|[a-z]+[-:][\w:-]+|arrow)(?=[\s/>]|$)/,
    'Components of other tools are not known: write what it shows in Markdown, or as a picture.',
  ],
];

/** Replacement for a tag. */
export const insteadOfTag = (tag: string): string | undefined => find(TAGS, tag);

const EVERY_KIND = `Options of a slide are written \`::slide{layout=section budget=90s id=xen}\`, first thing on it.`;

/** Attributes that reveal.js reads in `<!-- .slide: … -->`. */
const SLIDE_ATTRIBUTES: readonly Row[] = [
  [/data-notes\s*=/, NOTES],
  [/data-background-(?:video|iframe)/, FILMS],
  [/data-background(?:-image)?\s*=\s*["']?[^"'\s]*\.(?:png|jpe?g|gif|webp|avif|svg)\b/i, FILLS],
  [/data-visibility\s*=\s*["']?uncounted/, 'A slide that is kept for questions is `::slide{backup}`.'],
  [/data-visibility\s*=\s*["']?hidden/, 'What is not to be shown lies in a file `_name.md`, or in a comment.'],
  [/data-(?:background|transition|auto-animate|state|timing-function)/, LOOKS],
  [/\b(?:class|style)\s*=/, NO_STYLE],
];

/** Replacement for reveal.js's slide attributes in a comment. */
export function insteadOfSlideAttributes(comment: string): string {
  const id = /\bid\s*=\s*["']?([\w-]+)/.exec(comment)?.[1];
  const time = /\bdata-timing\s*=\s*["']?(\d+)/.exec(comment)?.[1];
  const options = [time && `budget=${time}s`, id && `id=${id}`].filter((one) => one !== undefined && one !== '');
  const rest = find(SLIDE_ATTRIBUTES, comment);
  const own = options.length > 0 ? [`Write \`::slide{${options.join(' ')}}\`, first thing on the slide.`] : [];
  const all = [...own, ...(rest === undefined ? [] : [rest])];
  return all.length > 0 ? all.join(' ') : EVERY_KIND;
}

/** The same for element attributes. */
export function insteadOfElementAttributes(comment: string): string {
  if (/\bfragment\b|data-fragment/.test(comment)) return IN_TURN;
  if (/\b(?:width|height)\b|r-stretch|data-src/.test(comment)) return WIDTH;
  return /\b(?:class|style)\s*=/.test(comment) ? NO_STYLE : IN_TURN;
}

/** Commands in comments, by first word. */
const COMMANDS: readonly Row[] = [
  [/^(?:pause|stop|cmd:pause|incremental_lists|list_item_newlines)\b/, IN_TURN],
  [/^(?:end_slide|s|v|v:|slide|next|vertical)\s*$/, BREAK],
  [/^(?:column|column_layout|reset_layout)\b/, COLUMNS],
  [/^_?(?:paginate|header|footer|no_footer)\b/, NUMBERED],
  [/^_?(?:backgroundImage)\b.*url/s, FILLS],
  [/^_?(?:headingDivider)\b/, `${BREAK} A title alone begins none.`],
  [/^(?:include|snippet_output)\b/, FILES],
  [/^(?:element)\b.*\bfragment\b/s, IN_TURN],
  [/^(?:math)\b/, MATHS],
  [/^(?:skip_slide)\b/, 'What is not to be shown lies in a file `_name.md`, or in a comment.'],
  [/^(?:fit|element|auto-scaling|size|font_size|alignment|new_lines?|jump_to_middle)\b/, NO_STYLE],
  [/^_?(?:theme|style|backgroundColor|backgroundPosition|backgroundRepeat|backgroundSize|color|transition)\b/, LOOKS],
];

/** Replacement for a command in a comment. */
export function insteadOfCommand(comment: string): string {
  const inner = comment.replaceAll(/^<!--+|-+->$/g, '').trim();
  const name = /^_?(?:class|layout)\s*:\s*["']?([\w-]+)/.exec(inner)?.[1];
  const layout = name === undefined ? undefined : layoutLike(name);
  if (layout !== undefined) return `Write \`::slide{layout=${layout}}\`, first thing on the slide.`;
  if (/^_?class\s*:/.test(inner)) return NO_STYLE;
  return (
    find(COMMANDS, inner) ??
    'Options of a slide are written `::slide{layout=section}`, first thing on it; what appears in turn stands in `:::steps` … `:::`.'
  );
}

/** Advice for front matter keys without an equivalent. */
const KEYS: readonly Row[] = [
  [/^headingDivider$/, 'divide the slides with `---` before each title'],
  [/^src$/, 'lay the file beside this one: all Markdown there is read in the order of its names'],
  [/^(?:background|backgroundImage|background-image|image)$/, 'let a picture fill the slide by `layout=picture`'],
  [/^(?:incremental)$/, 'let lists appear in turn by `:::steps`'],
  [/^(?:count)$/, 'keep a slide for questions by `::slide{backup}`'],
];

/** Advice for a front matter key, other than to remove it. */
export const insteadOfKey = (key: string): string | undefined => find(KEYS, key);
