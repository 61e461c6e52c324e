import { readdir, readFile } from 'node:fs/promises';
import { basename } from 'node:path';

/** The source file of a database function. */
export interface FunctionFile {
  /** Path below `migrations/functions`, such as `search/fold.sql`. */
  path: string;
  /** Name of the function, which is that of the file. */
  name: string;
  text: string;
}

/** The folder stands beside this file in the sources and in the build. */
const FOLDER = new URL('functions/', import.meta.url);

/** Reads the source files of all database functions, in the order of their paths. */
export async function readFunctionFiles(): Promise<FunctionFile[]> {
  const paths = (await readdir(FOLDER, { recursive: true })).filter((path) => path.endsWith('.sql')).toSorted();
  return Promise.all(
    paths.map(async (path) => ({
      path,
      name: basename(path, '.sql'),
      text: await readFile(new URL(path, FOLDER), 'utf8'),
    })),
  );
}
