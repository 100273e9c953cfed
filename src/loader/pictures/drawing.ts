/** Reads the size and problems of an SVG file. Pages show it in `<img>`: without scripts and external files. */
import { parseXml, XmlElement, XmlError, XmlProcessingInstruction, type XmlDocument } from '@rgrove/parse-xml';

/** In CSS px. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

export type PictureFault =
  /** No browser shows it; `reason` completes the sentence “it cannot be shown: it …”. */
  | { readonly kind: 'broken'; readonly reason: string }
  /** The server derives the media type from the name, and browsers do not sniff SVG. */
  | { readonly kind: 'misnamed'; readonly holds: string; readonly ending: string }
  /** External files are not loaded in `<img>`. */
  | { readonly kind: 'borrows'; readonly from: readonly string[] }
  | { readonly kind: 'script' }
  | { readonly kind: 'large'; readonly facts: string };

interface Drawing {
  readonly size?: Size | undefined;
  readonly faults: readonly PictureFault[];
}

const NAMESPACE = 'http://www.w3.org/2000/svg';

/** Width in px of a drawing without an intrinsic size, before the layout shrinks it. */
const WIDE = 1280;

/** XML with an `<svg>` element; not an HTML page that contains one. */
export function isDrawing(bytes: Uint8Array): boolean {
  const start = textOf(bytes.subarray(0, 64 * 1024));
  return /^\s*</.test(start) && /<(?:[\w-]+:)?svg[\s>/]/.test(start) && !/^\s*<(?:!doctype\s+html|html)/i.test(start);
}

export function readDrawing(bytes: Uint8Array): Drawing {
  const text = textOf(bytes);
  try {
    // Editors define entities for namespaces. Browsers resolve them; the XML parser ignores the definitions.
    const document = parseXml(text, {
      ignoreUndefinedEntities: /<!ENTITY\s/.test(text),
      preserveCdata: true,
    });
    return read(document);
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    const [reason = ''] = error.message.split('\n');
    return { faults: [{ kind: 'broken', reason: `is not well-formed: ${reason.replace(/\.$/, '')}` }] };
  }
}

function read(document: XmlDocument): Drawing {
  const { root } = document;
  if (!root) return { faults: [{ kind: 'broken', reason: 'has no `<svg>`' }] };
  const [prefix] = /^[^:]+(?=:)/.exec(root.name) ?? [];
  const name = prefix === undefined ? 'xmlns' : `xmlns:${prefix}`;
  const size = sizeOf(root.attributes);
  if (root.attributes[name] !== NAMESPACE && !isEntity(root.attributes[name]))
    return { size, faults: [{ kind: 'broken', reason: `lacks \`${name}="${NAMESPACE}"\` in its \`<svg>\`` }] };

  const elements = [...elementsIn(root)];
  const unknown = undeclared(root, new Set(['xml', 'xmlns']));
  if (unknown !== undefined)
    return { size, faults: [{ kind: 'broken', reason: `lacks \`xmlns:${unknown}\`, which \`${unknown}:\` needs` }] };
  const from = [
    ...new Set([
      ...stylesheets(document),
      ...elements.flatMap(borrowedBy),
      ...elements.filter(({ name }) => local(name) === 'style').flatMap(({ text }) => borrowedIn(text)),
    ]),
  ];
  return {
    size,
    faults: [
      ...(from.length > 0 ? [{ kind: 'borrows', from } as const] : []),
      ...(elements.some(isScripted) ? [{ kind: 'script' } as const] : []),
    ],
  };
}

const local = (name: string) => name.replace(/^.*:/, '');

/** A namespace declared through an entity of the editor. */
const isEntity = (value: string | undefined) => value !== undefined && /^&[\w.-]+;$/.test(value);

function* elementsIn(element: XmlElement): Generator<XmlElement> {
  yield element;
  for (const child of element.children) if (child instanceof XmlElement) yield* elementsIn(child);
}

