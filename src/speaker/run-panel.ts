import { createPanel, element, button } from '../browser/panel.ts';
import { spokenTime } from '../live/clock.ts';
import { csvOf, type Run } from '../live/run.ts';
import { save } from './save.ts';

/** A box with the run until now beside the plan and the run before, and what saves it. */
export function createRunPanel(): (run: Run, last: Run | undefined) => void {
  const body = element('tbody');
  const heads = ['Slide', 'Planned', 'Real', 'Over', 'Last time'].map((text) => element('th', text));
  const head = element('thead', element('tr', ...heads));
  const table = element('div', element('table', head, body));
  table.className = 'scrolling';
  table.tabIndex = 0;
  let run: Run | undefined;
  const saves = [
    button('Save as CSV', () => {
      if (run) save('rehearsal.csv', 'text/csv', csvOf(run));
    }),
    button('Save as JSON', () => {
      if (run) save('rehearsal.json', 'application/json', `${JSON.stringify(run, null, 2)}\n`);
    }),
  ];
  const none = element('p', 'The clock has not run yet: it starts with the first step.');
  const hint = element('p', 'As slides/rehearsal.json it is compared with the budgets by npm run build.');
  const panel = createPanel('This run', none, table, element('p', ...saves), hint);
  return (next, last) => {
    run = next;
    const spoken = (seconds: number) => (seconds > 0 ? spokenTime(seconds * 1000) : '');
    const before = new Map(last?.slides.map(({ id, real }) => [id, real]));
    const rows = next.slides
      .filter(({ real }) => real > 0)
      .map(({ id, title, planned, real }) => [
        title,
        spokenTime(planned * 1000),
        spoken(real),
        spoken(real - planned),
        spoken(before.get(id) ?? 0),
      ]);
    none.hidden = rows.length > 0;
    table.hidden = rows.length === 0;
    body.replaceChildren(...rows.map((cells) => element('tr', ...cells.map((text) => element('td', text)))));
    panel.showModal();
  };
}
