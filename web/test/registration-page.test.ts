import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { ManageTokenService } from '../../src/activities/seminars/registrations/manage-token.service.js';
import { listPeople, makePage, makeSeminar, putPage, visit } from '../../test/intake/registration-page/page.given.js';
import { ok } from '../../test/support/make.js';
import {
  countForeignPictures,
  describeInBrowser,
  expectFocus,
  expectHeading,
  expectText,
  findAccessibilityProblems,
  readOverflow,
  tabTo,
  useJourney,
} from './support/journey.js';

/** The most that a visitor loads: page, style and script, compressed. */
const MAX_LOAD_BYTES = 40 * 1_024;

const TITLES = { en: 'Testing ground for Europe', nl: 'Proeftuin voor Europa', zh: '欧洲试验场' } as const;
const LANGUAGES = Object.keys(TITLES) as (keyof typeof TITLES)[];

/** Fills in the inputs that the page requires. */
async function fillIn(page: Page): Promise<void> {
  await page.getByLabel('Full name').fill('Chen Mei');
  await page.getByLabel('E-mail address').fill('mei@chen.example');
  await page.getByLabel('Company or organisation').fill('Chen Optics');
}

/** Waits until a person could have filled in the form, because faster ones are taken for programs. */
const waitAsPerson = (page: Page) =>
  page.waitForFunction(() => {
    const opened = document.querySelector<HTMLInputElement>('input[name=opened]')!.value;
    return Date.now() - Number(opened.split('.')[0]) > 2_100;
  });

