/** Watched expressions: their inputs are watched in memory, and their values are compared. */
import { setWatchpoint } from '../points.ts';
import { evaluateWhole } from './evaluate.ts';
import { printValue } from './print.ts';
import { Refusal } from './refusal.ts';
import type { Point, Session } from './session.ts';
import type { Value } from './values.ts';

/** @returns undefined while it cannot be evaluated */
function lookAt(session: Session, text: string): { value: Value; read: readonly Value[] } | undefined {
  try {
    return evaluateWhole(session, text);
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

/** Sets the machine's watchpoints. */
export function placeWatchpoints(session: Session): void {
  const { points } = session.machine;
  points.watchpoints.length = 0;
  for (const { at } of session.points) {
    if (typeof at !== 'string') continue;
    for (const { at: address = 0, bytes } of lookAt(session, at)?.read ?? [])
      setWatchpoint(points, { address, length: bytes.length, kind: 'write' }, true);
  }
}

/** Changed watched expressions, in GDB's words. */
export function changes(session: Session): readonly { point: Point; text: string }[] {
  return session.points.flatMap((point) => {
    if (typeof point.at !== 'string') return [];
    const value = lookAt(session, point.at)?.value;
    const say = (each: Value | undefined) => (each === undefined ? '<unreadable>' : printValue(session.machine, each));
    const { old } = point;
    if (old !== undefined && value !== undefined && isSame(old, value)) return [];
    if (old === undefined && value === undefined) return [];
    if (value === undefined) delete point.old;
    else point.old = value;
    const text = `\nHardware watchpoint ${point.number}: ${point.at}\n\nOld value = ${say(old)}\nNew value = ${say(value)}\n`;
    return [{ point, text }];
  });
}

const isSame = (a: Value, b: Value): boolean =>
  a.bytes.length === b.bytes.length && a.bytes.every((byte, at) => byte === b.bytes[at]);
