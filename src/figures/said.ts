/** Tables as sentences, for search: results are shown without the table. */

/**
 * The heads, then each row by its name. Two columns omit the head: `Disk: spins.` More repeat it:
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

/** Adds a full stop unless the text ends in punctuation, possibly followed by quotation marks or brackets. */
export const ended = (text: string): string =>
  text === '' || /[.,;:!?…。！？]["”’)]*$/u.test(text) ? text : `${text}.`;

/** The output of a terminal as spoken text. Skips lines without letters or digits, such as a closing brace. */
export const answerIn = (lines: readonly string[]): string =>
  lines
    .filter((line) => /[\p{L}\p{N}]/u.test(line))
    .map((line) => line.replace(/\\$/, '').trim())
    .join(' ');
