import { REHEARSAL_FILE } from '../../contract.ts';
import { button, createPanel, element, openPanel } from '../shared/panel.ts';
import { signedTime, spokenTime } from '../../live/clock.ts';
import { csvOf, type Run } from '../../live/run.ts';

/**
 * A box that compares the current run with the plan and the previous run, with sums, and can save it.
 *
 * @param numbers as shown on the slides, by id
 */
export function createRunPanel(numbers: ReadonlyMap<string, string>): (run: Run, last: Run | undefined) => void {
  const [body, foot] = [element('tbody'), element('tfoot')];
  const heads = ['No.', 'Slide', 'Planned', 'Real', 'Difference', 'Last time'].map((text) => element('th', text));
  const head = element('thead', element('tr', ...heads));
  const table = element('div', element('table', head, body, foot));
  table.className = 'scrolling';
  table.tabIndex = 0;
  let run: Run | undefined;
  const saves = [
    button('Save as CSV', () => {
      if (run) save('rehearsal.csv', 'text/csv', csvOf(run));
    }),
    button('Save as JSON', () => {
      if (run) save(REHEARSAL_FILE, 'application/json', `${JSON.stringify(run, null, 2)}\n`);
    }),
  ];
  const none = element('p', 'The clock has not run yet: it starts with the first step.');
  const hint = element('p', 'As slides/rehearsal.json it is compared with the budgets by npm run build.');
  const panel = createPanel('This run', none, table, element('p', ...saves), hint);
  return (next, last) => {
    run = next;
    const before = new Map(last?.slides.map(({ id, real }) => [id, real]));
    const seen = next.slides.filter(({ real }) => real > 0);
    const rows = seen.map(({ id, title, planned, real }) => [
      numbers.get(id) ?? '',
      title,
      ...times(planned, real, before.get(id) ?? 0),
    ]);
    const sum = (of: (slide: Run['slides'][number]) => number) => seen.reduce((total, slide) => total + of(slide), 0);
    const all = [sum(({ planned }) => planned), sum(({ real }) => real), sum(({ id }) => before.get(id) ?? 0)] as const;
    none.hidden = rows.length > 0;
    table.hidden = rows.length === 0;
    body.replaceChildren(...rows.map(rowOf));
    foot.replaceChildren(rowOf(['', 'Together', ...times(...all)]));
    openPanel(panel);
  };
}

/** Formats the seconds of a row; a missing previous time is left out. */
function times(planned: number, real: number, before: number): string[] {
  const spoken = (seconds: number) => spokenTime(seconds * 1000);
  return [spoken(planned), spoken(real), signedTime((real - planned) * 1000), before > 0 ? spoken(before) : ''];
}

const rowOf = (cells: readonly string[]) => element('tr', ...cells.map((text) => element('td', text)));

/** Downloads a text as a file. */
export function save(name: string, type: string, text: string): void {
  const link = document.createElement('a');
  const url = URL.createObjectURL(new Blob([text], { type }));
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
