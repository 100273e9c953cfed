/** What `npm run talk` can do. */

/**
 * @typedef {object} Command
 * @property {string} file
 * @property {readonly import('./typescript.mjs').Need[]} needs
 * @property {string} does
 */

/** @type {Readonly<Record<string, Command>>} */
export const commands = {
  pdf: {
    file: 'src/export/pdf-command.ts',
    needs: ['build', 'browser'],
    does: 'print the slides and the handout as PDFs',
  },
  file: { file: 'src/export/file-command.ts', needs: ['build'], does: 'make one HTML file of the whole talk' },
  images: {
    file: 'src/export/images-command.ts',
    needs: ['build', 'browser'],
    does: 'make a picture of each slide, with its alternative text',
  },
  sheets: {
    file: 'src/export/sheets-command.ts',
    needs: ['build', 'browser'],
    does: 'make contact sheets of all slides, to judge how they look',
  },
  notes: { file: 'src/export/notes-command.ts', needs: [], does: 'write the notes as text and as Markdown' },
  release: {
    file: 'src/export/release-command.ts',
    needs: ['browser'],
    does: 'test, and pack site, PDFs and notes for an archive',
  },
  pictures: {
    file: 'src/export/pictures-command.ts',
    needs: ['build', 'browser'],
    does: 'make the pictures that previews of links show',
  },
  ids: { file: 'src/export/publish-ids-command.ts', needs: [], does: 'add the ids of new slides to published.txt' },
  check: {
    file: 'src/check/check-command.ts',
    needs: ['build', 'browser'],
    does: 'look at each step of each slide, and report faults',
  },
  preflight: {
    file: 'src/check/preflight-command.ts',
    needs: ['build', 'browser'],
    does: 'check the machine that will show the talk',
  },
  'check-pdf': { file: 'src/check/pdf-check-command.ts', needs: [], does: 'hold the PDFs against the talk and PDF/UA' },
  reproducible: {
    file: 'src/check/reproducible-command.ts',
    needs: ['browser'],
    does: 'build twice in different places, and compare each byte',
  },
  machine: {
    file: 'tests/machine/machine-command.ts',
    needs: [],
    does: 'prove the small computer of src/machine beside QEMU, with GDB',
  },
};
