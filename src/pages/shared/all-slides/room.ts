/** How many thumbnails fit side by side on the overview sheet. Lengths in CSS px. */

/** A row of the sheet: one part of the talk. */
interface Row {
  readonly slides: number;
  /** Height of the part's name. */
  readonly name: number;
}

/** The room on the sheet, measured before anything is drawn. */
export interface Room {
  readonly rows: readonly Row[];
  /** Of the slides alone, without the names of the parts beside them. */
  readonly width: number;
  readonly height: number;
  /** Between slides side by side, and between those above each other. */
  readonly gaps: readonly [across: number, down: number];
  /** Between two parts. */
  readonly between: number;
  /** Height of the number below each slide. */
  readonly caption: number;
  /** Distance from a part's name down to its slides; undefined where the name stands beside them. */
  readonly above: number | undefined;
}

/** Least width at which thumbnails can be told apart, and the width where the sheet scrolls instead. */
const LEAST = 92;
const ROOMY = 168;
/** Width below which the window counts as a phone's. */
const NARROW = 560;
const [FEWEST, MOST] = [3, 16];

/** The fewest columns with which the whole talk fits; if none fits, as many as stay readable while it scrolls. */
export function columnsFor(room: Room): number {
  const { width, gaps } = room;
  const most = Math.min(MOST, Math.floor((width + gaps[0]) / (LEAST + gaps[0])));
  for (let columns = FEWEST; columns <= most; columns += 1) if (heightOf(room, columns) <= room.height) return columns;
  return width < NARROW ? FEWEST : Math.max(FEWEST, Math.floor((width + gaps[0]) / (ROOMY + gaps[0])));
}

function heightOf({ rows, width, gaps: [across, down], between, caption, above }: Room, columns: number): number {
  const tile = ((width - (columns - 1) * across) / columns) * (9 / 16) + caption;
  const heights = rows.map(({ slides, name }) => {
    const lines = Math.ceil(slides / columns);
    const all = lines * tile + (lines - 1) * down;
    return above === undefined ? Math.max(name, all) : name + above + all;
  });
  return heights.reduce((sum, height) => sum + height, 0) + (rows.length - 1) * between;
}
