/** Drawings on slides: kept in the browser's storage, and synchronized between all windows of the talk. */
import { KEYS } from '../../contract.ts';
import { openInkExchange, type InkExchange } from '../../live/ink-exchange.ts';
import { parseDrawings, writeDrawings, type Drawings, type Ink, type Stroke, type Strokes } from '../../live/ink.ts';
import { BEAT } from '../../live/session.ts';
import { openLink } from './link.ts';
import { recall, remember } from './memory.ts';
import '../style/ink.css';

const SVG = 'http://www.w3.org/2000/svg';
/** The stage, in px. */
const [WIDTH, HEIGHT] = [1280, 720];

const keptDrawings = (talk: string): Drawings => parseDrawings(recall(KEYS.ink(talk)) ?? '') ?? { ink: {}, stamps: {} };

export const keptInk = (talk: string): Ink => keptDrawings(talk).ink;

/** @returns false if the browser's storage is full or forbidden */
export const keepDrawings = (talk: string, drawings: Drawings): boolean =>
  remember(KEYS.ink(talk), writeDrawings(drawings));

interface InkOptions {
  readonly role: 'hall' | 'speaker';
  /** A random window name, without `crypto.randomUUID`, which needs a secure origin. */
  readonly window: string;
  /** The elements of this slide that are in the page now. */
  readonly sectionsOf: (slide: string) => Iterable<Element>;
}

/** Connects a window to the shared drawings, and shows what the others draw. */
export function openInk(talk: string, { role, window, sectionsOf }: InkOptions): InkExchange {
  // A separate channel from that of the talk's state.
  const link = openLink(`${talk}#ink`, (data) => {
    exchange.receive(data);
  });
  const exchange = openInkExchange({
    talk,
    role,
    window,
    start: keptDrawings(talk),
    send: link.send,
    changed: (slide) => {
      for (const section of sectionsOf(slide)) showInk(section, exchange.ink()[slide]);
    },
    wet: (slide, points, isFirst) => {
      for (const section of sectionsOf(slide)) drawOn(section, points, isFirst);
    },
  });
  exchange.beat();
  setInterval(exchange.beat, BEAT);
  return exchange;
}

/** Replaces the strokes shown on a slide. */
export function showInk(section: Element, strokes: Strokes = []): void {
  pictureOn(section)?.remove();
  for (const stroke of strokes) drawOn(section, stroke, true);
}

/** Adds points to the last stroke on a slide, or begins one. The cost depends on the new points, not on the drawing. */
export function drawOn(section: Element, points: Stroke, isFirst: boolean): void {
  const picture = pictureOn(section) ?? addPicture(section);
  let line = picture.lastElementChild;
  if (isFirst || !(line instanceof SVGPolylineElement)) {
    line = document.createElementNS(SVG, 'polyline');
    picture.append(line);
  }
  if (!(line instanceof SVGPolylineElement)) return;
  for (const { x, y } of points) {
    const point = picture.createSVGPoint();
    [point.x, point.y] = [round(x * WIDTH), round(y * HEIGHT)];
    line.points.appendItem(point);
    // A polyline of one point is not painted: repeat the point, for a dot.
    if (line.points.numberOfItems === 1) line.points.appendItem(point);
  }
}

const pictureOn = (section: Element) => section.querySelector<SVGSVGElement>(':scope > .ink');

function addPicture(section: Element): SVGSVGElement {
  const picture = document.createElementNS(SVG, 'svg');
  picture.setAttribute('class', 'ink');
  picture.setAttribute('viewBox', `0 0 ${WIDTH.toString()} ${HEIGHT.toString()}`);
  picture.setAttribute('aria-hidden', 'true');
  section.append(picture);
  return picture;
}

const round = (px: number): number => Math.round(px * 10) / 10;
