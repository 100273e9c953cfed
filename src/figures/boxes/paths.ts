/** Draws the paths over the boxes, using their measured positions. */
import { render, svg, type TemplateResult } from 'lit-html';
import type { Scene } from '../element.ts';
import type { Shown } from './data.ts';
import type { Place, Point, Rectangle } from './geometry.ts';
import { DOT, wayThrough, type Way } from './layout.ts';
import { kindAt, stretchesOf } from './stretches.ts';
import { boxesIn, type Boxes, type Kind } from './model.ts';

type View = Scene<Boxes, Shown>;

/** Size of an arrow's head, in px, and radii of stops without a number. */
const HEAD = 14;
const [BEGIN, BETWEEN] = [5, 10];

/** @param picture the drawing of the boxes; nothing is drawn while it is not shown */
export function drawPaths(view: View, picture: Element): void {
  const field = picture.querySelector<SVGElement>('.paths');
  const room = field?.parentElement;
  const frame = room?.getBoundingClientRect();
  if (!field || !room || !frame || frame.width === 0) return;
  const scale = frame.width / room.offsetWidth;
  const isFromRight = getComputedStyle(room).direction === 'rtl';
  const rectangleOf = (element: Element): Rectangle => {
    const { left, right, top, width, height } = element.getBoundingClientRect();
    const x = isFromRight ? frame.right - right : left - frame.left;
    return {
      x: round(x / scale),
      y: round((top - frame.top) / scale),
      width: round(width / scale),
      height: round(height / scale),
    };
  };
  const stacks = [...room.querySelectorAll('.stack')];
  render(
    stacks.map((stack, index) => {
      // Elements have the same order as the data.
      const boxes = boxesIn(view.data.machines[index]?.rows ?? []);
      const elements = [...stack.querySelectorAll('.box')];
      const places = boxes.map(({ kind, isAbsent }, at): Place => {
        const box = elements[at] ?? stack;
        const label = rectangleOf(box.querySelector('.label > span') ?? box);
        return { ...rectangleOf(box), kind: isAbsent ? 'host' : kind, label };
      });
      const names = boxes.map(({ name }) => name);
      const isSeen = (stop: number) => elements[stop]?.querySelector('.label[data-choice]') != null;
      return pathsOf(view, index, { stack, names, places, isSeen });
    }),
    field,
  );
}

interface Ground {
  readonly stack: Element;
  readonly names: readonly string[];
  readonly places: readonly Place[];
  readonly isSeen: (stop: number) => boolean;
}

interface Ways {
  readonly arrows: readonly { readonly stops: readonly number[]; readonly way: Way }[];
  readonly request: Way;
}

/** Cache: ways do not depend on the state, and are valid until a box moves. */
const found = new WeakMap<Element, { readonly ground: string; readonly ways: Ways }>();

function waysOf({ arrows, hops }: Boxes, machine: number, { stack, names, places }: Ground): Ways {
  const ground = JSON.stringify([names, places]);
  const before = found.get(stack);
  if (before?.ground === ground) return before.ways;
  const own = <One extends { readonly machine: number }>(all: readonly One[]) =>
    all.filter((one) => one.machine === machine);
  const indexOf = (name: string) => names.indexOf(name);
  const drawn = own(arrows).reduce<Ways['arrows']>((all, arrow) => {
    const stops = arrow.names.map(indexOf);
    const passed = all.flatMap(({ way }) => way.legs);
    return [...all, { stops, way: wayThrough(stops, places, { passed, isArrow: true }) }];
  }, []);
  const passed = drawn.flatMap(({ way }) => way.legs);
  const request = wayThrough(
    own(hops).map(({ name }) => indexOf(name)),
    places,
    { passed },
  );
  const ways = { arrows: drawn, request };
  found.set(stack, { ground, ways });
  return ways;
}

/** An arrow is shown when all its boxes are; a path with text is shown up to its current stop. */
function pathsOf(view: View, machine: number, ground: Ground): TemplateResult[] {
  const { places, isSeen } = ground;
  const { arrows, request } = waysOf(view.data, machine, ground);
  const before = view.data.hops.findIndex((hop) => hop.machine === machine);
  const now = view.state.kind === 'hop' ? view.state.hop - before : 0;
  return [
    ...arrows.filter(({ stops }) => stops.every(isSeen)).flatMap(({ way }) => arrowOf(way, places)),
    ...(before >= 0 && now > 0 ? requestOf(view, request, { places, before, now }) : []),
  ];
}

function arrowOf({ stops, legs }: Way, places: readonly Place[]): TemplateResult[] {
  return [
    ...legs.flatMap((leg, at) => (at === legs.length - 1 ? headed(leg, 0, places) : linesOf(leg, places))),
    ...stops.slice(0, -1).map((stop, at) => {
      const over = classOf(kindAt(stop, places));
      return svg`<circle class=${at === 0 ? `begin ${over}` : over} cx=${stop.x} cy=${stop.y} r=${at === 0 ? BEGIN : BETWEEN} />`;
    }),
  ];
}

function requestOf(
  { state, set }: View,
  { stops, legs }: Way,
  { places, before, now }: { readonly places: readonly Place[]; readonly before: number; readonly now: number },
): TemplateResult[] {
  return [
    ...legs.slice(0, now - 1).flatMap((leg) => headed(leg, DOT + 1, places)),
    ...stops.slice(0, now).map(({ x, y }, at) => {
      const hop = before + at + 1;
      const isNow = state.kind === 'hop' && state.hop === hop;
      return svg`<g
        class="stop ${isNow ? 'now' : ''}"
        @click=${() => {
          set(isNow ? { kind: 'whole' } : { kind: 'hop', hop });
        }}
      ><circle cx=${x} cy=${y} r=${DOT} /><text x=${x} y=${y + 8}>${at + 1}</text></g>`;
    }),
  ];
}

/** A leg with an arrow's head, which keeps this distance from the centre of its stop. */
function headed(leg: readonly Point[], away: number, places: readonly Place[]): TemplateResult[] {
  const [to, last] = [leg.at(-1), leg.at(-2)];
  if (!to || !last) return [];
  const [dx, dy] = [Math.sign(to.x - last.x), Math.sign(to.y - last.y)];
  const at = (far: number, aside = 0): Point => ({
    x: to.x - dx * far - dy * aside,
    y: to.y - dy * far + dx * aside,
  });
  const corners = [at(away), at(away + HEAD, HEAD / 2), at(away + HEAD, -HEAD / 2)];
  const over = kindAt(at(away + HEAD / 2), places);
  return [
    ...linesOf([...leg.slice(0, -1), at(away + HEAD - 1)], places),
    svg`<path class="tip ${classOf(over)}" d="M${corners.map(({ x, y }) => `${x} ${y}`).join('L')}Z" />`,
  ];
}

const linesOf = (leg: readonly Point[], places: readonly Place[]): TemplateResult[] =>
  stretchesOf(leg, places).map(
    ({ from, to, over }) => svg`<path class=${classOf(over)} d="M${from.x} ${from.y}L${to.x} ${to.y}" />`,
  );

const classOf = (over: Kind | undefined) => `on-${over ?? 'paper'}`;

const round = (px: number) => Math.round(px * 2) / 2;
