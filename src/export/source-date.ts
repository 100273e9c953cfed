import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/**
 * The date to write into the PDF, which must not be that of the export: `SOURCE_DATE_EPOCH` as other tools read it,
 * else that of the last commit, else the day of the talk.
 */
export async function sourceDate(
  env: Readonly<Record<string, string | undefined>>,
  { commit, talk }: { readonly commit: () => Promise<string>; readonly talk: () => Promise<string | undefined> },
): Promise<Date | undefined> {
  const seconds = env.SOURCE_DATE_EPOCH ?? (await commit().catch(() => ''));
  if (/^\d{1,12}$/.test(seconds.trim())) return new Date(Number(seconds) * 1000);
  const day = await talk();
  return day === undefined ? undefined : new Date(`${day}T00:00:00Z`);
}

/** Seconds since 1970 of the last commit; rejects where there is no repository or no git. */
export async function commitSeconds(folder: string): Promise<string> {
  const { stdout } = await promisify(execFile)('git', ['log', '-1', '--format=%ct'], { cwd: folder });
  return stdout;
}
