/** Entry of the one-file build: starts the edition that the address asks for. */

const html = document.documentElement;
const { edition } = html.dataset;

const template = document.querySelector<HTMLTemplateElement>(`template[data-edition="${edition ?? ''}"]`);
if (template) {
  document.title = template.dataset.title ?? document.title;
  document.body.className = template.dataset.body ?? '';
  document.body.replaceChildren(template.content);
}
html.dataset.filled = '';

if (edition === 'speaker') void import('../speaker/main.ts');
else if (edition === 'preflight') void import('../preflight/main.ts');
else if (edition === 'article') void import('../article/main.ts');
else void import('../deck/main.ts');