/** An undeclared namespace prefix: browsers refuse the whole file. */
function undeclared(element: XmlElement, around: ReadonlySet<string>): string | undefined {
  const names = Object.keys(element.attributes);
  const declared = names.filter((name) => name.startsWith('xmlns:')).map(local);
  const known = new Set([...around, ...declared]);
  const used = [element.name, ...names].flatMap((name) => /^([^:]+):/.exec(name)?.[1] ?? []);
  const missing = used.find((prefix) => !known.has(prefix));
  if (missing !== undefined) return missing;
  for (const child of element.children) {
    const below = child instanceof XmlElement ? undeclared(child, known) : undefined;
    if (below !== undefined) return below;
  }
  return undefined;
}

/** External files that an element uses; hyperlinks do not count. */
function borrowedBy({ name, attributes }: XmlElement): string[] {
  return Object.entries(attributes).flatMap(([key, value]) => {
    const isAddress = ['href', 'src'].includes(local(key)) && local(name) !== 'a' && local(name) !== 'script';
    if (isAddress) return isOwn(value) ? [] : [value.trim()];
    return borrowedIn(value);
  });
}

/** `url(paper.png)`, `url("other.svg#shade")`, `@import "style.css"` */
const CSS_ADDRESS = /url\(\s*(?:"([^"]*)"|'([^']*)'|([^"')\s]*))\s*\)|@import\s+(?:"([^"]*)"|'([^']*)')/gi;

const borrowedIn = (css: string): string[] =>
  [...css.matchAll(CSS_ADDRESS)].map((found) => found.slice(1).join('')).filter((address) => !isOwn(address));

/** `<?xml-stylesheet href="style.css"?>` */
const stylesheets = (document: XmlDocument): string[] =>
  document.children.flatMap((child) => {
    if (!(child instanceof XmlProcessingInstruction) || child.name !== 'xml-stylesheet') return [];
    const [, , address = ''] = /href=(["'])(.*?)\1/.exec(child.content) ?? [];
    return isOwn(address) ? [] : [address];
  });

/** References inside the file itself. */
const isOwn = (address: string) => /^\s*(?:#|data:|$)/i.test(address);

const isScripted = ({ name, attributes }: XmlElement): boolean =>
  local(name) === 'script' ||
  Object.entries(attributes).some(([key, value]) => /^on[a-z]/i.test(key) || /^\s*javascript:/i.test(value));

/** Size from width and height, or from the aspect ratio of the view box. */
function sizeOf({ width, height, viewBox }: Readonly<Record<string, string>>): Size | undefined {
  const [, , across = 0, down = 0] = (viewBox ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  const ratio = across > 0 && down > 0 ? across / down : undefined;
  const [wide, high] = [pixels(width), pixels(height)];
  if (wide !== undefined && high !== undefined) return rounded(wide, high);
  if (ratio === undefined)
    return wide === undefined && high === undefined ? undefined : rounded(wide ?? 300, high ?? 150);
  if (wide !== undefined) return rounded(wide, wide / ratio);
  if (high !== undefined) return rounded(high * ratio, high);
  return rounded(WIDE, WIDE / ratio);
}

const rounded = (width: number, height: number): Size => ({
  width: Math.max(1, Math.round(width)),
  height: Math.max(1, Math.round(height)),
});

/** CSS px in each unit. */
const UNITS: Readonly<Record<string, number>> = {
  '': 1,
  px: 1,
  pt: 96 / 72,
  pc: 16,
  in: 96,
  cm: 96 / 2.54,
  mm: 96 / 25.4,
  q: 96 / 101.6,
  em: 16,
  rem: 16,
  ex: 8,
};

/** Returns nothing for relative lengths such as `100%`. */
function pixels(length: string | undefined): number | undefined {
  const [, number = '', unit = ''] = /^\s*(\+?[\d.]+(?:e[+-]?\d+)?)\s*([a-z]*)\s*$/i.exec(length ?? '') ?? [];
  const value = Number(number) * (UNITS[unit.toLowerCase()] ?? Number.NaN);
  return number !== '' && value > 0 ? value : undefined;
}

function textOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}
