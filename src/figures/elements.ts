/** Lazy loading of the figures' elements: a page loads each file when a slide has one of its figures. */
import type { FigureClass } from './element.ts';

type Load = () => Promise<Readonly<Record<string, FigureClass>>>;

const cells: Load = () => import('./element-cells.ts');
const terminal: Load = () => import('./element-terminal.ts');

export const files: Readonly<Record<string, Load>> = {
  bars: cells,
  boxes: () => import('./boxes/element.ts'),
  comparison: cells,
  'execution-lab': () => import('./execution-lab/element.ts'),
  'gdb-session': terminal,
  'guest-types': cells,
  'live-machine': terminal,
  'support-matrix': cells,
  'time-line': () => import('./time-line/element.ts'),
};

/** Loads and defines a figure's element and all others in its file; rejects if the file fails to load. */
export async function defineFigure(name: string): Promise<void> {
  for (const element of Object.values((await files[name]?.()) ?? {})) {
    const tag = `talk-${element.figure}`;
    if (!customElements.get(tag)) customElements.define(tag, element);
  }
}
