import { getDocument, OPS, Util, VerbosityLevel, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import * as v from 'valibot';

/** Colours painted on a page, as `#rrggbb`. */
export interface PageColours {
  /** Colour of the last shape that fills the whole page, if any. */
  readonly ground: string | undefined;
  /** Text colours with the background under the start of the text; each pair once. */
  readonly inks: readonly Ink[];
}

interface Ink {
  readonly ink: string;
  readonly on: string;
}

interface Shape {
  readonly fill: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

interface State {
  /** Transformation to page coordinates. */
  readonly matrix: number[];
  readonly fill: string;
  readonly fontSize: number;
  /** From 0, of what is filled. */
  readonly opacity: number;
}

// pdf.js types its drawing instructions as `any`.
const Matrix = v.pipe(v.array(v.number()), v.length(6));
const Colour = v.looseTuple([v.pipe(v.string(), v.hexColor())]);
const Numbers = v.instance(Float32Array);
/** How it is painted, the outline, and the box around it: left, top, right, bottom. */
const Path = v.looseTuple([v.number(), v.looseTuple([v.nullable(Numbers)]), v.nullable(Numbers)]);
/** Numbers in the outline of a circle, the longest that its bounding box represents: move, 32 curves of seven, close. */
const CIRCLE = 228;
const Instructions = v.object({ fnArray: v.array(v.number()), argsArray: v.array(v.unknown()) });

/** `[['ca', 0.5], ['BM', 'source-over']]` */
const Opacity = v.tuple([v.literal('ca'), v.number()]);
const Changes = v.looseTuple([v.array(v.unknown())]);
const Font = v.looseTuple([v.string(), v.number()]);
const Place = v.looseTuple([v.number(), v.number()]);
const TextMatrix = v.looseTuple([
  v.pipe(
    v.instance(Float32Array),
    v.transform((six) => [...six]),
  ),
]);

const FILLS = [OPS.fill, OPS.eoFill, OPS.fillStroke, OPS.eoFillStroke];

/** Of each page. */
export async function coloursOf(bytes: Uint8Array): Promise<PageColours[]> {
  const task = getDocument({ data: Uint8Array.from(bytes), verbosity: VerbosityLevel.ERRORS, disableFontFace: true });
  try {
    const document = await task.promise;
    const numbers = Array.from({ length: document.numPages }, (_, index) => index + 1);
    return await Promise.all(numbers.map(async (number) => coloursOn(await document.getPage(number))));
  } finally {
    await task.destroy();
  }
}

async function coloursOn(page: PDFPageProxy): Promise<PageColours> {
  const { width, height } = page.getViewport({ scale: 1 });
  const { fnArray, argsArray } = v.parse(Instructions, await page.getOperatorList());
  let state: State = { matrix: [1, 0, 0, 1, 0, 0], fill: '#000000', fontSize: 0, opacity: 1 };
  let textMatrix = [1, 0, 0, 1, 0, 0];
  const saved: State[] = [];
  const shapes: Shape[] = [];
  const inks = new Map<string, Ink>();

  for (const [index, instruction] of fnArray.entries()) {
    const values = argsArray[index];
    switch (instruction) {
      case OPS.save:
        saved.push(state);
        break;
      case OPS.restore:
        state = saved.pop() ?? state;
        break;
      case OPS.transform:
        state = { ...state, matrix: v.parse(Matrix, Util.transform(state.matrix, v.parse(Matrix, values))) };
        break;
      case OPS.setFillRGBColor:
        state = { ...state, fill: v.parse(Colour, values)[0] };
        break;
      case OPS.setGState:
        state = {
          ...state,
          opacity: v.parse(Changes, values)[0].find((one) => v.is(Opacity, one))?.[1] ?? state.opacity,
        };
        break;
      case OPS.setFont:
        state = { ...state, fontSize: v.parse(Font, values)[1] };
        break;
      case OPS.beginText:
        textMatrix = [1, 0, 0, 1, 0, 0];
        break;
      case OPS.setTextMatrix:
        textMatrix = v.parse(TextMatrix, values)[0];
        break;
      case OPS.moveText:
        textMatrix = v.parse(Matrix, Util.transform(textMatrix, [1, 0, 0, 1, ...v.parse(Place, values)]));
        break;
      case OPS.showText: {
        // For who has the page read.
        if (state.opacity === 0) break;
        const inside = state.fontSize / 5;
        const [x, y] = onPage(Util.transform(state.matrix, textMatrix), inside, inside);
        const under = shapes.findLast(
          ({ left, top, right, bottom }) => left <= x && x <= right && top <= y && y <= bottom,
        );
        const ink = { ink: state.fill, on: under?.fill ?? '#ffffff' };
        inks.set(JSON.stringify(ink), ink);
        break;
      }
      case OPS.constructPath: {
        const [painting, [outline], box] = v.parse(Path, values);
        // The bounding box of a dashed line is meaningless.
        const isSimple = outline !== null && outline.length <= CIRCLE;
        if (!box || !isSimple || !FILLS.includes(painting)) break;
        const [[x1, y1], [x2, y2]] = [onPage(state.matrix, box[0], box[1]), onPage(state.matrix, box[2], box[3])];
        shapes.push({
          fill: state.fill,
          left: Math.min(x1, x2),
          top: Math.min(y1, y2),
          right: Math.max(x1, x2),
          bottom: Math.max(y1, y2),
        });
        break;
      }
      default:
    }
  }
  const whole = ({ left, top, right, bottom }: Shape) =>
    left <= 1 && top <= 1 && right >= width - 1 && bottom >= height - 1;
  return { ground: shapes.findLast(whole)?.fill, inks: [...inks.values()] };
}

function onPage(matrix: unknown, x = 0, y = 0): [x: number, y: number] {
  const point = Float32Array.of(x, y);
  Util.applyTransform(point, v.parse(Matrix, matrix));
  return [point[0] ?? 0, point[1] ?? 0];
}

/** Relative luminance as defined by WCAG. */
export function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

export function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}
