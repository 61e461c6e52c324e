import type { Made } from '../../test/support/make.js';
import { startProcess } from '../../test/server/process.js';
import {
  enter,
  expectCounts,
  expectReady,
  findResult,
  holdBeforeCamera,
  PHONE,
  useCheckIn,
} from './support/check-in.js';
import { describeInBrowser, expectHeading, expectText } from './support/journey.js';
import { startProxy } from './support/proxy.js';

describeInBrowser('The check-in without a network', () => {
  const { journey, seminars } = useCheckIn();

  it('goes on without a network, also after it was closed, and the server has it all afterwards', async () => {
    const { id } = await seminars.create('Light in care');
    const { code } = await seminars.register(id, 'Li Na', { companyName: 'Lumenova Lighting' });
    await seminars.register(id, 'Zoë Peeters');
    await seminars.register(id, 'Chen Wei');
    await holdBeforeCamera(code);
    let page = await journey.open(await seminars.createLink(id), PHONE);
    await expectReady(page);
    expect(new URL(page.url()).hash).toBe('');
    const context = page.context();
    await context.setOffline(true);
    await page.reload();
    await expectText(page, /^The server cannot be reached\. Go on/);
    const startedAt = Date.now();

    await page.getByRole('button', { name: 'Scan' }).click();
    await findResult(page).getByText('Li Na').waitFor();
    await findResult(page).getByText('Checked in', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Scan' }).click();
    await enter(page, 'zoe');
    await findResult(page).getByText('Zoë Peeters').waitFor();
    await page.getByRole('button', { name: 'Walk-in' }).click();
    const form = page.getByRole('dialog', { name: 'Somebody without a registration' });
    await form.getByRole('textbox', { name: 'Name' }).fill('Jan Claes');
    await form.getByRole('button', { name: 'Register and check in' }).click();
    await findResult(page).getByText('Jan Claes').waitFor();
    await enter(page, 'chen');
    await findResult(page).getByRole('button', { name: 'Undo the check-in of Chen Wei' }).click();
    await findResult(page).getByText('Check-in undone').waitFor();
    await expectCounts(page, 3, 1, 5);
    await page.close();

    page = await journey.openIn(context, `/door/${id}`);
    await expectCounts(page, 3, 1, 5);
    const onlineAt = Date.now();
    await context.setOffline(false);
    await expectCounts(page, 3, 1, 0);
    await expectReady(page);
    expect(await seminars.listStatuses(id)).toEqual([
      'Chen Wei registered',
      'Jan Claes attended',
      'Li Na attended',
      'Zoë Peeters attended',
    ]);
    for (const { status, checkedInAt, walkIn, fullName } of await seminars.readRegistrations(id)) {
      expect([fullName, walkIn]).toEqual([fullName, fullName === 'Jan Claes']);
      if (status !== 'attended') continue;
      expect(Date.parse(checkedInAt)).toBeGreaterThanOrEqual(startedAt - 1_000);
      expect(Date.parse(checkedInAt)).toBeLessThan(onlineAt);
    }
  });

  it('counts the same person once when two devices without a network check in, at the earlier time', async () => {
    const { id } = await seminars.create('Two doors');
    await seminars.register(id, 'Li Na');
    const first = await journey.open(await seminars.createLink(id, 'Mei Ling'), PHONE);
    const second = await journey.open(await seminars.createLink(id, 'Jan Claes'), PHONE);
    for (const page of [first, second]) {
      await expectReady(page);
      await page.context().setOffline(true);
      await enter(page, 'li na');
      await findResult(page).getByText('Checked in', { exact: true }).waitFor();
    }
    await second.context().setOffline(false);
    await expectCounts(second, 1, 0, 0);
    const later = (await seminars.readRegistrations(id))[0]!.checkedInAt;
    await first.context().setOffline(false);
    await expectCounts(first, 1, 0, 0);
    await findResult(first)
      .getByText(/^Already checked in at/)
      .waitFor();
    const [registration] = await seminars.readRegistrations(id);
    expect(Date.parse(registration!.checkedInAt)).toBeLessThan(Date.parse(later));
  });

  it('keeps what waits when the server is killed before it can answer, and has it processed once', async () => {
    const { id } = await seminars.create('Killed');
    for (const name of ['Li Na', 'Chen Wei', 'Zoë Peeters']) await seminars.register(id, name);
    const env = { DATABASE_URL: journey.api.databaseUrl, LOG_LEVEL: 'silent', JOBS: 'false' };
    let server = await startProcess({ ...env, PORT: '0' });
    try {
      const { port } = new URL(server.url);
      const page = await journey.open(server.url + (await seminars.createLink(id)), PHONE);
      await expectReady(page);
      // The server does what the request asks for, and is killed before its answer arrives.
      await page.route(
        '**/check-ins',
        async (route) => {
          await route.fetch();
          await server.end('SIGKILL');
          await route.abort('connectionreset');
        },
        { times: 1 },
      );
      await enter(page, 'li na');
      await expectText(page, /^The server cannot be reached/);
      await enter(page, 'chen');
      await expectCounts(page, 2, 1, 2);
      server = await startProcess({ ...env, PORT: port });
      await expectCounts(page, 2, 1, 0);
      await findResult(page).getByText('Checked in', { exact: true }).waitFor();
      expect(await seminars.listStatuses(id)).toEqual([
        'Chen Wei attended',
        'Li Na attended',
        'Zoë Peeters registered',
      ]);
      expect(await seminars.countCheckIns(id)).toBe(2);
    } finally {
      await server.end('SIGKILL');
    }
  });

  it('keeps the list and what waits while the network of a venue answers in place of the server', async () => {
    const { id } = await seminars.create('Venue');
    await seminars.register(id, 'Li Na');
    const proxy = await startProxy(journey.api.url);
    try {
      const page = await journey.open(proxy.url + (await seminars.createLink(id)), PHONE);
      await expectReady(page);
      // Some of these statuses would tell the device that its access has ended, others that the entry is refused.
      for (const status of [400, 401, 403, 404, 405, 451, 511, 200]) {
        proxy.answerApi(status);
        const answered = page.waitForResponse((response) => response.url().endsWith('/check-ins'));
        if (status === 400) await enter(page, 'li na');
        else await page.evaluate(() => dispatchEvent(new Event('online')));
        expect((await answered).status()).toBe(status);
        await expectText(page, /^The server cannot be reached\. 1 entry is kept/);
        await expectCounts(page, 1, 0, 1);
      }
      const other = await journey.open(proxy.url + (await seminars.createLink(id, 'Jan Claes')), PHONE);
      await expectHeading(other, 'The list is not on this device yet');
      proxy.connectApi();
      for (const tab of [page, other]) {
        await tab.evaluate(() => dispatchEvent(new Event('online')));
        await expectReady(tab);
        await expectCounts(tab, 1, 0, 0);
      }
      expect(await seminars.listStatuses(id)).toEqual(['Li Na attended']);
    } finally {
      await proxy.stop();
    }
  });

  it('sends each entry once when two tabs are open, and shows in both what one of them did', async () => {
    const { id } = await seminars.create('Two tabs');
    await seminars.register(id, 'Li Na');
    await seminars.register(id, 'Chen Wei');
    const page = await journey.open(await seminars.createLink(id), PHONE);
    await expectReady(page);
    const other = await journey.openIn(page.context(), `/door/${id}`);
    await expectReady(other);
    const sent: string[] = [];
    for (const tab of [page, other]) {
      tab.on('request', (request) => {
        if (!request.url().endsWith('/check-ins')) return;
        sent.push(...(request.postDataJSON() as { entries: Made[] }).entries.map(({ key }) => key as string));
      });
    }
    await page.context().setOffline(true);
    await enter(page, 'li na');
    await expectCounts(other, 1, 1, 1);
    await enter(other, 'chen');
    await expectCounts(page, 2, 0, 2);
    await page.context().setOffline(false);
    await expectCounts(page, 2, 0, 0);
    await expectCounts(other, 2, 0, 0);
    const answered = new Set(sent);
    expect(answered.size).toBe(2);
    expect(await seminars.countCheckIns(id)).toBe(2);
  });

  it('loses no entry of a tab whose storage is full when another tab changes what the device keeps', async () => {
    const { id } = await seminars.create('Storage full');
    await seminars.register(id, 'Li Na');
    await seminars.register(id, 'Chen Wei');
    const page = await journey.open(await seminars.createLink(id), PHONE);
    await expectReady(page);
    const other = await journey.openIn(page.context(), `/door/${id}`);
    await expectReady(other);
    await page.evaluate(() => {
      IDBObjectStore.prototype.put = () => {
        throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
      };
    });
    await page.context().setOffline(true);
    await enter(page, 'li na');
    await expectText(page, 'This browser keeps nothing');
    await expectCounts(page, 1, 1, 1);
    await enter(other, 'chen');
    await expectCounts(other, 1, 1, 1);
    await expectCounts(page, 1, 1, 1);
    await page.context().setOffline(false);
    await expectCounts(page, 2, 0, 0);
    expect(await seminars.listStatuses(id)).toEqual(['Chen Wei attended', 'Li Na attended']);
  });

  it('takes over a new version as a whole, and keeps what waits', async () => {
    const { id } = await seminars.create('New version');
    await seminars.register(id, 'Li Na');
    const proxy = await startProxy(journey.api.url);
    try {
      const page = await journey.open(proxy.url + (await seminars.createLink(id)), PHONE);
      await expectReady(page);
      const readBuilds = () => page.evaluate(() => caches.keys());
      const [first] = await readBuilds();
      // A file that only the first build has and that its page loads later, as it does with the decoder.
      const addFile = (build: string) =>
        caches.open(build).then((cache) => cache.put('/door/assets/late.js', new Response('late')));
      await page.evaluate(addFile, first!);
      proxy.cutApi();
      await enter(page, 'li na');
      await expectCounts(page, 1, 0, 1);
      proxy.replaceVersion('0000000000000000');
      await page.addInitScript(() => {
        navigator.serviceWorker.addEventListener(
          'controllerchange',
          () => (document.body.dataset['isReplaced'] = 'yes'),
        );
      });
      await page.reload();
      // The new worker controls the page while it still removes the files of the old one.
      await page.waitForFunction(
        () => document.body.dataset['isReplaced'] && navigator.serviceWorker.controller?.state === 'activated',
      );
      const second = 'check-in 0000000000000000';
      expect(await readBuilds()).toEqual([first, second]);
      expect(await page.evaluate(async () => (await fetch('/door/assets/late.js')).text())).toBe('late');
      await expectCounts(page, 1, 0, 1);
      proxy.replaceVersion('1111111111111111');
      await page.reload();
      await page.waitForFunction(
        () => document.body.dataset['isReplaced'] && navigator.serviceWorker.controller?.state === 'activated',
      );
      expect(await readBuilds()).toEqual([second, 'check-in 1111111111111111']);
      await proxy.stop();
      await page.reload();
      await expectCounts(page, 1, 0, 1);
    } finally {
      await proxy.stop();
    }
  });
});
