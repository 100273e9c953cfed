import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { Sources } from '../../src/loader/read.ts';
import { serve } from '../../src/setup/server.mjs';

/** Builds the site of a talk, serves it while it is used, and removes it. */
export async function withSiteOf<T>({ files, yaml }: Sources, use: (url: string) => Promise<T>): Promise<T> {
  const place = await mkdtemp(join(tmpdir(), 'bench-'));
  try {
    const folder = join(place, 'slides');
    await mkdir(folder);
    for (const file of [...files, ...(yaml ? [yaml] : [])])
      await writeFile(join(folder, basename(file.path)), file.text);
    const out = join(place, 'dist');
    const vite = resolve('node_modules/vite/bin/vite.js');
    await promisify(execFile)(process.execPath, [vite, 'build', '--logLevel', 'error'], {
      env: { ...process.env, TALK_SLIDES: folder, TALK_OUT: out },
    });
    const { url, close } = await serve(out);
    try {
      return await use(url);
    } finally {
      await close();
    }
  } finally {
    await rm(place, { recursive: true });
  }
}
