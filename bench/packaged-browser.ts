import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The folder of the package that contains a browser for Linux on x64. */
const PACKAGE = join(process.cwd(), 'node_modules', '@sparticuz', 'chromium');

/** Unpacks the files of the package into the temporary folder of the process. */
const UNPACK = `
  const { inflate } = await import(process.argv[1]);
  await Promise.all(['chromium.br', 'al2023.tar.br'].map((file) => inflate(process.argv[2] + '/bin/' + file)));
`;

/** Unpacks the browser of the package and selects it by environment variables, unless the machine has a browser. */
export async function provideBrowser(): Promise<void> {
  if (process.env['CHROMIUM_PATH'] || existsSync('/usr/bin/chromium')) return;
  Object.assign(process.env, await unpackBrowser());
}

/**
 * Unpacks the browser of the package once for each version, and returns the environment in which it runs; undefined on
 * other platforms. The folder gets its name when it is complete, so that an interrupted run leaves no broken browser.
 */
async function unpackBrowser(): Promise<Record<string, string> | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64' || !existsSync(PACKAGE)) return undefined;
  const { version } = JSON.parse(await readFile(join(PACKAGE, 'package.json'), 'utf8')) as { version: string };
  // Another user of the machine could not open the files of this one.
  const folder = join(tmpdir(), `locate-chromium-${version}-${process.getuid!()}`);
  if (!existsSync(folder)) {
    const unfinished = await mkdtemp(`${folder}-`);
    const entry = pathToFileURL(join(PACKAGE, 'build', 'index.js')).href;
    const env = { ...process.env, NODE_OPTIONS: '', TMPDIR: unfinished };
    await run(process.execPath, ['--input-type=module', '--eval', UNPACK, entry, PACKAGE], { env });
    // Another run may have been faster.
    await rename(unfinished, folder).catch(() => rm(unfinished, { recursive: true, force: true }));
  }
  // Every checkout has fonts of its own, while the browser may be shared with one that has been deleted.
  const coverage = join(process.cwd(), 'coverage');
  const fonts = join(coverage, 'fonts.conf');
  await mkdir(coverage, { recursive: true });
  await writeFile(fonts, buildFontConfiguration(folder));
  return {
    CHROMIUM_PATH: join(folder, 'chromium'),
    CHROMIUM_LIBRARIES: join(folder, 'al2023', 'lib'),
    FONTCONFIG_FILE: fonts,
  };
}

/** Names the fonts of the project. Without fonts the browser leaves inputs empty without an error. */
function buildFontConfiguration(folder: string): string {
  const fonts = ['fonts-sc', 'fonts-kr'].map((name) => join(process.cwd(), 'node_modules', '@embedpdf', name, 'fonts'));
  const folders = fonts.map((path) => `<dir>${path}</dir>`).join('');
  return `<?xml version="1.0"?><fontconfig>${folders}<cachedir>${join(folder, 'font-cache')}</cachedir></fontconfig>`;
}
