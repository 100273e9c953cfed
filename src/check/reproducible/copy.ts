/** A second checkout that shares the history and the packages. */
import { execFile } from 'node:child_process';
import { cp, mkdir, rm, stat, symlink } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../../setup/project.mjs';
import { checkoutOf } from '../../setup/version.mjs';

/** Installed or generated folders at the top of the project. */
const LEFT_OUT = new Set(['.git', 'node_modules', 'dist', 'test-results', 'images', 'release']);

/** @param folder is created; nothing may exist there yet */
export async function copyProject(folder: string): Promise<void> {
  await mkdir(dirname(folder), { recursive: true });
  if (await checkoutOf(join(root, 'slides'))) {
    await git(dirname(folder), 'clone', '--quiet', '--shared', root, folder);
    await copyChanges(folder);
  } else {
    const filter = (source: string) => !LEFT_OUT.has(relative(root, source));
    await cp(root, folder, { recursive: true, verbatimSymlinks: true, filter });
  }
  // On Windows a junction needs no privileges; other systems make an ordinary link.
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
}

/** Copies uncommitted changes, so that the copy equals the working tree. */
async function copyChanges(folder: string): Promise<void> {
  const list = await git(root, 'status', '--porcelain', '-z', '--no-renames', '--untracked-files=all');
  for (const entry of list.split('\0').filter(Boolean)) {
    // Two status letters and a space precede the path.
    const path = entry.slice(3);
    const isHere = await stat(join(root, path)).then(
      () => true,
      () => false,
    );
    await rm(join(folder, path), { recursive: true, force: true });
    if (isHere) await cp(join(root, path), join(folder, path), { recursive: true, verbatimSymlinks: true });
  }
}

async function git(folder: string, ...args: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)('git', ['--no-optional-locks', ...args], { cwd: folder });
  return stdout;
}
