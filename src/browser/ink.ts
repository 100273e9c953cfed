/** Drawings on slides: kept in the browser's storage, which every window of the talk reads and hears of. */
import { inkKey, parseInk, type Ink } from '../live/ink.ts';
import { recall, remember } from './memory.ts';
import '../style/ink.css';

const SVG = 'http://www.w3.org/2000/svg';
/** The stage, in px. */
const [WIDTH, HEIGHT] = [1280, 720];

export const keptInk = (talk: string): Ink => parseInk(recall(inkKey(talk)) ?? '') ?? {};

export function keepInk(talk: string, ink: Ink): void {
  remember(inkKey(talk), JSON.stringify(ink));
}

/** Calls with what another window has drawn. */
export function followInk(talk: string, draw: (ink: Ink) => void): void {
  addEventListener('storage', (event) => {
    if (event.key === inkKey(talk)) draw(keptInk(talk));
  });
}

/** Puts the strokes of a slide over it, in place of those that were there. */
export function showInk(section: Element, strokes: Ink[string] = []): void {
  section.querySelector(':scope > .ink')?.remove();
  if (strokes.length === 0) return;
  const picture = document.createElementNS(SVG, 'svg');
  picture.setAttribute('class', 'ink');
  picture.setAttribute('viewBox', `0 0 ${WIDTH.toString()} ${HEIGHT.toString()}`);
  picture.setAttribute('aria-hidden', 'true');
  for (const stroke of strokes) {
    const line = document.createElementNS(SVG, 'polyline');
    // A line of one point is a dot, which needs an end to be seen.
    const points = stroke.length === 1 ? [...stroke, ...stroke] : stroke;
    line.setAttribute('points', points.map(({ x, y }) => `${round(x * WIDTH)},${round(y * HEIGHT)}`).join(' '));
    picture.append(line);
  }
  section.append(picture);
}

const round = (px: number): string => (Math.round(px * 10) / 10).toString();
