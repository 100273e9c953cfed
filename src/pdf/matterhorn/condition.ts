import type { PdfFacts } from '../read-pdf.ts';

/** A machine-checkable failure condition of PDF/UA-1, numbered as in the Matterhorn Protocol 1.1. */
export interface Condition {
  /** Checkpoint and condition: `01-005`. */
  readonly id: string;
  readonly says: string;
  readonly find: (facts: PdfFacts) => readonly Fault[];
}

export interface Fault {
  /** From 0. */
  readonly page?: number | undefined;
  readonly message: string;
}

/** One fault for each page, element or font that fails. */
export const each = <T>(things: readonly T[], fault: (thing: T, index: number) => Fault | undefined): Fault[] =>
  things.flatMap((thing, index) => fault(thing, index) ?? []);

export const when = (isFault: boolean, message: string): Fault[] => (isFault ? [{ message }] : []);
