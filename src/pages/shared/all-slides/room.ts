/** How many slides in small stand side by side on a sheet of all. Lengths in CSS px. */

/** A row of the sheet: a part, and how many slides it has. */
interface Row {
  readonly slides: number;
  /** Height of the part's name. */
  readonly name: number;
}

/** What the sheet has room for, as it is measured before anything is drawn. */
export interface Room {
  readonly rows: readonly Row[];
  /** Of the slides alone, without the names of the parts beside them. */
  readonly width: number;
  readonly height: number;
  /** Between slides side by side, and between those above each other. */
  readonly gaps: readonly [across: number, down: number];
  /** Between two parts. */
  readonly between: number;
  /** What stands below each slide: its number. */
  readonly caption: number;
  /** Whether the name of a part stands above its slides, and how far above. */
  readonly above: number | undefined;
}

/** How wide a slide in small is at least: below it one cannot be told from another. Where they scroll, it is wider. */
const LEAST = 92;
const ROOMY = 168;
/** A window as narrow as a phone's. */
const NARROW = 560;
const [FEWEST, MOST] = [3, 16];

/** As many as make the slides as large as the whole talk has room for; or else, as many as are seen well and scroll. */
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
