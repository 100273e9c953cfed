/** Checkpoints 02, role mapping; 09, tags; 13, figures; 14, headings; 15, tables; 17, formulas; 19, notes. */
import type { PdfFacts } from '../read-pdf.ts';
import { elementsOf, firstPageOf, type StructElement, type StructNode, isStandard } from '../structure.ts';
import { each, when, type Condition, type Fault } from './condition.ts';

/** The allowed children and parents of elements; ISO 32000-1. */
interface Syntax {
  readonly children: Readonly<Record<string, readonly string[]>>;
  readonly parents: Readonly<Record<string, readonly string[]>>;
}

/** Table 337. */
const TABLE: Syntax = {
  children: {
    Table: ['TR', 'THead', 'TBody', 'TFoot', 'Caption'],
    THead: ['TR'],
    TBody: ['TR'],
    TFoot: ['TR'],
    TR: ['TH', 'TD'],
  },
  parents: {
    THead: ['Table'],
    TBody: ['Table'],
    TFoot: ['Table'],
    TR: ['Table', 'THead', 'TBody', 'TFoot'],
    TH: ['TR'],
    TD: ['TR'],
  },
};

/** Table 336. */
const LIST: Syntax = {
  children: { L: ['LI', 'Caption'], LI: ['Lbl', 'LBody'] },
  parents: { LI: ['L'], LBody: ['LI'] },
};

/** Table 333. */
const CONTENTS: Syntax = {
  children: { TOC: ['TOCI', 'TOC', 'Caption'], TOCI: ['Lbl', 'Reference', 'NonStruct', 'P', 'TOC'] },
  parents: { TOCI: ['TOC'] },
};

/** Table 338. */
const RUBY: Syntax = {
  children: { Ruby: ['RB', 'RT', 'RP'] },
  parents: { RB: ['Ruby'], RT: ['Ruby'], RP: ['Ruby'] },
};
const WARICHU: Syntax = { children: { Warichu: ['WT', 'WP'] }, parents: { WT: ['Warichu'], WP: ['Warichu'] } };

const follows = (id: string, says: string, syntax: Syntax): Condition => ({
  id,
  says,
  find: (facts) => all(facts).flatMap(({ element, around }) => misplaced(element, around.at(-1), syntax)),
});

export const structureConditions: readonly Condition[] = [
  {
    id: '02-001',
    says: 'A tag is not a standard type, and is not mapped to one.',
    find: (facts) =>
      each(
        all(facts).filter(({ element }) => element.role === undefined),
        ({ element }) => ({ ...at(element), message: `<${element.type}> stands for nothing` }),
      ),
  },
  {
    id: '02-003',
    says: 'The role map goes in a circle.',
    find: ({ structure }) => each(structure?.circles ?? [], (type) => ({ message: `<${type}> leads to itself` })),
  },
  {
    id: '02-004',
    says: 'A standard type is mapped to another.',
    find: ({ structure }) =>
      each([...(structure?.roleMap.keys() ?? [])].filter(isStandard), (type) => ({ message: `<${type}> is mapped` })),
  },
  follows('09-004', 'A tag of a table is not where it belongs.', TABLE),
  follows('09-005', 'A tag of a list is not where it belongs.', LIST),
  follows('09-006', 'A tag of a table of contents is not where it belongs.', CONTENTS),
  follows('09-007', 'A ruby tag is not where it belongs.', RUBY),
  follows('09-008', 'A warichu tag is not where it belongs.', WARICHU),
  {
    id: '13-004',
    says: 'A figure has neither alternative nor replacement text.',
    find: (facts) => lacking(facts, 'Figure', ({ alt, actualText }) => hasText(alt) || hasText(actualText)),
  },
  {
    id: '14-002',
    says: 'The first numbered heading is not H1.',
    find: (facts) => {
      const [first] = headings(facts);
      return first && first.level !== 1 ? [{ ...at(first.element), message: `it is H${first.level}` }] : [];
    },
  },
  {
    id: '14-003',
    says: 'A level of headings is skipped.',
    find: (facts) => {
      const all = headings(facts);
      return each(all, ({ element, level }, index) => {
        const before = all[index - 1]?.level ?? level;
        return level > before + 1 ? { ...at(element), message: `H${level} follows H${before}` } : undefined;
      });
    },
  },
  {
    id: '14-006',
    says: 'An element contains more than one H.',
    find: (facts) =>
      each(all(facts), ({ element }) =>
        element.children.filter((child) => child.kind === 'element' && child.role === 'H').length > 1
          ? { ...at(element), message: `<${element.type}> has several` }
          : undefined,
      ),
  },
  {
    id: '14-007',
    says: 'The document has both H and numbered headings.',
    find: (facts) => when(headings(facts).length > 0 && roles(facts).includes('H'), 'both are there'),
  },
  {
    id: '15-003',
    says: 'A header has no scope, and its table is not organized by ids.',
    find: (facts) =>
      all(facts)
        .filter(({ element }) => element.role === 'Table')
        .flatMap(({ element }) => headersWithoutScope(element)),
  },
  {
    id: '17-002',
    says: 'A formula has no alternative text.',
    find: (facts) => lacking(facts, 'Formula', ({ alt }) => hasText(alt)),
  },
  {
    id: '19-003',
    says: 'A note has no id.',
    find: (facts) => lacking(facts, 'Note', ({ id }) => hasText(id)),
  },
  {
    id: '19-004',
    says: 'Two notes have the same id.',
    find: (facts) => {
      const ids = all(facts).flatMap(({ element }) => (element.role === 'Note' ? (element.id ?? []) : []));
      return each([...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))], (id) => ({ message: id }));
    },
  },
];

