import type { Incident } from '../inspect/visit.ts';
import { Problem } from '../setup/project.mjs';

/** Something in the page that would be wrong or missing in the export. */
export interface Fault {
  readonly message: string;
  /** Of the slide, if known. */
  readonly id?: string;
  /** Position in the author's files: `slides/02-terminology.md:14`. */
  readonly place?: string;
  /** Of the resource that failed to load. */
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

/** The options ask for what this talk lacks; the talk itself has no fault. */
export class WrongUsage extends Problem {
  override readonly name = 'WrongUsage';

  constructor(message: string) {
    super(message, 2);
  }
}

/** The fault for an incident in the page. */
export const faultOf = ({ text, url }: Incident): Fault => ({ message: text, ...(url !== undefined && { url }) });

/** Throws if there is any fault. */
export function refuse(faults: readonly Fault[]): void {
  if (faults.length > 0) throw new ExportError(faults);
}

export function describe({ message, id, place }: Fault): string {
  const slide = id === undefined || id === '' ? '' : `slide "${id}": `;
  return `${place === undefined ? '' : `${place}  `}${slide}${message}`;
}