describeInBrowser('A registration page', () => {
  const { journey } = useJourney(() => ({ env: { REGISTRATION_POW_COST: '10', MAIL_REPLY_TO: 'events@locate.test' } }));
  const { api } = journey;

  it.each(LANGUAGES)('is small and accessible in %s, and asks nobody else for anything', async (lang) => {
    const { slug } = await makePage(api);
    const page = await journey.open('about:blank');
    const requests: string[] = [];
    let bytes = 0;
    page.on('request', (request) => requests.push(new URL(request.url()).origin));
    page.on('response', (response) => {
      void response.body().then((body) => (bytes += gzipSync(body).length));
    });
    await page.goto(`/r/${slug}?lang=${lang}`);
    await expectHeading(page, TITLES[lang]);
    expect(await page.evaluate(() => document.documentElement.lang)).toBe(lang === 'zh' ? 'zh-Hans' : lang);
    expect(await findAccessibilityProblems(page)).toEqual([]);
    expect(new Set(requests)).toEqual(new Set([api.url]));
    expect(bytes).toBeGreaterThan(5_000);
    expect(bytes).toBeLessThan(MAX_LOAD_BYTES);
    expect(await page.context().cookies()).toEqual([]);
  });

  it('is accessible in the dark, with errors, and after the registration', async () => {
    const { slug } = await makePage(api);
    const page = await journey.open(`/r/${slug}`, { colorScheme: 'dark' });
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await page.evaluate(() => document.querySelector('form')!.setAttribute('novalidate', ''));
    await page.getByRole('button', { name: 'Register' }).click();
    await expectText(page, 'Please correct the following:');
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await page.goto(`/r/${slug}/thanks`);
    await expectHeading(page, 'Thank you');
    expect(await findAccessibilityProblems(page)).toEqual([]);
  });

  it('takes a registration by keyboard alone', async () => {
    const { slug, seminarId } = await makePage(api);
    const page = await journey.open(`/r/${slug}`);
    await tabTo(page, page.getByLabel('Full name'));
    await page.keyboard.type('Chen Mei');
    await page.keyboard.press('Tab');
    await page.keyboard.type('mei@chen.example');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Chen Optics');
    await tabTo(page, page.getByLabel('Everything'));
    await page.keyboard.press('ArrowDown');
    await tabTo(page, page.getByLabel('Invite me to your events.'));
    await page.keyboard.press('Space');
    await waitAsPerson(page);
    await tabTo(page, page.getByRole('button', { name: 'Register' }));
    await page.keyboard.press('Enter');
    await expectHeading(page, 'Thank you');
    await expectText(page, 'We have your registration.');
    expect(await listPeople(api, seminarId)).toMatchObject([{ fullName: 'Chen Mei', status: 'registered' }]);
  });

  it('shows what was typed with a list of errors that has the focus and leads to the inputs', async () => {
    const { slug } = await makePage(api);
    const page = await journey.open(`/r/${slug}`);
    await page.evaluate(() => document.querySelector('form')!.setAttribute('novalidate', ''));
    await page.getByLabel('Full name').fill('Chen Mei');
    await page.getByLabel('E-mail address').fill('mei at chen');
    await page.getByRole('button', { name: 'Register' }).click();
    await expectFocus(page, page.locator('#errors'));
    expect(await page.getByLabel('Full name').inputValue()).toBe('Chen Mei');
    expect(await page.getByLabel('E-mail address').inputValue()).toBe('mei at chen');
    await page.getByRole('link', { name: 'E-mail address' }).click();
    await expectFocus(page, page.getByLabel('E-mail address'));
    await expectText(page, 'Enter an e-mail address such as name@company.com.');
  });

  it('needs no more than 320 pixels, and no style', async () => {
    const { slug } = await makePage(api);
    const page = await journey.open(`/r/${slug}?lang=nl`, { viewport: { width: 320, height: 640 } });
    await expectHeading(page, TITLES.nl);
    expect(await readOverflow(page)).toBe(0);
    await page.evaluate(() => document.querySelectorAll('link[rel=stylesheet]').forEach((link) => link.remove()));
    await page.getByLabel('Volledige naam').fill('Chen Mei');
    await page.getByRole('button', { name: 'Inschrijven' }).waitFor();
  });

  it('says without scripts that they are needed, and how to write to the agency', async () => {
    const { slug } = await makePage(api);
    const page = await journey.open(`/r/${slug}`, { javaScriptEnabled: false });
    // Chromium hides the notice where only the test switches scripts off, but its parser takes it for a part of the page.
    const notice = page.locator('noscript .notice');
    await notice.waitFor({ state: 'attached' });
    expect(await notice.textContent()).toContain('This form needs JavaScript');
    expect(await notice.locator('a').getAttribute('href')).toBe('mailto:events@locate.test');
  });

  it('shows the hours in the time zone of the reader too', async () => {
    const { slug } = await makePage(api);
    const page = await journey.open(`/r/${slug}`, { timezoneId: 'America/New_York' });
    await expectText(page, /In your time zone: .*17 March 2027.*21:00/);
  });

  it('shows names and texts with markup as they are', async () => {
    const hostile = '<img src="x" onerror="alert(1)"><script>alert(2)</script>';
    const seminar = await makeSeminar(api, { venue: hostile });
    const texts = { en: { title: hostile, intro: hostile, practical: hostile, thanks: hostile } };
    await putPage(api, seminar['id'], {
      slug: 'hostile-page',
      languages: ['en'],
      texts,
      questions: [{ id: 'a', label: { en: hostile }, kind: 'choice', options: [{ id: 'b', label: { en: hostile } }] }],
      consents: [{ purpose: 'marketing', wording: { en: hostile } }],
      privacyNotice: { en: hostile },
    });
    await ok(api.bdm.post(`/seminars/${seminar['id']}/registration-page/enable`));
    const page = await journey.open('/r/hostile-page');
    await page.evaluate(() => document.querySelector('form')!.setAttribute('novalidate', ''));
    await page.getByLabel('Full name').fill(hostile);
    await page.getByRole('button', { name: 'Register' }).click();
    await expectFocus(page, page.locator('#errors'));
    expect(await page.getByLabel('Full name').inputValue()).toBe(hostile);
    expect(await countForeignPictures(page)).toBe(0);
    await page.goto('/r/hostile-page/thanks');
    await expectText(page, 'alert(2)');
    expect(await countForeignPictures(page)).toBe(0);
  });

  it('is sent once when the button is pressed twice', async () => {
    const { slug, seminarId } = await makePage(api);
    const page = await journey.open(`/r/${slug}`);
    await fillIn(page);
    await waitAsPerson(page);
    await page.getByRole('button', { name: 'Register' }).dblclick();
    await expectHeading(page, 'Thank you');
    expect(await listPeople(api, seminarId)).toHaveLength(1);
  });
});

