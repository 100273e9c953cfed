/** What `npm run build` runs: Vite's build, which prints only our report for a mistake in the talk. */
import util from 'node:util';
import { Problem, firstLine, runCommand } from './project.mjs';

/** The options of `vite build` that are supported here. */
const options = /** @type {const} */ ({
  outDir: { type: 'string' },
  base: { type: 'string' },
  mode: { type: 'string', short: 'm' },
  logLevel: { type: 'string', short: 'l' },
  config: { type: 'string', short: 'c' },
  minify: { type: 'string' },
  sourcemap: { type: 'string' },
  target: { type: 'string' },
  emptyOutDir: { type: 'boolean' },
});

const levels = /** @type {const} */ (['info', 'warn', 'error', 'silent']);

const usage = `Usage: npm run build -- [${Object.keys(options)
  .map((name) => `--${name}`)
  .join('] [')}]`;

function readArguments() {
  try {
    const { values } = util.parseArgs({ options });
    const level = levels.find((one) => one === (values.logLevel ?? 'info'));
    if (level === undefined) throw new Error(`--logLevel needs one of ${levels.join(', ')}.`);
    return { ...values, logLevel: level };
  } catch (error) {
    throw new Problem(`${firstLine(error)}\n${usage}`, 2);
  }
}

/** @param {string | undefined} text */
const asSwitch = (text) => (text === 'true' ? true : text === 'false' ? false : text);

/**
 * The `Problem` that a plugin of ours has thrown, inside the bundler's error.
 *
 * @param {unknown} error
 */
function problemIn(error) {
  const inner = error instanceof AggregateError || (error instanceof Error && 'errors' in error) ? error.errors : [];
  const all = [error, ...(Array.isArray(inner) ? inner : [])];
  // The bundled configuration has its own copy of the class `Problem`, so that `instanceof` fails.
  return all.find((one) => one instanceof Error && 'exitCode' in one);
}

await runCommand(async () => {
  const { outDir, base, mode, logLevel, config, minify, sourcemap, target } = readArguments();
  const { build } = await import('vite');
  try {
    await build({
      ...(base !== undefined && { base }),
      ...(mode !== undefined && { mode }),
      ...(config !== undefined && { configFile: config }),
      logLevel,
      build: {
        ...(outDir !== undefined && { outDir }),
        ...(target !== undefined && { target }),
        // Vite validates the values.
        .../** @type {object} */ (minify !== undefined && { minify: asSwitch(minify) }),
        .../** @type {object} */ (sourcemap !== undefined && { sourcemap: asSwitch(sourcemap) }),
      },
    });
  } catch (error) {
    const problem = problemIn(error);
    throw problem instanceof Error ? new Problem(problem.message) : error;
  }
  return 0;
});
