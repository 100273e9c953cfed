import type { Incident } from '../inspect/visit.ts';
import { Problem } from '../setup/project.mjs';

/** Something in the page that would be wrong or missing in what is exported. */
export interface Fault {
  readonly message: string;
  /** Of the slide, where one can be named. */
  readonly id?: string;
  /** Where the author finds it: `slides/02-terminology.md:14`. */
  readonly place?: string;
  /** Of what could not be had. */
  readonly url?: string;
}

/** Stops the export: no file is better than one with silent gaps. */
export class ExportError extends Problem {
  override readonly name = 'ExportError';

  constructor(faults: readonly Fault[]) {
    const told = [...new Set(faults.map(describe))];
    super([...told, ...(told.length > 1 ? [`\n${told.length} faults.`] : [])].join('\n'));
  }
}

/** What was asked for cannot be had of this talk; the talk itself is sound. */
export class WrongUsage extends Problem {
  override readonly name = 'WrongUsage';

  constructor(message: string) {
    super(message, 2);
  }
}

/** What the page itself has complained of. */
export const faultOf = ({ text, url }: Incident): Fault => ({ message: text, ...(url !== undefined && { url }) });

/** Throws if there is anything to complain about. */
export function refuse(faults: readonly Fault[]): void {
  if (faults.length > 0) throw new ExportError(faults);
}

export function describe({ message, id, place }: Fault): string {
  const slide = id === undefined || id === '' ? '' : `slide "${id}": `;
  return `${place === undefined ? '' : `${place}  `}${slide}${message}`;
}
