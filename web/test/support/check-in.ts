import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { create } from 'qrcode';

/** The size of the picture of the fake camera, in pixels. */
const WIDTH = 640;
const HEIGHT = 480;

/** The file that the fake camera of the browser shows. It is read each time a page opens the camera. */
const VIDEO = join(mkdtempSync(join(tmpdir(), 'check-in-camera-')), 'camera.y4m');

/** The arguments with which the browser has a camera, and allows it without a question. */
export const CAMERA_ARGUMENTS = [
  '--use-fake-ui-for-media-stream',
  '--use-fake-device-for-media-stream',
  `--use-file-for-fake-video-capture=${VIDEO}`,
];

/** Holds a QR code with a text before the fake camera. */
export async function holdBeforeCamera(text: string): Promise<void> {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const scale = Math.floor((HEIGHT * 0.7) / modules.size);
  const left = Math.floor((WIDTH - modules.size * scale) / 2);
  const top = Math.floor((HEIGHT - modules.size * scale) / 2);
  const luma = Buffer.alloc(WIDTH * HEIGHT, 235);
  for (let y = 0; y < modules.size * scale; y++) {
    for (let x = 0; x < modules.size * scale; x++) {
      const isDark = modules.get(Math.floor(y / scale), Math.floor(x / scale));
      if (isDark) luma[(top + y) * WIDTH + left + x] = 16;
    }
  }
  const frame = Buffer.concat([Buffer.from('FRAME\n'), luma, Buffer.alloc((WIDTH * HEIGHT) / 2, 128)]);
  const head = Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420jpeg\n`);
  writeFileSync(VIDEO, Buffer.concat([head, frame, frame, frame]));
}

/** Waits until the page of the check-in can be opened without a network. */
export async function expectReady(page: Page): Promise<void> {
  await page.getByText('Up to date').waitFor();
}

/** Reads the counters of the page: how many people are present and expected, and how many entries wait. */
export function readCounts(page: Page): Promise<string[]> {
  return page.locator('dl dd').allTextContents();
}

/** Waits until the counters of the page have values. */
export async function expectCounts(page: Page, present: number, expected: number, waiting: number): Promise<void> {
  const counts = [present, expected, waiting].map(String);
  await page.waitForFunction(
    (wanted) => [...document.querySelectorAll('dl dd')].map(({ textContent }) => textContent).join() === wanted.join(),
    counts,
  );
}
