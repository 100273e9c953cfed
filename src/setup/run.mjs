/** `node src/setup/run.mjs <tool> [arguments]`: runs an installed package's command, after installing what is missing. */
import { ensureInstalled } from './install.mjs';
import { runTool } from './processes.mjs';
import { Problem, runCommand } from './project.mjs';

await runCommand(async () => {
  const [tool, ...args] = process.argv.slice(2);
  if (tool === undefined) throw new Problem('Usage: node src/setup/run.mjs <tool> [arguments]');
  await ensureInstalled();
  return runTool(tool, args, { stdio: 'inherit' });
});
