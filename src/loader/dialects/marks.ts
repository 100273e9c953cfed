/** Syntax of other tools that would be shown as plain text, each with its replacement. */
import { COLUMNS, CONTENTS, IN_TURN, MATHS, NO_BOXES, NO_STYLE } from './instead.ts';

export interface Mark {
  /** Its meaning in other tools. */
  readonly name: string;
  /** Matches the prose of a block; flags `dgm`. The group `mark`, or else the whole match, is reported. */
  readonly pattern: RegExp;
  readonly isMeant?: (match: string) => boolean;
  /** Reported only in files with front matter of another tool; elsewhere it is as likely plain text. */
  readonly onlyAmongOthers?: true;
  /** Not in table cells, where the characters are delimiters. */
  readonly onlyInParagraphs?: true;
  /** The replacement, as a sentence. */
  readonly instead: string;
}

/** `.class`, `#id`, `key=value`, separated by spaces. */
export const ATTRIBUTE = String.raw`(?:[.#][A-Za-z][\w:-]*|[A-Za-z][\w:.-]*=(?:"[^"\n]*"|'[^'\n]*'|[^\s"'{}]+))`;
const ATTRIBUTES = String.raw`\{:?[ ]*${ATTRIBUTE}(?:[ ]+${ATTRIBUTE})*[ ]*\}`;
const CLASSES = String.raw`\{:?[ ]*[.#][A-Za-z][\w:-]*(?:[ ]+${ATTRIBUTE})*[ ]*\}`;

/** After a title it is reported as `title-attributes`. */
export const ATTRIBUTE_NAME = 'an attribute';

