/** The programs that validate and read the PDFs, and their sources. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { run } from '../../src/setup/processes.mjs';
import { Problem, root } from '../../src/setup/project.mjs';
import { ensurePackages, findProgram, missingPackages } from '../browsers/programs.ts';

export const VERAPDF = '1.28.2';

const ARTIFACT = `org.verapdf.apps:greenfield-apps:${VERAPDF}`;
const SHA256 = '687d4d8bcfec48c9f7e931cf78ed061f1eeccfba55d4cdc000ba9b4d8aa46ce6';

const jar = join(root, 'node_modules/.cache/verapdf', VERAPDF, `greenfield-apps-${VERAPDF}.jar`);

/** The main class of the jar opens a window. */
const COMMAND_LINE = 'org.verapdf.apps.GreenfieldCliWrapper';

/** Each with the package of Debian that has it. */
const PROGRAMS = [
  ['java', 'default-jre-headless'],
  ['mvn', 'maven'],
  ['pdftotext', 'poppler-utils'],
  ['mutool', 'mupdf-tools'],
  ['fc-list', 'fontconfig'],
] as const;

/** Languages of the decks, whose letters the fonts of the talk do not have. */
const FONTS = [
  ['ja', 'fonts-ipafont-gothic'],
  ['ar', 'fonts-dejavu-core'],
  ['he', 'fonts-dejavu-core'],
] as const;

/**
 * The words that a call of veraPDF begins with: `VERAPDF`, a jar or a program, or the jar that is fetched once.
 *
 * @throws Problem where a program, a font or veraPDF itself cannot be had
 */
export async function ensureTools(env = process.env): Promise<readonly string[]> {
  const { VERAPDF: own = '' } = env;
  if (own !== '' && !existsSync(own)) throw new Problem(`VERAPDF is set to ${own}, which is not there.`);
  const isFetched = own === '' && !existsSync(jar);
  const needed = PROGRAMS.filter(([program]) => program !== 'mvn' || isFetched);
  await ensurePackages(() => [...new Set([...missingPackages(needed), ...missingFonts()])]);
  if (isFetched) await fetchVeraPdf();
  const place = own === '' ? jar : own;
  return place.endsWith('.jar') ? ['java', '-cp', place, COMMAND_LINE] : [place];
}

const missingFonts = (): string[] => FONTS.filter(([language]) => !hasFontFor(language)).map(([, name]) => name);

function hasFontFor(language: string): boolean {
  const list = findProgram(['fc-list']);
  return list !== undefined && execFileSync(list, [`:lang=${language}`, 'family'], { encoding: 'utf8' }).trim() !== '';
}

/** From Maven Central, whole or not at all. */
async function fetchVeraPdf(): Promise<void> {
  console.log(`Fetching veraPDF ${VERAPDF} (9 MB, once) …`);
  const home = dirname(jar);
  await mkdir(dirname(home), { recursive: true });
  const folder = await mkdtemp(`${home}-`);
  try {
    const goal = 'org.apache.maven.plugins:maven-dependency-plugin:2.8:copy';
    const code = await run('mvn', ['-q', '-B', goal, `-Dartifact=${ARTIFACT}`, `-DoutputDirectory=${folder}`]);
    if (code !== 0) throw new Problem(`Maven could not fetch ${ARTIFACT}: exit code ${code}.`);
    const bytes = await readFile(join(folder, `greenfield-apps-${VERAPDF}.jar`));
    const hash = createHash('sha256').update(bytes).digest('hex');
    if (hash !== SHA256) throw new Problem(`${ARTIFACT} is not the file it was: its SHA-256 is ${hash}.`);
    await rename(folder, home);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
