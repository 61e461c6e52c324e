import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FileChooser, Locator, Page } from 'playwright-core';

/** A file as a test gives it to a page. */
export interface GivenFile {
  name: string;
  content: string | Buffer;
}

/** A file that the server refuses, because Windows would run it. */
export const PROGRAM: GivenFile = { name: 'setup.exe', content: 'MZ' };

/** A picture of one pixel. */
export const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

/** Builds the content of a pdf with a text, so that no two are the same file. */
export const buildPdf = (text: string) => `%PDF-1.4\n% ${text}\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n`;

/** Drops files on a part of a page, as a user does who drags them there. */
export async function dropFiles(page: Page, zone: Locator, files: readonly GivenFile[]): Promise<void> {
  const given = files.map(({ name, content }) => ({ name, bytes: [...Buffer.from(content)] }));
  const dataTransfer = await page.evaluateHandle((all) => {
    const transfer = new DataTransfer();
    for (const { name, bytes } of all) transfer.items.add(new File([new Uint8Array(bytes)], name));
    return transfer;
  }, given);
  await zone.dispatchEvent('dragover', { dataTransfer });
  await zone.dispatchEvent('drop', { dataTransfer });
}

/** Chooses files in the dialog of the browser that an action opens. */
export async function chooseFiles(
  page: Page,
  open: () => Promise<unknown>,
  files: readonly GivenFile[],
): Promise<void> {
  const chooser = await waitForChooser(page, open);
  await chooser.setFiles(
    files.map(({ name, content }) => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) })),
  );
}

/** Makes a file of 30 MB on disk for a while, because a browser does not take so much from the memory of a test. */
export async function withLargeFile(use: (path: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'large-file-'));
  const path = join(folder, 'large.bin');
  try {
    await writeFile(path, '');
    await truncate(path, 30 * 1_048_576);
    await use(path);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Waits for the dialog with files that an action opens. */
export async function waitForChooser(page: Page, open: () => Promise<unknown>): Promise<FileChooser> {
  const opened = page.waitForEvent('filechooser');
  // Playwright asks the browser for the event without waiting. A key would arrive before that, and open a real dialog.
  await page.evaluate(() => {});
  await open();
  return opened;
}