const all = ({ structure }: PdfFacts) => elementsOf(structure?.children ?? []);

const roles = (facts: PdfFacts) => all(facts).map(({ element }) => element.role);

const hasText = (text: string | undefined): boolean => (text ?? '').trim() !== '';

/** The page where an element begins. */
export function at(node: StructNode): Pick<Fault, 'page'> {
  const page = firstPageOf(node);
  return page === undefined ? {} : { page };
}

function lacking(facts: PdfFacts, role: string, isGood: (element: StructElement) => boolean): Fault[] {
  const bad = all(facts).filter(({ element }) => element.role === role && !isGood(element));
  return bad.map(({ element }) => ({ ...at(element), message: `a <${element.type}>` }));
}

function headings(facts: PdfFacts) {
  return all(facts).flatMap(({ element }) => {
    const level = /^H([1-6])$/.exec(element.role ?? '')?.[1];
    return level === undefined ? [] : [{ element, level: Number(level) }];
  });
}

function misplaced(element: StructElement, parent: StructElement | undefined, { children, parents }: Syntax): Fault[] {
  const { role = '' } = element;
  const around = parents[role];
  const inside = children[role];
  const isLost = around !== undefined && !around.includes(parent?.role ?? '');
  const unexpected = inside ? element.children.filter((child) => !isOneOf(child, inside)) : [];
  return [
    ...(isLost ? [{ ...at(element), message: `<${role}> in <${parent?.type ?? 'the root'}>` }] : []),
    ...unexpected.map((child) => ({
      ...at(child),
      message: `${child.kind === 'element' ? `<${child.type}>` : 'content'} in <${role}>`,
    })),
  ];
}

const isOneOf = (node: StructNode, wanted: readonly string[]): boolean =>
  node.kind === 'element' && wanted.includes(node.role ?? '');

function headersWithoutScope(table: StructElement): Fault[] {
  const cells = elementsOf(table.children).map(({ element }) => element);
  const headers = cells.filter(({ role }) => role === 'TH');
  const ids = new Set(headers.map(({ id }) => id));
  const data = cells.filter(({ role }) => role === 'TD');
  const isOrganized =
    data.length > 0 && data.every((cell) => cell.headers.length > 0 && cell.headers.every((id) => ids.has(id)));
  if (isOrganized) return [];
  return headers.filter(({ scope }) => scope === undefined).map((cell) => ({ ...at(cell), message: 'a <TH>' }));
}
