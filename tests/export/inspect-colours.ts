import { OPS, Util, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import * as v from 'valibot';

/** What is painted on a page, as `#rrggbb`. */
export interface PageColours {
  /** Of the last shape that fills the whole page; nothing where the paper is left as it is. */
  readonly ground: string | undefined;
  /** Of the text, each once. */
  readonly inks: readonly string[];
}

// pdf.js types its drawing instructions as `any`.
const Matrix = v.pipe(v.array(v.number()), v.length(6));
const Colour = v.looseTuple([v.pipe(v.string(), v.hexColor())]);
/** How it is painted, the outline, and the box around it: left, top, right, bottom. */
const Path = v.looseTuple([v.number(), v.unknown(), v.nullable(v.instance(Float32Array))]);
const Instructions = v.object({ fnArray: v.array(v.number()), argsArray: v.array(v.unknown()) });

const FILLS = [OPS.fill, OPS.eoFill, OPS.fillStroke, OPS.eoFillStroke];

export async function coloursOf(page: PDFPageProxy): Promise<PageColours> {
  const { width, height } = page.getViewport({ scale: 1 });
  const { fnArray, argsArray } = v.parse(Instructions, await page.getOperatorList());
  let state = { matrix: [1, 0, 0, 1, 0, 0], fill: '#000000' };
  const saved: (typeof state)[] = [];
  let ground: string | undefined;
  const inks = new Set<string>();

  const covers = (box: Float32Array): boolean => {
    const corners = [Float32Array.of(box[0] ?? 0, box[1] ?? 0), Float32Array.of(box[2] ?? 0, box[3] ?? 0)];
    for (const corner of corners) Util.applyTransform(corner, state.matrix);
    const [xs, ys] = [0, 1].map((axis) => corners.map((corner) => corner[axis] ?? 0));
    const spans = (ends: readonly number[] = [], size: number) =>
      Math.min(...ends) <= 1 && Math.max(...ends) >= size - 1;
    return spans(xs, width) && spans(ys, height);
  };

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
      case OPS.showText:
        inks.add(state.fill);
        break;
      case OPS.constructPath: {
        const [painting, , box] = v.parse(Path, values);
        if (box && FILLS.includes(painting) && covers(box)) ground = state.fill;
        break;
      }
      default:
    }
  }
  return { ground, inks: [...inks] };
}

/** How bright a colour is, from 0 to 1, as the contrast rules of WCAG count it. */
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
