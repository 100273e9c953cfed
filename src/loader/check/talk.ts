import type { Place, Part, Slide, TalkMeta } from '../../talk.ts';
import type { Reference } from './links.ts';
import { message, type Message } from '../messages.ts';
import { kindByName } from '../pictures/kinds.ts';
import { nearest } from '../../nearest.ts';
import { spokenDuration } from './schema.ts';

export interface TalkParts {
  /** One for each slide. */
  readonly parts: readonly Part[];
  readonly messages: readonly Message[];
}

/** Checks that need the whole talk: ids, links between slides, pictures, parts and budgets. */
export function checkTalk(
  slides: readonly Slide[],
  talk: {
    readonly meta: TalkMeta | undefined;
    readonly references: readonly Reference[];
    readonly pictures: ReadonlySet<string>;
    /** Files that are not pictures. */
    readonly others: ReadonlySet<string>;
    readonly yaml: string;
  },
): TalkParts {
  const { parts, messages } = findParts(slides);
  return {
    parts,
    messages: [
      ...messages,
      ...checkIds(slides),
      ...checkReferences(slides, talk),
      ...checkBackup(slides),
      ...checkBudgets(slides, talk),
    ],
  };
}

/** Part 0 is the slides before the first section slide, beginning with the title slide. */
function findParts(slides: readonly Slide[]): TalkParts {
  const messages: Message[] = [];
  const [first] = slides;
  if (first && !first.opensPart) messages.push(message('part-missing', first.place));
  let part: Part = { number: first?.layout === 'section' ? 1 : 0, id: first?.id ?? '', title: first?.title ?? '' };
  const parts = slides.map((slide, index) => {
    if (index > 0 && slide.opensPart) part = { number: part.number + 1, id: slide.id, title: slide.title };
    return part;
  });
  return { parts, messages };
}

function checkIds(slides: readonly Slide[]): Message[] {
  const seen = new Map<string, Place>();
  const messages: Message[] = [];
  for (const { id, aliases, place } of slides) {
    for (const name of [id, ...aliases]) {
      const first = seen.get(name);
      if (first) messages.push(message('id-duplicate', place, name, `${first.file}:${first.line}`));
      else seen.set(name, place);
    }
  }
  return messages;
}

function checkReferences(
  slides: readonly Slide[],
  {
    references,
    pictures,
    others,
  }: {
    readonly references: readonly Reference[];
    readonly pictures: ReadonlySet<string>;
    readonly others: ReadonlySet<string>;
  },
): Message[] {
  const ids = new Set(slides.flatMap(({ id, aliases }) => [id, ...aliases]));
  const known = composed(pictures);
  const unfit = composed(others);
  return references.flatMap(({ kind, target, place }) => {
    // `checkUses` checks pages against the register of sources.
    if (kind === 'page') return [];
    if (kind === 'slide')
      return ids.has(target) ? [] : [message('link-dead', place, `#${target}`, nearest(target, ids))];
    if (known.has(target)) return [];
    // The address may have a fragment or query: a page of a document, a time in a film.
    const file = [target, target.replace(/[#?].*$/, '')].find((one) => unfit.has(one));
    return [
      file === undefined
        ? message('image-missing', place, target, nearest(target, known))
        : message('image-kind', place, file, kindByName(file)),
    ];
  });
}

const composed = (paths: ReadonlySet<string>) => new Set([...paths].map((path) => path.normalize('NFC')));

/** Backup slides come last: numbers, progress and plan end where they begin. */
const checkBackup = (slides: readonly Slide[]): Message[] =>
  slides.flatMap(({ isBackup, place }, index) =>
    isBackup && slides[index + 1]?.isBackup === false ? [message('backup-early', place)] : [],
  );

/** The budgets sum to the slot, unless no slide has one. */
function checkBudgets(
  slides: readonly Slide[],
  { meta, yaml }: { readonly meta: TalkMeta | undefined; readonly yaml: string },
): Message[] {
  const sum = slides.reduce((total, { budget }) => total + budget, 0);
  if (!meta || sum === 0 || sum === meta.slot) return [];
  const place: Place = { file: yaml, line: 1, column: 1 };
  return [message('budget-sum', place, spokenDuration(sum), spokenDuration(meta.slot))];
}
