import type { Page } from 'playwright-core';
import {
  enter,
  expectCounts,
  expectReady,
  findResult,
  holdBeforeCamera,
  PHONE,
  useCheckIn,
} from './support/check-in.js';
import { describeInBrowser, expectText, findAccessibilityProblems } from './support/journey.js';

/** Values that the functions of the browser leave behind, in whose place a test has put its own. */
type Recorded = typeof globalThis & { recorded: unknown[] };

const readRecorded = (page: Page) => page.evaluate(() => (globalThis as Recorded).recorded);
const waitForRecorded = (page: Page, count: number) =>
  page.waitForFunction((wanted) => (globalThis as Recorded).recorded.length >= wanted, count);

describeInBrowser('The camera of the check-in', () => {
  const { journey, seminars } = useCheckIn();

  let codeCount = 0;
  /** Returns a code without a digit, as one in 43 is. */
  const buildWordCode = () => `QXTBKMWRZ${'ABCDEFGHJK'.charAt(codeCount++)}`;

  /** Opens the check-in of a seminar with one person, after a script has changed what the browser can do. */
  async function open(change: (failing: string) => void, failing = ''): Promise<{ page: Page; code: string }> {
    const { id } = await seminars.create('Camera');
    const { id: registrationId } = await seminars.register(id, 'Li Na');
    const code = buildWordCode();
    await journey.api.db.query(`UPDATE seminar_registration SET code = $2 WHERE id = $1`, [registrationId, code]);
    const page = await journey.open('/favicon.svg', PHONE);
    await page.context().addInitScript(() => void ((globalThis as Recorded).recorded = []));
    await page.context().addInitScript(change, failing);
    await page.goto(await seminars.createLink(id));
    await expectReady(page);
    return { page, code };
  }

  const scan = (page: Page) => page.getByRole('button', { name: 'Scan' }).click();

  it('that is not allowed, missing or used by another program says so, and typing still works', async () => {
    const { page, code } = await open(() => {
      const names = ['NotAllowedError', 'NotFoundError', 'NotReadableError'];
      navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', names.shift()));
    });
    for (const text of ['The camera is not allowed.', 'This device has no camera', 'This device has no camera']) {
      await scan(page);
      await expectText(page, new RegExp(`^${text}`));
      expect(await findAccessibilityProblems(page)).toEqual([]);
      await page.getByRole('button', { name: 'Stop the camera' }).click();
    }
    await enter(page, code);
    await expectCounts(page, 1, 0, 0);
  });

  it('reads with the detector of the browser where it has one', async () => {
    await holdBeforeCamera('nothing that is a code');
    const { page, code } = await open(() => {
      Object.assign(globalThis, {
        BarcodeDetector: class {
          static getSupportedFormats(): Promise<string[]> {
            return Promise.resolve(['qr_code']);
          }
          detect = () => Promise.resolve((globalThis as Recorded).recorded.slice(-1));
        },
      });
    });
    await scan(page);
    await expectText(page, 'Hold the QR code before the camera.');
    await page.evaluate((rawValue) => (globalThis as Recorded).recorded.push({ rawValue }), code);
    expect(await findResult(page).getByText('Li Na').waitFor()).toBeUndefined();
  });

  it.each(['formats', 'detection'])('reads with its own decoder where the %s of the browser fails', async (failing) => {
    await holdBeforeCamera('nothing that is a code');
    const { page, code } = await open((failure) => {
      const fail = (): Promise<never> => Promise.reject(new DOMException('No service', 'NotSupportedError'));
      Object.assign(globalThis, {
        BarcodeDetector: class {
          static getSupportedFormats(): Promise<string[]> {
            return failure === 'formats' ? fail() : Promise.resolve(['qr_code']);
          }
          detect = fail;
        },
      });
    }, failing);
    await holdBeforeCamera(code);
    await scan(page);
    expect(await findResult(page).getByText('Li Na').waitFor()).toBeUndefined();
  });

  it('has its light where it has one, also when the device refuses it', async () => {
    const { page } = await open(() => {
      MediaStreamTrack.prototype.getCapabilities = () => ({ torch: true }) as MediaTrackCapabilities;
      MediaStreamTrack.prototype.applyConstraints = (constraints) => {
        const { recorded } = globalThis as Recorded;
        recorded.push(constraints);
        return recorded.length === 3 ? Promise.reject(new Error('Too warm')) : Promise.resolve();
      };
    });
    await scan(page);
    const light = (pressed: boolean) => page.getByRole('button', { name: 'Light', pressed });
    await light(false).click();
    await light(true).click();
    await light(false).click();
    await waitForRecorded(page, 3);
    await light(false).waitFor();
    const torch = (on: boolean) => ({ advanced: [{ torch: on }] });
    expect(await readRecorded(page)).toEqual([torch(true), torch(false), torch(true)]);
  });

  it('is chosen among several, and the others stop', async () => {
    const { page } = await open(() => {
      const { mediaDevices } = navigator;
      const getUserMedia = mediaDevices.getUserMedia.bind(mediaDevices);
      mediaDevices.enumerateDevices = () =>
        Promise.resolve(
          [
            ['front', 'Front'],
            ['back', ''],
          ].map(([deviceId, label]) => ({ kind: 'videoinput', deviceId, label }) as MediaDeviceInfo),
        );
      mediaDevices.getUserMedia = async (constraints) => {
        const stream = await getUserMedia({ video: true });
        (globalThis as Recorded).recorded.push({ constraints, track: stream.getVideoTracks()[0] });
        return stream;
      };
    });
    await scan(page);
    await page.getByRole('combobox', { name: 'Camera' }).selectOption({ label: 'Camera 2' });
    await waitForRecorded(page, 2);
    const read = () =>
      page.evaluate(() =>
        ((globalThis as Recorded).recorded as { constraints: object; track: MediaStreamTrack }[]).map(
          ({ constraints, track }) => ({ constraints, state: track.readyState }),
        ),
      );
    const video = (constraint: object) => ({ audio: false, video: constraint });
    expect(await read()).toEqual([
      { constraints: video({ facingMode: { ideal: 'environment' } }), state: 'ended' },
      { constraints: video({ deviceId: { exact: 'back' } }), state: 'live' },
    ]);
    await page.getByRole('button', { name: 'Stop the camera' }).click();
    await page.waitForFunction(() =>
      ((globalThis as Recorded).recorded as { track: MediaStreamTrack }[]).every(
        ({ track }) => track.readyState === 'ended',
      ),
    );
  });

  it('starts again after the phone has taken it away', async () => {
    await holdBeforeCamera('nothing that is a code');
    const { page, code } = await open(() => undefined);
    await scan(page);
    await expectText(page, 'Hold the QR code before the camera.');
    await holdBeforeCamera(code);
    await page.evaluate(() => {
      const [track] = (document.querySelector('video')!.srcObject as MediaStream).getVideoTracks();
      track!.stop();
      track!.dispatchEvent(new Event('ended'));
    });
    await findResult(page).getByText('Li Na').waitFor();
  });
});

