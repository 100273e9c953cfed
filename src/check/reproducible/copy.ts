/** A second checkout that shares the history and the packages. */
import { execFile } from 'node:child_process';
import { cp, mkdir, rm, stat, symlink } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../../setup/project.mjs';
import { checkoutOf } from '../../setup/version.mjs';

/** At the top of the project: what is installed or made. */
const LEFT_OUT = new Set(['.git', 'node_modules', 'dist', 'test-results', 'images', 'release']);

/** @param folder is made; nothing may be there yet */
export async function copyProject(folder: string): Promise<void> {
  await mkdir(dirname(folder), { recursive: true });
  if (await checkoutOf(join(root, 'slides'))) {
    await git(dirname(folder), 'clone', '--quiet', '--shared', root, folder);
    await copyChanges(folder);
  } else {
    const filter = (source: string) => !LEFT_OUT.has(relative(root, source));
    await cp(root, folder, { recursive: true, verbatimSymlinks: true, filter });
  }
  // A junction is what Windows lets everybody make; elsewhere it is a link like any other.
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
}

/** What is not committed, so that the copy is what lies here. */
async function copyChanges(folder: string): Promise<void> {
  const list = await git(root, 'status', '--porcelain', '-z', '--no-renames', '--untracked-files=all');
  for (const entry of list.split('\0').filter(Boolean)) {
    // Two letters and a blank stand before the path.
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