describeInBrowser('The page of an own registration', () => {
  const { journey } = useJourney(() => ({ env: { REGISTRATION_POW_COST: '0' } }));
  const { api } = journey;

  it.each([
    ['en', 'Cancel the registration', 'Save the changes'],
    ['nl', 'Inschrijving annuleren', 'Wijzigingen bewaren'],
    ['zh', '取消报名', '保存更改'],
  ])('is accessible in %s, and needs no more than 320 pixels', async (lang, cancel, save) => {
    const { slug, seminarId } = await makePage(api, { fields: { companyName: 'optional', jobTitle: 'required' } });
    const fullName = 'Maximiliane Hohenlohe-Waldenburg-Schillingsfürst-Oehringen';
    const given = { fullName, email: `${'long'.repeat(14)}@${'name.'.repeat(8)}example` };
    const { id } = await ok(api.bdm.post(`/seminars/${seminarId}/registrations`, given));
    const token = await api.app.get(ManageTokenService).build(id);
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await journey.open(`/r/${slug}/m/${token}?lang=${lang}`, {
        viewport: { width: 320, height: 640 },
        colorScheme,
      });
      const check = async (state: string) => {
        expect([state, await findAccessibilityProblems(page)]).toEqual([state, []]);
        expect([state, await readOverflow(page)]).toEqual([state, 0]);
      };
      await check('registered');
      await page.getByRole('button', { name: save }).click();
      await expectFocus(page, page.locator('#errors'));
      await check('errors');
      if (lang === 'zh') expect(await page.locator('#errors').textContent()).not.toMatch(/[:：]\s\S/);
      await page.getByRole('button', { name: cancel }).click();
      await page.locator('input[name=sure]').waitFor({ state: 'attached' });
      await check('question');
    }
    await visit(api, `/r/${slug}/m/${token}`, {
      method: 'POST',
      body: 'action=cancel&sure=yes',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    const page = await journey.open(`/r/${slug}/m/${token}?lang=${lang}`, { viewport: { width: 320, height: 640 } });
    expect(await findAccessibilityProblems(page)).toEqual([]);
    expect(await readOverflow(page)).toBe(0);
  });
});

describeInBrowser('A registration page in a frame', () => {
  const { journey } = useJourney(() => ({ env: { REGISTRATION_POW_COST: '10' } }));
  let site: Server;
  let origin: string;
  let frame = '';

  beforeAll(async () => {
    site = createServer((_, response) => {
      response.setHeader('content-type', 'text/html');
      response.end(
        `<!doctype html><title>Site</title><iframe title="Page" src="${frame}" width="600" height="900"></iframe>`,
      );
    });
    site.listen(0, '127.0.0.1');
    await once(site, 'listening');
    origin = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
  });
  afterAll(() => void site.close());

  it('is shown on a site that its page lists', async () => {
    const { slug, seminarId } = await makePage(journey.api, { embedOrigins: [origin] });
    const { headers } = await visit(journey.api, `/r/${slug}`);
    expect(headers['content-security-policy']).toContain(`frame-ancestors ${origin}`);
    expect(headers['x-frame-options']).toBeUndefined();
    frame = `${journey.api.url}/r/${slug}`;
    const page = await journey.open(origin);
    const inner = page.frameLocator('iframe');
    await inner.getByLabel('Full name').fill('Chen Mei');
    await inner.getByLabel('E-mail address').fill('mei@chen.example');
    await inner.getByLabel('Company or organisation').fill('Chen Optics');
    await inner.getByRole('button', { name: 'Register' }).click();
    await inner.getByRole('heading', { name: 'Thank you' }).waitFor();
    expect(seminarId).toBeDefined();
  });

  it('is refused on every other site', async () => {
    const { slug } = await makePage(journey.api);
    const { headers } = await visit(journey.api, `/r/${slug}`);
    expect(headers['content-security-policy']).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    );
    expect(headers['x-frame-options']).toBe('DENY');
    frame = `${journey.api.url}/r/${slug}`;
    // The browser reports the refusal in its console, which is no error of a page here.
    const page = await journey.open('about:blank');
    page.removeAllListeners('console');
    await page.goto(origin);
    await page.waitForLoadState('networkidle');
    expect(await page.frameLocator('iframe').getByLabel('Full name').count()).toBe(0);
  });
});
