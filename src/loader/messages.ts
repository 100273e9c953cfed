/**
 * All messages to authors, by code. The text says what was found and what was expected; the hint says what to do.
 * `tests/loader/check.test.ts` requires a fixture for each.
 */
import type { Place } from '../talk.ts';
import type { Kind } from './pictures/kinds.ts';

interface Wording {
  readonly text: string;
  readonly hint: string;
  /** A warning does not stop the build. */
  readonly warning?: true;
}

/** Quotes a text in backquotes; control characters are escaped. */
const code = (text: string) => {
  const visible = text.replaceAll(/\p{Cc}/gu, (character) => JSON.stringify(character).slice(1, -1));
  return visible.includes('`') ? `\`\` ${visible} \`\`` : `\`${visible}\``;
};
const list = (names: readonly string[]) => names.map(code).join(', ');
const didYouMean = (nearest: string | undefined) => (nearest === undefined ? '' : `Did you mean ${code(nearest)}? `);

const LITERAL_MARK = 'If it is text, put a backslash before the colon.';

export const wordings = {
  // The folder and its files
  'folder-missing': (folder: string) => ({
    text: `There is no folder ${code(folder)}.`,
    hint: 'Create it, or set the environment variable TALK_SLIDES to another folder.',
  }),
  'folder-empty': (folder: string, passedOver: readonly string[]) => ({
    text: `The folder ${code(folder)} contains no slides${passedOver.length > 0 ? `; ${list(passedOver.slice(0, 4))}${passedOver.length > 4 ? ' and more' : ''} ${passedOver.length > 1 ? 'are' : 'is'} ignored` : ''}.`,
    hint: `Write the first one, for example 01-opening.md: a line \`# Title\` is enough.${passedOver.length > 0 ? ' README, LICENSE, COPYING, CHANGELOG and CONTRIBUTING are never slides, nor are `_name.md` and `name.draft.md`.' : ''}`,
  }),
  'folder-unread': (folder: string, count: number, slides: string) => ({
    text: `The folder ${code(folder)} is not searched for slides, but contains ${count === 1 ? 'a Markdown file' : `${count} Markdown files`}.`,
    hint: `Slides must be directly in ${code(slides)}: move them there. To exclude the folder, begin its name with \`_\` or \`.\`, or move it elsewhere.`,
    warning: true,
  }),
  'file-link': (path: string) => ({
    text: `The symbolic link ${code(path)} is broken.`,
    hint: 'Restore its target, change it, or remove it.',
  }),
  'file-unread': (known: string) => ({
    text: `This file is not read, expected ${known}.`,
    hint: 'Rename it, or move it out of the folder.',
  }),
  'file-encoding': () => ({
    text: 'Unexpected byte, expected UTF-8 text.',
    hint: 'Save the file as UTF-8.',
  }),

  // talk.yaml
  'yaml-missing': (folder: string) => ({
    text: `There is no ${code('talk.yaml')} in ${code(folder)}.`,
    hint: 'Create it with title, author, event, date, place, language, slot and licence.',
  }),
  'yaml-syntax': (reason: string) => ({
    text: `This is not YAML: ${reason}`,
    hint: 'A line is `key: value`; quote a value that contains `: `; indent nested keys by two spaces.',
  }),
  'yaml-key-unknown': (key: string, known: readonly string[], nearest: string | undefined) => ({
    text: `Unexpected key ${code(key)}, expected one of ${list(known)}.`,
    hint: `${didYouMean(nearest)}Remove the key or correct its name.`,
  }),
  'yaml-key-missing': (key: string, expected: string) => ({
    text: `The key ${code(key)} is missing, expected ${expected}.`,
    hint: `Add a line \`${key}: …\`.`,
  }),
  'yaml-value': (key: string, received: string, expected: string, meant: string | undefined) => ({
    text: `Unexpected value ${code(received)} of ${code(key)}, expected ${expected}.`,
    hint: meant === undefined ? 'Correct the value.' : `Write ${code(`${key.split('.').at(-1) ?? key}: ${meant}`)}.`,
  }),
  'yaml-unclosed': (sign: string, closing: string) => ({
    text: `The ${code(sign)} here is never closed, expected ${code(closing)}.`,
    hint:
      sign === closing
        ? `Close it with ${code(sign)} on the same line; inside, write ${sign === '"' ? '`\\"`' : "`''`"} for the character itself.`
        : `Close it with ${code(closing)}.`,
  }),

  // Slides
  'slide-empty': () => ({
    text: 'Unexpected empty slide, expected a title.',
    hint: 'Write a `## Title`, or remove the break or the file that makes this slide.',
  }),
  'title-missing': () => ({
    text: 'This slide has no title, expected one `#` or `##` heading.',
    hint: 'Give the slide a `## Title`; it becomes its name in the overview, the PDF and its address.',
  }),
  'title-second': (first: string) => ({
    text: `Unexpected second title, expected only ${code(first)} on this slide.`,
    hint: 'Start a new slide with `---` alone between blank lines, or use `###` for a smaller heading.',
  }),
  'title-place': () => ({
    text: 'Unexpected title after other content, expected it first on the slide.',
    hint: 'Move it up, or start a new slide above it with `---` alone between blank lines.',
  }),
  'title-level': (layout: string) => ({
    text: `Unexpected layout ${code(layout)} under a \`##\` title, expected a slide that opens a part.`,
    hint: 'Write the title with one `#`, or choose another layout.',
  }),
  'title-inside': () => ({
    text: 'Unexpected title inside a block, expected it at the top of the slide.',
    hint: 'Move the heading out of the block, or use `###`.',
  }),
  'break-swallowed': (found: string) => ({
    text: `This ${code(found)} makes the line above it a heading, expected the next slide.`,
    hint: 'Put a blank line before `---`; for a heading write `## Title`.',
  }),
  'break-form': (found: string) => ({
    text: `Unexpected rule ${code(found)} here, expected ${code('---')} outside of all blocks, for the next slide.`,
    hint: `Write exactly \`---\`, alone between blank lines and not indented; slides have no other rules.${found === '--' ? ' For content that appears step by step use `:::steps` … `:::`.' : ''}`,
  }),
  'note-form': (isEmpty: boolean) => ({
    text: 'This line begins like the speaker’s notes and would be shown on the slide.',
    hint: isEmpty
      ? 'Nothing follows it: remove the line. Notes start with exactly `Note:`.'
      : 'Notes start with exactly `Note:`, after a blank line, outside of lists, tables and blocks. Reword it if it is text.',
  }),
  'note-word': () => ({
    text: 'This line looks like the start of the speaker’s notes, and is shown on the slide.',
    hint: 'In every language notes start with exactly `Note:`, after a blank line. If it is for the slide, ignore this.',
    warning: true,
  }),
  'front-matter': (found: string, advice: string) => ({
    text: `Unexpected front matter of another tool: ${code(found)}.`,
    hint: advice,
  }),
  'title-attributes': (found: string, id: string | undefined) => ({
    text: `Unexpected ${code(found)} after a title: other tools read it as attributes, here it would be shown.`,
    hint: `${id === undefined ? 'Remove it; options of a slide' : `Write ${code(`::slide{id=${id}}`)} above the title; all options of a slide`} must come first. For a literal \`{\`, put a backslash before it.`,
  }),
  'title-glued': (found: string, expected: string) => ({
    text: `${code(found)} is not a heading and would be shown literally, expected ${code(expected)}.`,
    hint: 'Put a space after `#`, and type the ASCII character, not the full-width one. For a literal `#`, put a backslash before it.',
  }),
  'blank-odd': (name: string) => ({
    text: `The mark on this line follows an unusual space (${name}), so it is plain text.`,
    hint: 'Delete the spaces at the start of the line and type them again.',
  }),
  'foreign-mark': (found: string, name: string, instead: string) => ({
    text: `${code(found)} is ${name} in other tools, and is shown literally here.`,
    hint: `${instead} If it is text, put it in backquotes or a backslash before it.`,
    warning: true,
  }),
  'emphasis-literal': (found: string) => ({
    text: `The asterisks of ${code(found)} are shown: next to letters they do not mark bold text.`,
    hint: 'Move the punctuation outside of the asterisks, or put a space next to them.',
    warning: true,
  }),
  'notes-empty': () => ({
    text: 'Unexpected `Note:` with nothing after it.',
    hint: 'Write the notes, or remove the line.',
  }),
  'note-step-beyond': (found: string, steps: number) => ({
    text: `Unexpected step ${code(found)} in the notes, expected ${steps === 0 ? 'no mark: this slide has no steps' : `at most ${code(`${steps}:`)}, the last step of this slide`}.`,
    hint: `Correct the number: \`1:\` is what is said after the first press on this slide. ${LITERAL_MARK}`,
  }),
  'note-step-back': (found: string, before: number) => ({
    text: `Unexpected step ${code(found)} after step ${code(`${before}:`)} in the notes, expected the steps in rising order.`,
    hint: `Move the paragraph up, or correct the number. ${LITERAL_MARK}`,
  }),
  'note-step-form': (found: string) => ({
    text: `${code(found)} looks like the mark of a step, and is shown literally: a mark is plain, and begins a paragraph with text, outside of lists and quotes.`,
    hint: `Write ${code(`${found.normalize('NFKC').replaceAll(/[* :]/g, '')}: Now …`)} after a blank line. ${LITERAL_MARK}`,
    warning: true,
  }),
  'part-missing': () => ({
    text: 'Unexpected `##` before any `#`, expected a slide that opens a part.',
    hint: 'Begin the talk with a `# Title`.',
  }),
  'id-form': (id: string) => ({
    text: `Unexpected id ${code(id)}, expected lower-case letters, digits, hyphens and underscores, and not only digits.`,
    hint: 'Choose a short id, such as `xen-guest-types` or `year-2026`, with `::slide{id=…}`.',
  }),
  'id-missing': (title: string) => ({
    text: `The title ${code(title)} has no letter or digit to make an id from.`,
    hint: 'Set an id at the top of the slide: `::slide{id=launch}`.',
  }),
  'id-duplicate': (id: string, first: string) => ({
    text: `Unexpected second ${code(`#${id}`)}, expected unique ids; the first is at ${first}.`,
    hint: 'Give one of the two slides another id with `::slide{id=…}`.',
  }),
  'id-vanished': (id: string, nearest: string | undefined) => ({
    text: `No slide has the published id ${code(id)}, expected it as an id or alias: others link to it.`,
    hint: `${didYouMean(nearest)}Put \`::slide{alias=${id}}\` on the slide that replaces it.`,
  }),
  'backup-early': () => ({
    text: 'Unexpected slide after this backup slide, expected another backup slide or the end.',
    hint: 'Move the backup slides to the end of the last file, or remove `backup`.',
  }),
  'budget-sum': (sum: string, slot: string) => ({
    text: `The budgets of all slides sum to ${sum}, expected the slot of ${slot}.`,
    hint: 'Change `budget` on some slides, or `slot` in talk.yaml.',
    warning: true,
  }),
  'rehearsal-differs': (date: string, coverage: string, table: string) => ({
    text: `The rehearsal of ${date}${coverage} differs from the plan:\n${table}`,
    hint: 'Say less or more, change `budget`, or remove rehearsal.json.',
    warning: true,
  }),
  'rehearsal-unreadable': () => ({
    text: 'This is not a run saved by the speaker view.',
    hint: 'Save it again with *This run*, *Save as JSON*, or remove it.',
    warning: true,
  }),
  'term-place': (term: string, at: string, nearest: string | undefined) => ({
    text: `Unexpected slide ${code(at)} of the term ${code(term)}: no slide has this id.`,
    hint: `${didYouMean(nearest)}\`at\` is the id of a slide that uses the word.`,
  }),
  'term-unused': (term: string, at: string) => ({
    text: `Unexpected term ${code(term)}: the slide ${code(at)} does not use the word, nor do its notes.`,
    hint: 'Name another slide, or remove the term from the glossary.',
  }),
  'term-source': (source: string, nearest: string | undefined) => ({
    text: `Unexpected source ${code(source)}, expected an address or the id of an entry in sources.yaml.`,
    hint: `${didYouMean(nearest)}Correct it, or list the source in sources.yaml.`,
  }),
  'source-id': (id: string) => ({
    text: `Unexpected id ${code(id)} of a source, expected lower-case letters, digits, hyphens and underscores, and not only digits.`,
    hint: 'Rename it here, and where slides refer to it.',
  }),
  'source-second': (id: string, first: string) => ({
    text: `Unexpected second entry for one page: ${code(id)} and ${code(first)} have the same address.`,
    hint: `Remove one of them, and refer to the other. \`http\` or \`https\`, \`www.\`, a slash at the end and what follows \`#\` make no other page.`,
  }),
  'source-read': (id: string, isBoth: boolean) => ({
    text: `The source ${code(id)} has ${isBoth ? 'both' : 'neither'} \`read\` ${isBoth ? 'and' : 'nor'} \`unread\`, expected one of them.`,
    hint: isBoth
      ? 'Remove `unread` if somebody has read it, else `read`.'
      : 'Add `read: …`, the day it was last read, or `unread: …`, why it is listed though nobody has read it.',
  }),
  'source-unused': (id: string) => ({
    text: `Neither slides nor glossary refer to the source ${code(id)}.`,
    hint: `Refer to it, ${code(`[text][${id}]`)}, or remove it.`,
    warning: true,
  }),
  'title-long': (length: number, limit: number) => ({
    text: `The title has ${length} characters, expected at most ${limit}.`,
    hint: 'Shorten it: a title of two lines leaves too little room on the slide.',
    warning: true,
  }),

  // Directives
  'directive-unknown': (
    name: string,
    known: readonly string[],
    nearest: string | undefined,
    instead: string | undefined,
  ) => ({
    text: `Unexpected directive ${code(name)}, expected one of ${list(known)}.`,
    hint: instead ?? `${didYouMean(nearest)}The directives are listed in the author’s guide, slides/README.md.`,
  }),
  'directive-form': (found: string, expected: string) => ({
    text: `Unexpected ${code(found)}, expected ${code(expected)}.`,
    hint: 'A block directive has three colons or more and is closed by as many; `::slide` has two and no content.',
  }),
  'directive-malformed': (instead: string | undefined) => ({
    text: 'This line begins like a directive but is not one, expected `:::name{key=value}`.',
    hint: instead ?? 'No space after the colons; quote values with spaces or punctuation: `{from="author inferred"}`.',
  }),
  'directive-stray': () => ({
    text: 'There is no block to close here.',
    hint: 'Remove the line; where blocks are nested, the outer one needs more colons than the inner.',
  }),
  'directive-unclosed': (name: string, fence: string) => ({
    text: `The block ${code(`:::${name}`)} is never closed, expected ${code(fence)} on a line of its own.`,
    hint: 'Close it. Where blocks are nested, the outer one needs more colons than the inner.',
  }),
  'directive-place': (name: string, expected: string) => ({
    text: `Unexpected ${name} here, expected it ${expected}.`,
    hint: 'Move it.',
  }),
  'directive-label': (name: string) => ({
    text: `Unexpected label in square brackets after ${code(name)}.`,
    hint: 'Write the text inside the block.',
  }),
  'directive-empty': (name: string, expected: string) => ({
    text: `Unexpected empty ${code(`:::${name}`)}, expected ${expected}.`,
    hint: 'Fill it or remove it.',
  }),
  'attribute-unknown': (key: string, known: readonly string[], nearest: string | undefined) => ({
    text: `Unexpected attribute ${code(key)}, expected ${known.length > 0 ? `one of ${list(known)}` : 'none'}.`,
    hint: `${didYouMean(nearest)}Remove it or correct its name.`,
  }),
  'attribute-missing': (key: string, expected: string) => ({
    text: `The attribute ${code(key)} is missing, expected ${expected}.`,
    hint: `Write \`{${key}=…}\` directly after the name.`,
  }),
  'attribute-value': (key: string, received: string, expected: string, nearest: string | undefined) => ({
    text: `Unexpected value ${code(received)} of ${code(key)}, expected ${expected}.`,
    hint: `${didYouMean(nearest)}Correct the value.`,
  }),

  // Figures
  'figure-content': (name: string, found: string, expected: string) => ({
    text: `The figure ${code(name)} cannot draw ${code(found)} here, expected ${expected}.`,
    hint: 'Correct it; the author’s guide, slides/README.md, shows what each figure reads.',
  }),
  'figure-state': (attribute: string, state: string, examples: readonly string[], nearest: string | undefined) => ({
    text: `Unexpected state ${code(state)} in ${code(attribute)}, expected one that the figure can show${examples.length > 0 ? `, such as ${list(examples.slice(0, 4))}` : ''}.`,
    hint: `${didYouMean(nearest)}States are made of the words in the figure; separate steps with \`|\`.`,
  }),

  // Code and tables
  'table-cells': (found: number, columns: number) => ({
    text: `Unexpected ${found.toString()} cells in a row, expected ${columns.toString()} as in the head of the table.`,
    hint: 'Remove the extra cells, or add columns to the head. Write `\\|` for a `|` inside a cell.',
  }),
  'table-form': (found: string) => ({
    text: `${code(found)} separates the head of a Pandoc table from its rows, expected a table with ${code('|')}.`,
    hint: 'Write rows as `| a | b |`, and `| --- | --- |` under the head.',
  }),
  'fence-swallows': (inner: string) => ({
    text: `This code block contains ${code(inner)}, which starts another one: is the first never closed?`,
    hint: 'Close it before that line. To show a fence inside code, use a longer fence around it.',
  }),
  'fence-unclosed': (fence: string) => ({
    text: `The code is never closed, expected ${code(fence)} on a line of its own.`,
    hint: 'Close it. A `:::` inside code ends the block around it: give that block more colons.',
  }),
  'code-language': (language: string, nearest: string | undefined) => ({
    text: `Unknown language ${code(language)}: the code is shown without highlighting.`,
    hint: `${didYouMean(nearest)}All languages of Shiki are available by name; \`text\` is plain code.`,
    warning: true,
  }),
  'code-meta': (found: string, ours: string | undefined) => ({
    text: `Unexpected ${code(found)} after the language, expected ${code('numbers')} or line groups such as ${code('{2-5|7-14}')}.`,
    hint: ours === undefined ? 'Write the language, a blank, then these; or remove it.' : `Write ${code(ours)}.`,
  }),
  'code-diagram': (language: string) => ({
    text: `Other tools draw a diagram from ${code(language)}; here it is shown as code.`,
    hint: 'Save the drawing as an SVG and show it by `![what it shows](drawing.svg)`. To show the code, remove the language.',
    warning: true,
  }),
  'code-lines': (group: string, count: number) => ({
    text: `Unexpected lines ${code(group)}, expected lines between 1 and ${count}.`,
    hint: 'Correct the group; lines count from 1.',
  }),

  // Links, images, HTML
  'link-dead': (target: string, nearest: string | undefined) => ({
    text: `Unexpected link to ${code(target)}: no slide has this id.`,
    hint: `${didYouMean(nearest)}The id is the slug of the title, or \`::slide{id=…}\`.`,
  }),
  'link-slash': (target: string) => {
    const isNumber = /^#\/\d+(?:\/|$)/.test(target);
    return {
      text: `Unexpected ${isNumber ? 'number of a slide' : 'slash'} in ${code(target)}, expected ${code(isNumber ? '#id' : target.replace('#/', '#'))}.`,
      hint: isNumber
        ? 'Numbers change; the id of a slide is the slug of its title, or `::slide{id=…}`.'
        : 'Without the slash the link works in every edition.',
    };
  },
  'link-unsafe': (url: string) => ({
    text: `Unexpected address ${code(url)}, expected http:, https:, mailto: or a link to a slide.`,
    hint: /^[a-z][\w+.-]*:/i.test(url)
      ? 'Correct the address.'
      : 'A link to a slide is `[text](#id)`; files beside the slides are not on the site.',
  }),
  'link-undefined': (label: string, nearest: string | undefined, isListed: boolean) => ({
    text: `Unexpected reference ${code(`[${label}]`)}: neither this slide nor sources.yaml defines it.`,
    hint: isListed
      ? `${didYouMean(nearest)}Put code in backquotes. Sources are referred to by their ids in sources.yaml.`
      : 'Write the address in place, `[text](https://…)`, define it on the same slide, or list it in sources.yaml. Put code in backquotes.',
  }),
  'link-unlisted': (url: string, nearest: string | undefined) => ({
    text: `Unexpected address ${code(url)}, expected one that sources.yaml lists.`,
    hint: `${didYouMean(nearest)}List the page in sources.yaml, and refer to it by its id: on slides \`[text][id]\`, in the glossary \`source: id\`.`,
  }),
  'definition-listed': (label: string) => ({
    text: `Unexpected definition of ${code(`[${label}]`)}: sources.yaml lists a source of this id.`,
    hint: 'Remove the definition, or rename its label.',
  }),
  'definition-second': (label: string) => ({
    text: `Unexpected second definition of ${code(`[${label}]`)}: the first one counts.`,
    hint: 'Remove one of them, or rename its label.',
  }),
  'definition-unused': (label: string, isComment: boolean) => ({
    text: isComment
      ? `${code(`[${label}]: …`)} is a comment in other tools, here a definition that nothing on this slide refers to.`
      : `Nothing on this slide refers to ${code(`[${label}]`)}.`,
    hint: isComment
      ? 'Write `<!-- … -->`; notes come after `Note:`.'
      : 'Remove the definition; it applies to its own slide only.',
  }),
  'image-of-source': (label: string) => ({
    text: `Unexpected picture ${code(`![…][${label}]`)}: sources.yaml lists pages, not pictures.`,
    hint: 'Write the file of the picture, `![What it shows](photo.jpg)`.',
  }),
  'image-missing': (path: string, nearest: string | undefined) => ({
    text: `There is no picture ${code(path)} beside the slides.`,
    hint: `${didYouMean(nearest)}Paths are relative to the slides folder; pictures from elsewhere are not loaded.`,
  }),
  'image-kind': (path: string, { name, instead }: Kind) => ({
    text: `Unexpected ${code(path)} as a picture: it is ${name}, which is not supported.`,
    hint: `${instead} Supported: SVG, PNG, JPEG, WebP, AVIF and GIF.`,
  }),
  'image-broken': (path: string, reason: string) => ({
    text: `The picture ${code(path)} cannot be shown: it ${reason}.`,
    hint: 'Save it again as PNG, JPEG, WebP or SVG.',
  }),
  'image-misnamed': (path: string, holds: string, ending: string) => ({
    text: `The picture ${code(path)} contains ${holds}, which does not match its name: browsers would not show it.`,
    hint: `Rename it so that it ends in \`.${ending}\`, here and in the folder.`,
  }),
  'image-borrows': (path: string, from: readonly string[]) => ({
    text: `The drawing ${code(path)} takes ${list(from.slice(0, 4))}${from.length > 4 ? ' and more' : ''} from other files, expected everything in the file: pictures load no other files.`,
    hint: 'Embed these files (in Inkscape: Extensions, Images, Embed), or export a PNG.',
  }),
  'image-script': (path: string) => ({
    text: `The drawing ${code(path)} has a script, which browsers do not run in pictures.`,
    hint: 'The parts that the script draws are missing; export the drawing without it.',
    warning: true,
  }),
  'image-large': (path: string, facts: string, limit: string) => ({
    text: `The picture ${code(path)} has ${facts}, expected ${limit}: every reader loads all of it.`,
    hint: 'Make it smaller; the largest projector has 3840 × 2160 px.',
    warning: true,
  }),
  'picture-count': (count: number) => ({
    text: `Unexpected ${count === 0 ? 'slide without a picture' : `${count} pictures on the slide`} of the layout ${code('picture')}, expected one, which fills it.`,
    hint: 'Choose another layout; `:::picture{width=50%}` sets the size of a picture there.',
  }),
  'image-command': (found: string) => ({
    text: `Unexpected ${code(found)} as the alternative text of a picture: other tools read it as commands, here screen readers read it aloud.`,
    hint: 'Write what the picture shows. `::slide{layout=picture}` lets it fill the slide, `:::picture{width=50%}` around it sets its width.',
  }),
  'image-alt': () => ({
    text: 'The picture has no alternative text, expected what it shows, for readers who cannot see it.',
    hint: 'Write it between the brackets: `![A boot log on a terminal](boot.png)`.',
  }),
  'html-raw': (tag: string, instead: string | undefined) => ({
    text: `Unexpected HTML ${code(tag)}, expected Markdown.`,
    hint: `${instead ?? 'Use Markdown or a directive (`:::columns`, `:::steps`).'} Put it in backquotes if you mean the text.`,
  }),
  'html-reveal-slide': (found: string, instead: string) => ({
    text: `Unexpected comment ${code(found)}: reveal.js reads it as attributes of the slide.`,
    hint: instead,
  }),
  'html-reveal-element': (found: string, instead: string) => ({
    text: `Unexpected comment ${code(found)}: reveal.js reads it as attributes of the element before it.`,
    hint: instead,
  }),
  'comment-notes': () => ({
    text: 'Other tools read this comment as the speaker’s notes; here comments are shown nowhere.',
    hint: 'Write the notes at the end of the slide, in a paragraph that begins with `Note:`.',
  }),
  'comment-last': () => ({
    text: 'Other tools read the last comment of a slide as the speaker’s notes; here comments are shown nowhere.',
    hint: 'Write notes in a paragraph that begins with `Note:`. Move an ordinary comment above the title.',
    warning: true,
  }),
  'comment-command': (found: string, instead: string) => ({
    text: `The comment ${code(found)} is a command in other tools; here it does nothing.`,
    hint: instead,
    warning: true,
  }),
  'comment-unclosed': () => ({
    text: 'The comment is never closed, expected `-->`.',
    hint: 'Close it; otherwise everything after it is part of the comment.',
  }),
  'comment-swallows': () => ({
    text: 'This comment contains the start of another one: is the first never closed?',
    hint: 'Close it with `-->` before the next `<!--`.',
  }),
  'comment-line': (text: string) => ({
    text: `Unexpected ${code(text)} on the line of a comment, expected only the comment.`,
    hint: 'Put the text on a line of its own.',
  }),
  'footnote-unsupported': () => ({
    text: 'Unexpected footnote: slides have no footnotes.',
    hint: 'Put it into the notes after `Note:`, or link the source in the text.',
  }),
} satisfies Record<string, (...values: never[]) => Wording>;

export type Code = keyof typeof wordings;

/** A problem in the author's files. Its place has `file: ''` and is relative to the slide until the loader moves it. */
export interface Message extends Wording {
  readonly code: Code;
  readonly place: Place;
}

export function message<C extends Code>(code: C, place: Place, ...values: Parameters<(typeof wordings)[C]>): Message {
  // The signature above ties the values to the code; a lookup by `C` cannot express that.
  const wording = wordings[code] as (...values: Parameters<(typeof wordings)[C]>) => Wording;
  return { code, place, ...wording(...values) };
}

export const isError = (message: Message): boolean => message.warning !== true;
