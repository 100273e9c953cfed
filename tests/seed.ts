/** Property tests meet the same inputs in every run. `SEED=7 npx vitest run` tries others. */
import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env['SEED'] ?? 20190320) });
