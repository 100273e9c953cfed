/** Dates as people of a project write them down: `2020`, `2020-02` or `2020-02-14`. */

const DATE = /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/;

/** Whether it is such a date, and the calendar has it. */
export const isDate = (text: string): boolean =>
  DATE.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);

const formatOf = (parts: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', year: 'numeric', ...parts });

// By the number of parts given. Made once: making one takes longer than drawing a figure.
const formats = [formatOf({}), formatOf({ month: 'long' }), formatOf({ month: 'long', day: 'numeric' })];

/** `2020-02` as `February 2020`: as exact as it was given. */
export const spokenDate = (date: string): string => formats[date.split('-').length - 1]?.format(new Date(date)) ?? date;
