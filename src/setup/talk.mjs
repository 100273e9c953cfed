/** `npm run talk -- <command> [options]`: all that can be made of the talk, checked in it, or kept with it. */
import { commands } from './commands.mjs';
import { Problem, runCommand } from './project.mjs';
import { runTypeScript } from './typescript.mjs';

const usage = [
  'npm run talk -- <command> [options]',
  '',
  ...Object.entries(commands).map(([name, { does }]) => `  ${name.padEnd(14)}${does}`),
  '',
  '`npm run talk -- <command> --help` lists the options of a command.',
].join('\n');

await runCommand(async () => {
  const [name, ...args] = process.argv.slice(2);
  if (name === undefined || name === '--help') {
    console.log(usage);
    return 0;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) throw new Problem(`There is no command "${name}".\n\n${usage}`, 2);
  return runTypeScript(command.file, args, command.needs);
});
