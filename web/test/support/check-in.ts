import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { create } from 'qrcode';
import { type Made, ok } from '../../../test/support/make.js';
import { type Journey, useJourney } from './journey.js';

const HOUR_MS = 3_600_000;

export const PHONE = { viewport: { width: 390, height: 844 } };

/** The size of the picture of the fake camera, in pixels. */
const WIDTH = 640;
const HEIGHT = 480;

/** The file that the fake camera of the browser shows. It is read each time a page opens the camera. */
const VIDEO = join(mkdtempSync(join(tmpdir(), 'check-in-camera-')), 'camera.y4m');

/** The arguments with which the browser has a camera, and allows it without a question. */
const CAMERA_ARGUMENTS = [
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

/** Waits until the counters of the page have values. */
export async function expectCounts(page: Page, present: number, expected: number, waiting: number): Promise<void> {
  const counts = [present, expected, waiting].map(String);
  await page.waitForFunction(
    (wanted) => [...document.querySelectorAll('dl dd')].map(({ textContent }) => textContent).join() === wanted.join(),
    counts,
  );
}

/** Finds the search of the page. */
export const findSearch = (page: Page) => page.getByRole('searchbox', { name: 'Name, company or code' });

/** Finds the last result of the page. */
export const findResult = (page: Page) => page.getByRole('status', { name: 'Last result' });

/** Types a text into the search, and presses Enter. */
export async function enter(page: Page, text: string): Promise<void> {
  await findSearch(page).fill(text);
  await page.keyboard.press('Enter');
}

/** Counts the lists of seminars that the device keeps. */
export function countStoredLists(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('locate-check-in-lists');
        opening.addEventListener('error', () => reject(new Error('The store cannot be opened.')));
        opening.addEventListener('success', () => {
          const count = opening.result.transaction('lists').objectStore('lists').count();
          count.addEventListener('success', () => {
            opening.result.close();
            resolve(count.result);
          });
        });
      }),
  );
}

/** Seminars with people to check in, in a browser with a camera. */
export class CheckInSeminars {
  private made = 0;

  constructor(private readonly journey: Journey) {}

  /** Creates a seminar that takes place now. */
  create(title: string, change: object = {}): Promise<Made> {
    return this.post('/seminars', {
      title,
      startsAt: new Date(Date.now() - HOUR_MS).toISOString(),
      endsAt: new Date(Date.now() + 4 * HOUR_MS).toISOString(),
      timezone: 'Europe/Brussels',
      ...change,
    });
  }

  register(seminarId: string, fullName: string, change: object = {}): Promise<Made> {
    const email = `guest.${++this.made}@example.org`;
    return this.post(`/seminars/${seminarId}/registrations`, { fullName, email, ...change });
  }

  /** Creates a link for a helper, and returns the path of its address. */
  async createLink(seminarId: string, name = 'Mei Ling'): Promise<string> {
    const { pathname, hash } = new URL((await this.post(`/seminars/${seminarId}/door-links`, { name })).url);
    return pathname + hash;
  }

  async readRegistrations(id: string): Promise<Made[]> {
    const { body } = await this.journey.api.manager.get(`/seminars/${id}/registrations?limit=200&sort=fullName`);
    return body.items;
  }

  /** Lists the people of a seminar, each with the status. */
  async listStatuses(id: string): Promise<string[]> {
    return (await this.readRegistrations(id)).map(({ fullName, status }) => `${fullName} ${status}`);
  }

  /** Counts the check-ins of a seminar in the audit trail. */
  async countCheckIns(id: string): Promise<number> {
    const ids = new Set((await this.readRegistrations(id)).map((registration) => registration.id as string));
    const { body } = await this.journey.api.manager.get('/audit?action=checked_in&limit=200');
    return body.items.filter(({ entityId }: Made) => ids.has(entityId)).length;
  }

  private post(path: string, body: object): Promise<Made> {
    return ok(this.journey.api.bdm.post(path, body));
  }
}

/** Starts the application and a browser with a camera before the tests of a group, and closes them after it. */
export function useCheckIn(): { journey: Journey; seminars: CheckInSeminars } {
  const { journey } = useJourney(undefined, CAMERA_ARGUMENTS);
  return { journey, seminars: new CheckInSeminars(journey) };
}
