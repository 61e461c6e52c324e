import { readFileSync } from 'node:fs';
import { getProjectPath } from '../../../config/project-files.reader.js';
import type { PageAssets } from './page-document.rules.js';

/** The entry of the pages in the manifest that the build of the pages writes. */
const ENTRY = 'page.handler.ts';

let read: PageAssets | undefined;

/**
 * Returns the addresses of the style and the script of the pages, whose names contain a hash.
 * @throws if they are not built
 */
export function readPageAssets(): PageAssets {
  read ??= parseManifest(readFileSync(getProjectPath('web', 'dist', 'page-manifest.json'), 'utf8'));
  return read;
}

function parseManifest(text: string): PageAssets {
  const manifest = JSON.parse(text) as Record<string, { file: string; css?: string[] }>;
  const entry = manifest[ENTRY];
  const style = entry?.css?.[0];
  if (!entry || style === undefined) throw new Error('The registration page is not built; run npm run build.');
  return { script: `/${entry.file}`, style: `/${style}` };
}
