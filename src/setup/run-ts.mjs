/** `node src/setup/run-ts.mjs [--build] [--browser] <file.ts> [arguments]`: runs a TypeScript command, see `typescript.mjs`. */
import { Problem, runCommand } from './project.mjs';
import { runTypeScript } from './typescript.mjs';

const usage = 'Usage: node src/setup/run-ts.mjs [--build] [--browser] <file.ts> [arguments]';

await runCommand(async () => {
  const words = process.argv.slice(2);
  const at = words.findIndex((word) => !word.startsWith('--'));
  const [file, ...args] = at < 0 ? [] : words.slice(at);
  if (file === undefined) throw new Problem(usage);
  const needs = /** @type {const} */ (['build', 'browser']).filter((need) => words.slice(0, at).includes(`--${need}`));
  return runTypeScript(file, args, needs);
});
