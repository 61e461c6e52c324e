import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Makes a temporary folder for the tests of a file or group, and removes it after them. */
export function useFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'locate-folder-'));
  afterAll(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
