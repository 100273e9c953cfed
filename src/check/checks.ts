import { arrival, idleStep, ofIncidents } from './checks/steps.ts';
import { accessibility } from './checks/accessibility.ts';
import { cutOff, offGrid, outside, covered, overlap, picture, seenThrough, smallText } from './checks/layout.ts';
import { focusOrder, links, title } from './checks/navigation.ts';
import { foreignFont } from '../inspect/foreign-font.ts';
import type { Check } from '../inspect/visit.ts';

/** All checks. A new one is a module in `checks/` and a line here. */
export const checks: readonly Check[] = [
  arrival,
  outside,
  cutOff,
  overlap,
  covered,
  offGrid,
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
