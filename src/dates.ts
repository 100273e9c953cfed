/** Dates of varying precision: `2020`, `2020-02` or `2020-02-14`. */

const DATE = /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/;

/** Whether it is such a date and exists in the calendar. */
export const isDate = (text: string): boolean =>
  DATE.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/**
 * `2020-02` as `February 2020`, with the given precision. Avoids `Intl`: its first use takes a slow phone longer than
 * drawing a figure.
 */
export function spokenDate(date: string): string {
  const [year = date, month, day] = date.split('-');
  const words = [day === undefined ? undefined : Number(day), MONTHS[Number(month) - 1], year];
  return words.filter((word) => word !== undefined).join(' ');
}
