/** `npm run build`: the site in `dist/`. Arguments go to Vite. */
import { ensureInstalled } from './install.mjs';
import { runCommand } from './project.mjs';
import { buildSite } from './site.mjs';

await runCommand(async () => {
  await ensureInstalled();
  return buildSite(process.argv.slice(2));
});
