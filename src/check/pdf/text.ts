import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** The text of each page in the order of its content, lines as the page breaks them. Read by pdf.js, as viewers do. */
export async function textsOf(bytes: Uint8Array): Promise<string[]> {
  // A copy: pdf.js transfers the buffer, and refuses a Node Buffer.
  const task = getDocument({ data: Uint8Array.from(bytes), verbosity: VerbosityLevel.ERRORS, disableFontFace: true });
  try {
    const document = await task.promise;
    return await Promise.all(
      Array.from({ length: document.numPages }, async (_, index) => {
        const { items } = await (await document.getPage(index + 1)).getTextContent();
        return items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : '')).join('');
      }),
    );
  } finally {
    await task.destroy();
  }
}
