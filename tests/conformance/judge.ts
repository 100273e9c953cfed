/** Validates PDFs with veraPDF, against the standards that they claim in their metadata. */
import { spawn } from 'node:child_process';
import * as v from 'valibot';
import { Problem } from '../../src/setup/project.mjs';

/** The standards that every PDF of a talk must meet. */
export const PROFILES = ['PDF/A-2A', 'PDF/UA-1'] as const;

export interface Verdict {
  readonly file: string;
  /** Names of the standards that it claims, `PDF/UA-1`, and conforms to. */
  readonly conformsTo: readonly string[];
  readonly failures: readonly Failure[];
}

export interface Failure {
  /** Clause of the standard and test of veraPDF: `PDF/UA-1 7.2-42`. */
  readonly rule: string;
  readonly says: string;
  readonly times: number;
  /** The first of the objects. */
  readonly at: string;
}

const rule = v.object({
  clause: v.string(),
  testNumber: v.number(),
  failedChecks: v.number(),
  description: v.string(),
  checks: v.array(v.object({ context: v.string() })),
});

const result = v.object({
  compliant: v.boolean(),
  profileName: v.string(),
  details: v.object({ ruleSummaries: v.array(rule) }),
});

const job = v.object({
  itemDetails: v.object({ name: v.string() }),
  validationResult: v.optional(v.array(result), []),
  taskException: v.optional(v.object({ exceptionMessage: v.optional(v.string()) })),
});

const answer = v.object({ report: v.object({ jobs: v.array(job) }) });

/**
 * One run for all files, as veraPDF needs a second to start and more to get warm.
 *
 * @param veraPdf the words that a call begins with
 * @throws Problem where veraPDF has no verdict
 */
export async function judge(
  veraPdf: readonly string[],
  files: readonly string[],
  stop: AbortSignal,
): Promise<Verdict[]> {
  const text = await ask(veraPdf, files, stop);
  const { success, output } = v.safeParse(v.pipe(v.string(), v.parseJson(), answer), text);
  if (!success) throw new Problem(`veraPDF gave no report: ${text.slice(0, 500)}`);
  return files.map((file) => {
    const found = output.report.jobs.find(({ itemDetails: { name } }) => name === file);
    if (!found) throw new Problem(`veraPDF has no verdict on ${file}: ${text.slice(0, 500)}`);
    return verdictOn(file, found);
  });
}

function verdictOn(file: string, { validationResult, taskException }: v.InferOutput<typeof job>): Verdict {
  if (taskException) return { file, conformsTo: [], failures: [brokenOff(taskException)] };
  const named = validationResult.map((one) => ({
    ...one,
    standard: one.profileName.replace(/ validation profile$/, ''),
  }));
  return {
    file,
    conformsTo: named.filter(({ compliant }) => compliant).map(({ standard }) => standard),
    failures: named.flatMap(({ standard, details: { ruleSummaries } }) =>
      ruleSummaries.map(({ clause, testNumber, description, failedChecks, checks: [first] }) => ({
        rule: `${standard} ${clause}-${testNumber}`,
        says: description,
        times: failedChecks,
        at: first?.context ?? '',
      })),
    ),
  };
}

const brokenOff = ({
  exceptionMessage = 'no reason given',
}: {
  readonly exceptionMessage?: string | undefined;
}): Failure => ({
  rule: 'veraPDF',
  says: exceptionMessage,
  times: 1,
  at: 'the file',
});

/** The faults of a file, a line each; empty if it meets all standards. */
export function complaintsOf({ conformsTo, failures }: Verdict): string[] {
  const told = failures.map(({ rule, says, times, at }) => `${rule}: ${says} ${times} times, first at ${at}`);
  const missing = PROFILES.filter((profile) => !conformsTo.includes(profile));
  return [...missing.map((profile) => `It does not claim to be ${profile}, or is not.`), ...told];
}

function ask(
  [program = '', ...words]: readonly string[],
  files: readonly string[],
  stop: AbortSignal,
): Promise<string> {
  // By what the file claims; one that claims nothing is judged, too, so that one sees why.
  const by = ['--flavour', '0', '--defaultflavour', 'ua1'];
  const options = [...by, '--format', 'json', '--maxfailuresdisplayed', '1', '--loglevel', '0'];
  return new Promise((resolve, reject) => {
    const child = spawn(program, [...words, ...options, ...files], {
      stdio: ['ignore', 'pipe', 'inherit'],
      signal: stop,
    });
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
    child.on('error', reject);
    // Its exit code says that a file does not conform, which stands in the answer.
    child.on('close', () => {
      resolve(text);
    });
  });
}
