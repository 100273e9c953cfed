/** Tables in sentences, for search: what is found is read without its table around it. */

/**
 * The heads, then each row by its name. Two columns need no head: `Disk: spins.` More do:
 * `Boots first: Type 1, the hypervisor; Type 2, the host system.`
 */
export function saidOfTable(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const said = rows.map(([name = '', ...cells]) => {
    const told = cells.flatMap((cell, index) => {
      const over = cells.length > 1 ? (head[index + 1] ?? '') : '';
      return cell === '' ? [] : [[over, cell].filter(Boolean).join(', ')];
    });
    return ended([name, told.join('; ')].filter(Boolean).join(': '));
  });
  return [head.filter(Boolean).join(', '), ...said].filter(Boolean);
}

/** With a full stop, where no sign ends it, perhaps inside of quotation marks or brackets. */
export const ended = (text: string): string =>
  text === '' || /[.,;:!?…。！？]["”’)]*$/u.test(text) ? text : `${text}.`;

/** The lines of a terminal’s answer as one text to be said: those with letters or numbers, as a closing brace says nothing. */
export const answerIn = (lines: readonly string[]): string =>
  lines
    .filter((line) => /[\p{L}\p{N}]/u.test(line))
    .map((line) => line.replace(/\\$/, '').trim())
    .join(' ');