describeInBrowser('The device of the check-in', () => {
  const { journey, seminars } = useCheckIn();

  async function open(change: () => void): Promise<Page> {
    const { id } = await seminars.create('Device');
    await seminars.register(id, 'Li Na');
    await seminars.register(id, 'Chen Wei');
    const page = await journey.open('/favicon.svg', PHONE);
    await page.context().addInitScript(() => void ((globalThis as Recorded).recorded = []));
    await page.context().addInitScript(change);
    await page.goto(await seminars.createLink(id));
    await expectReady(page);
    return page;
  }

  it('keeps its screen on, again after it was out of sight', async () => {
    const page = await open(() => {
      Object.defineProperty(navigator, 'wakeLock', {
        value: {
          request: (type: string) => {
            const lock = { type, released: false, release: () => Promise.resolve() };
            (globalThis as Recorded).recorded.push(lock);
            return Promise.resolve(lock);
          },
        },
      });
    });
    await waitForRecorded(page, 1);
    await page.evaluate(() => {
      const [lock] = (globalThis as Recorded).recorded as { released: boolean }[];
      document.dispatchEvent(new Event('visibilitychange'));
      lock!.released = true;
      document.dispatchEvent(new Event('visibilitychange'));
    });
    await waitForRecorded(page, 2);
    expect(await readRecorded(page)).toMatchObject([{ type: 'screen' }, { type: 'screen' }]);
  });

  it('sounds and shakes by the result, and not when it is muted', async () => {
    const page = await open(() => {
      const { recorded } = globalThis as Recorded;
      navigator.vibrate = (pattern) => recorded.push(pattern) > 0;
      OscillatorNode.prototype.stop = () => undefined;
      OscillatorNode.prototype.start = function play(this: OscillatorNode) {
        recorded.push(this.frequency.value);
      };
    });
    await enter(page, 'li na');
    await expectCounts(page, 1, 1, 0);
    await page.getByRole('button', { name: 'Switch the sound off' }).click();
    await enter(page, 'li na');
    await findResult(page)
      .getByText(/^Already/)
      .waitFor();
    expect(await readRecorded(page)).toEqual([[60], 880, 1320, [60, 60, 60]]);
  });

  it('shows the result where it can neither sound nor shake', async () => {
    const page = await open(() => {
      Object.assign(globalThis, {
        AudioContext: class {
          constructor() {
            throw new DOMException('No device', 'NotSupportedError');
          }
        },
      });
      Object.defineProperty(navigator, 'wakeLock', { value: undefined });
      Object.defineProperty(navigator, 'vibrate', { value: undefined });
    });
    await enter(page, 'li na');
    await findResult(page).getByText('Checked in', { exact: true }).waitFor();
    await enter(page, 'chen');
    await expectCounts(page, 2, 0, 0);
  });
});
