import { arrival } from './checks/arrival.ts';
import { accessibility } from './checks/accessibility.ts';
import { cutOff } from './checks/cut-off.ts';
import { focusOrder } from './checks/focus-order.ts';
import { foreignFont } from '../inspect/foreign-font.ts';
import { idleStep } from './checks/idle-step.ts';
import { ofIncidents } from './checks/incidents.ts';
import { links } from './checks/links.ts';
import { outside } from './checks/outside.ts';
import { covered, overlap } from './checks/overlap.ts';
import { picture } from './checks/picture.ts';
import { seenThrough } from './checks/seen-through.ts';
import { smallText } from './checks/small-text.ts';
import { title } from './checks/title.ts';
import type { Check } from '../inspect/visit.ts';

/** All checks. A new one is a module in `checks/` and a line here. */
export const checks: readonly Check[] = [
  arrival,
  outside,
  cutOff,
  overlap,
  covered,
  seenThrough,
  smallText,
  picture,
  ...ofIncidents,
  title,
  links,
  focusOrder,
  foreignFont,
  accessibility,
  idleStep,
];