/** Whether the text between dollar signs is a formula, not a price or a variable. */
function isFormula(found: string): boolean {
  const inner = found.replaceAll('$', '').trim();
  if (/\\[a-zA-Z]+|[\^_]\{|\w\^\w|^[A-Za-z]_\w$|^[A-Za-z]_\w\b.*[=+<>]/.test(inner)) return true;
  if (/^[A-Za-z]['′]?$/.test(inner)) return true;
  return /^[A-Za-z](?:\([A-Za-z, ]+\))?\s*(?:=|<|>|≤|≥|\+|-|\*|\/|∈)\s*[\w(][\w\s+*/^()-]*$/.test(inner);
}

/** `[[nodiscard]]`, `[[gnu::pure]]` */
const ATTRIBUTE_OF_C =
  /^\[\[(?:nodiscard|noreturn|maybe_unused|deprecated|fallthrough|likely|unlikely|no_unique_address|assume|carries_dependency|\w+::\w+)\b/;

export const marks: readonly Mark[] = [
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
  { name: 'a pause', pattern: /^(?:\. \. \.|\\pause(?:\[\d+\])?|\{\{?pause\}?\})[ \t]*$/dgm, instead: IN_TURN },
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
    pattern: /(?<![=\w\]!<>{])==(?=[^\s=])[^=\n]*[^\s=]==(?![=\w}])|(?<!\^)\^\^(?=[^\s^])[^^\n]*[^\s^]\^\^(?!\^)/dgm,
    instead: '`**bold**` is the one mark for what matters.',
  },
  {
    name: 'a change of CriticMarkup',
    pattern: /\{(?:\+\+[^{}\n]*\+\+|--[^{}\n]*--|~~[^{}\n]*~>[^{}\n]*~~|==[^{}\n]*==|>>[^{}\n]*<<)\}/dgm,
    instead: 'Write the text as it is to be; remarks stand in comments, `<!-- … -->`.',
  },
  {
    name: 'a key of the keyboard',
    pattern: /(?<![\w+])\+\+[a-z][\w-]*(?:\+[\w-]+)*\+\+(?![\w+])/dgm,
    instead: 'Keys stand in backquotes: `Ctrl+Alt`.',
  },
  {
    name: 'raised or lowered text',
    pattern:
      /(?<=[\p{L}\p{N})])(?:\^[\p{L}\p{N}+-]{1,4}\^(?![\w^])|~(?:\p{N}{1,4}~(?!~)|[\p{L}\p{N}+-]{1,4}~(?![\w~])))/dgmu,
    instead: 'Write the sign itself: `x²`, `H₂O`.',
  },
  {
    name: 'a comment',
    pattern: /%%(?!%)[^%]+%%|\{\/\*[^]*?\*\/\}|\{\{!--[^]*?--\}\}/dgm,
    instead: 'What only its author reads stands in `<!-- … -->`.',
  },
  {
    name: 'a shortcode of Hugo or a tag of Jekyll',
    pattern: /\{\{[<%][^}]*[%>]\}\}|\{%-?\s*[a-z]\w*[^}]*%\}/dgm,
    instead: 'Write it in Markdown: text, a picture, a table or code.',
  },
  {
    name: 'a value of Slidev',
    pattern: /\{\{\s*\$[\w.]+[^}]*\}\}/dgm,
    instead: 'Write the value itself; each slide shows its number and its part.',
  },
  {
    name: 'a value that a program fills in',
    pattern: /\{\{(?!\s*\$)[^{}\n]+\}\}/dgm,
    onlyAmongOthers: true,
    instead: 'Write the value itself; each slide shows its number and its part.',
  },
  {
    name: 'a list of contents',
    pattern: /^[ \t]*(?:\[\[?_?toc_?\]?\]|@\[toc\]|\$\{toc\}|\{:toc\}|\\tableofcontents)/dgim,
    instead: CONTENTS,
  },
  {
    name: 'a command of LaTeX',
    pattern:
      /(?<![\w\\:])\\(?:begin|end|item|vspace|hspace|includegraphics|cite[pt]?|ref|label|footnote|textbf|textit|emph|texttt|section|frametitle|column|only|onslide|uncover|alert)\*?(?:<[^>\n]*>)?(?:\[[^\]\n]*\])?\{[^}\n]*\}|^\\(?:newpage|pagebreak|clearpage|maketitle|centering|item|bigskip|medskip|smallskip|hfill|vfill|small|tiny|large|footnotesize)\b|(?<=[\s,.])\\(?:newpage|pagebreak|clearpage)\b/dgm,
    instead: 'Write it in Markdown; columns are `:::columns`, and what appears in turn stands in `:::steps` … `:::`.',
  },
  {
    name: 'a command of another tool',
    pattern:
      /^(?:@@@?|@(?:snap|snapend|title|transition|ul|ulend|ol|olend|fa|img|css|box|quote|code|gist|include|@include)\b[^\n]*|->[ ][^\n]*[ ]<-|\.fx:[^\n]*|%(?:title|author|date|subtitle):[^\n]*|\.\. [a-z][a-z-]*::[^\n]*|export (?:default|const) [^\n]*|import [^\n]* from ['"][^\n]*)$/dgm,
    instead: 'Take it away, or write what it makes in Markdown or with `:::columns`.',
  },
  {
    name: 'an embedded file of Obsidian',
    pattern: /!\[\[[^\]\n]+\]\]/dgm,
    instead: 'A picture is `![what it shows](file.png)`; other files are not read.',
  },
  {
    name: 'a link of a wiki',
    pattern: /(?<![\w!)\][\uFFFC])\[\[(?=[^\s[\]])[^[\]\n]*[^\s[\]]\]\](?![\]([])/dgm,
    isMeant: (found) => !ATTRIBUTE_OF_C.test(found) && !/^\[\[_?toc_?\]\]$/i.test(found),
    instead: 'A link to a slide is `[text](#id)`, to a page `[text](https://…)`.',
  },
  {
    name: 'a name of a block in Obsidian',
    pattern: /(?<=\S )\^[A-Za-z][A-Za-z0-9-]{3,}$/dgm,
    instead: 'Only slides have ids, `::slide{id=…}`: take it away.',
  },
  {
    name: 'a snippet of another file',
    pattern: /^(?:<<<?[ ]+[@./~][^\n]*|!include[ (][^\n]*|-{1,2}8<-{1,2}[^\n]*)/dgm,
    instead: 'Other files are not read: write the code here, between fences, or show a picture by `![text](file.png)`.',
  },
  {
    name: 'a command of Deckset',
    pattern: /^\[\.[a-z][a-z-]*(?::[^\]\n]*)?\]/dgm,
    instead: 'Take it away; `:::columns` stands side by side, and options of a slide are `::slide{…}`.',
  },
  {
    name: 'a column of remark.js',
    pattern: /(?<![\w)\]\uFFFC.])\.(?:left|right|pull-left|pull-right|col(?:umn)?-?\w*|[a-z]+-column)\[/dgm,
    instead: COLUMNS,
  },
  {
    name: 'a class of remark.js',
    pattern:
      /(?<![\w)\]\uFFFC.])\.(?!(?:left|right|pull-left|pull-right|col(?:umn)?-?\w*|[a-z]+-column)\[)[a-zA-Z][\w-]*(?:\.[a-zA-Z][\w-]*)*\[(?!\d*\])/dgm,
    instead: NO_STYLE,
  },
  {
    name: 'a citation',
    pattern: /\[-?@[A-Za-z][\w:.-]*(?:[^\]\n]*)\]|(?<![\w@.\uFFFC])@(?:fig|tbl|sec|eq|lst|thm)-[\w-]+/dgm,
    instead: 'Name the source itself, or link to it by `[text](https://…)`; sources of notes are listed by themselves.',
  },
  {
    name: 'a footnote in place',
    pattern: /(?<![\w^])\^\[[^\]\n]+\]/dgm,
    instead: 'A slide has no foot to read in the hall: say it after `Note:`, or link the source in the text.',
  },
  {
    name: 'an abbreviation that is explained',
    pattern: /^\*\[[^\]\n]+\]:[^\n]*/dgm,
    instead: 'Words are explained in glossary.yaml, beside the slides.',
  },
  {
    name: 'a numbered example of Pandoc',
    pattern: /^\(@[\w-]*\)(?=\s)/dgm,
    instead: 'A numbered list is lines that begin with `1. `.',
  },
  {
    name: 'a definition of a word',
    pattern: /^:[ ]{1,3}(?=\S)[^\n]*/dgm,
    instead: 'A list of words is a list, `- **Word**: what it is`, or a table.',
  },
  {
    name: 'a block of lines of Pandoc',
    onlyInParagraphs: true,
    pattern: /^\|[ ][^|\n]*$/dgm,
    instead: 'Lines that stay lines are list items, or code between fences.',
  },
  {
    name: 'a table',
    onlyInParagraphs: true,
    pattern: /^\|[^\n]*[^|\s][^\n]*\|[ \t]*$(?:\n\|[^\n]*\|[ \t]*$)*/dgm,
    instead: 'Put a line such as `| --- | --- |`, with as many cells, right under its head.',
  },
  {
    name: 'a tab',
    pattern: /^===[!+]?[ ]+"[^"\n]*"/dgm,
    instead: 'There are no tabs: make a slide of each, or `:::columns`.',
  },
  {
    name: 'a box',
    pattern:
      /^(?:>[ ]?)*(?<mark>\[!(?:[a-z][\w-]*)\][+-]?|(?:!!!|\?\?\?\+?)[ ]+[a-z]+[^\n]*|\[(?:time|name|color)=[^\]\n]*\])/dgim,
    instead: NO_BOXES,
  },
];
