import type { Locator, Page } from 'playwright-core';
import { ManualClock } from '../../src/common/time/clock.service.js';
import { ok } from '../../test/support/make.js';
import {
  describeInBrowser,
  expectFocus,
  expectText,
  findAccessibilityProblems,
  useJourney,
} from './support/journey.js';
import { readDrafts } from './support/drafts.js';
import { settle } from './support/settle.js';

const clock = new ManualClock(new Date('2026-12-01T09:00:00Z'));

describeInBrowser('The editing of a registration page', () => {
  const post = (path: string, body?: object) => ok(journey.api.bdm.post(path, body));
  const createSeminar = (title: string, change: object = {}) =>
    post('/seminars', {
      title,
      startsAt: '2027-03-18T09:00',
      endsAt: '2027-03-18T12:30',
      timezone: 'Europe/Brussels',
      capacity: 40,
      ...change,
    });
  const createPage = (seminarId: string, change: object) =>
    ok(
      journey.api.bdm.put(`/seminars/${seminarId}/registration-page`, {
        languages: ['en'],
        texts: { en: { title: 'Light in care' } },
        privacyNotice: { en: 'We delete your data after two years.' },
        doubleOptIn: false,
        ...change,
      }),
    );
  const readPage = async (seminarId: string) => ok(journey.api.viewer.get(`/seminars/${seminarId}/registration-page`));
  const buildPath = (seminarId: string) => `/seminars/${seminarId}?tab=registration-page`;
  const inputs = (page: Page) => page.getByRole('form', { name: 'Registration page' });
  const group = (within: Page | Locator, name: string) => within.getByRole('group', { name, exact: true });
  const save = (page: Page) => page.getByRole('button', { name: 'Save the page' }).click();
  const isScrolledSideways = (page: Page) =>
    page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

  const { journey } = useJourney(() => ({ clock, env: { REGISTRATION_POW_COST: '0' } }));

  it('is made in two languages and enabled, and a stranger registers on it', async () => {
    const { id } = await createSeminar('Light in care');
    const page = await journey.openAs('bdm', `/seminars/${id}`);
    await page.getByRole('tab', { name: 'Registration page' }).click();
    await page.getByRole('button', { name: 'Create a registration page' }).click();
    expect(await page.getByRole('textbox', { name: 'End of the address' }).inputValue()).toBe('light-in-care');
    await page.getByRole('checkbox', { name: '中文' }).check();
    await group(page, 'English').getByRole('textbox', { name: 'Introduction' }).fill('How light helps.');
    await group(page, '中文').getByRole('textbox', { name: 'Title' }).fill('照明与护理');
    await page.getByRole('button', { name: 'Add a question' }).click();
    const question = group(page, 'Question 1');
    await question.getByRole('combobox', { name: 'Answer' }).selectOption('One of several options');
    await question.getByRole('textbox', { name: 'Question (English)' }).fill('What do you eat?');
    await question.getByRole('textbox', { name: 'Option 1 (English)' }).fill('Everything');
    await question.getByRole('textbox', { name: 'Option 1 (中文)' }).fill('无特殊要求');
    await question.getByRole('textbox', { name: 'Option 2 (English)' }).fill('Vegetarian');
    await page.getByRole('button', { name: 'Add a consent' }).click();
    const consent = group(page, 'Consent 1');
    await consent.getByRole('textbox', { name: 'Wording (English)' }).fill('Invite me to your next events.');
    await consent.getByRole('textbox', { name: 'Wording (中文)' }).fill('请邀请我参加今后的活动。');
    await page.getByRole('button', { name: 'Create a registration page' }).click();

    // Each text that a language lacks is shown at its input.
    const lacking = question.getByRole('textbox', { name: 'Question (中文)' });
    await expectFocus(page, lacking);
    expect(await inputs(page).locator('[aria-invalid="true"]').count()).toBe(2);
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await lacking.fill('您的饮食要求是什么？');
    await question.getByRole('textbox', { name: 'Option 2 (中文)' }).fill('素食');
    await page.getByRole('button', { name: 'Create a registration page' }).click();
    await expectText(page, 'Not enabled');

    // It cannot be enabled without a privacy notice in each language, which the inputs say.
    await page.getByRole('button', { name: 'Enable the page' }).click();
    await expectText(page, 'The page could not be enabled');
    await expectFocus(page, group(page, 'English').getByRole('textbox', { name: 'Privacy notice' }));
    expect(await inputs(page).locator('[aria-invalid="true"]').count()).toBe(2);
    await group(page, 'English').getByRole('textbox', { name: 'Privacy notice' }).fill('We delete your data.');
    await group(page, '中文').getByRole('textbox', { name: 'Privacy notice' }).fill('我们会删除您的数据。');
    expect(await page.getByRole('button', { name: 'Enable the page' }).isDisabled()).toBe(true);
    await page.getByRole('switch', { name: 'People confirm their e-mail address first' }).uncheck();
    await save(page);
    await expectText(page, 'The registration page is saved');
    await page.getByRole('button', { name: 'Enable the page' }).click();
    await page.getByRole('button', { name: 'Disable the page' }).waitFor();
    expect(await findAccessibilityProblems(page)).toEqual([]);

    const url = await page.getByRole('textbox', { name: 'Address of the page' }).inputValue();
    expect(url).toMatch(/\/r\/light-in-care$/);
    const stranger = await journey.open(`${new URL(url).pathname}?lang=zh`);
    await stranger.getByRole('heading', { name: '照明与护理' }).waitFor();
    await stranger.locator('[name="fullName"]').fill('王芳');
    await stranger.locator('[name="email"]').fill('wang.fang@example.org');
    await stranger.locator('[name="companyName"]').fill('Lumenova');
    await stranger.getByText('素食').click();
    await stranger.getByText('请邀请我参加今后的活动。').click();
    // Forms that are sent within two seconds are those of programs.
    clock.set(new Date(clock.now().getTime() + 3_000));
    await stranger.locator('form [type="submit"], form button').last().click();
    await stranger.waitForURL(/\/thanks/);

    await page.getByRole('tab', { name: 'Registrations' }).click();
    await page.getByRole('row').filter({ hasText: '王芳' }).getByText('Registered', { exact: true }).waitFor();
  });

  it('keeps what was typed, and moves and removes questions by keyboard', async () => {
    const { id } = await createSeminar('Drafts');
    await createPage(id, {
      slug: 'drafts-page',
      questions: ['first', 'second', 'third'].map((name) => ({ id: name, label: { en: name }, kind: 'text' })),
    });
    const page = await journey.openAs('bdm', buildPath(id));
    const text = (number: number) =>
      group(page, `Question ${number}`).getByRole('textbox', { name: 'Question (English)' });
    await page.getByRole('button', { name: 'Move question 1 down' }).press('Enter');
    await expectFocus(page, page.getByRole('button', { name: 'Move question 2 down' }));
    await page.keyboard.press('Enter');
    await expectFocus(page, page.getByRole('button', { name: 'Move question 3 up' }));
    await page.getByRole('button', { name: 'Remove question 2' }).press('Enter');
    await expectFocus(page, page.getByRole('button', { name: 'Remove question 1' }));
    // The device keeps the last change when its draft has the removed question only in the value of before.
    while ((await readDrafts(page)).split('"id":"third"').length !== 2);
    await page.reload();
    await expectText(page, 'This is your draft of earlier.');
    expect([await text(1).inputValue(), await text(2).inputValue()]).toEqual(['second', 'first']);
    await save(page);
    await expectText(page, 'The registration page is saved');
    expect((await readPage(id))['questions'].map((question: { id: string }) => question.id)).toEqual([
      'second',
      'first',
    ]);
  });

  it('names the field of an address that is taken, and follows the changes of colleagues', async () => {
    await createPage((await createSeminar('Other'))['id'], { slug: 'taken-address' });
    const { id } = await createSeminar('Colleagues');
    await createPage(id, { slug: 'own-address' });
    const page = await journey.openAs('bdm', buildPath(id));
    const slug = page.getByRole('textbox', { name: 'End of the address' });
    await slug.fill('taken-address');
    await save(page);
    await expectFocus(page, slug);
    await page.getByText('slug is used by another registration page; choose another.').waitFor();
    await slug.fill('my-address');
    // A colleague changes another part, which is kept, and then the same one.
    await createPage(id, { slug: 'own-address', texts: { en: { title: 'A better title' } } });
    await page.waitForFunction(() =>
      [...document.querySelectorAll('input')].some(({ value }) => value === 'A better title'),
    );
    expect(await slug.inputValue()).toBe('my-address');
    await createPage(id, { slug: 'their-address', texts: { en: { title: 'A better title' } } });
    await expectText(page, 'Somebody has changed this meanwhile');
    expect(await page.getByRole('button', { name: 'Save the page' }).isDisabled()).toBe(true);
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: 'Keep mine' }).click();
    await save(page);
    await expectText(page, 'The registration page is saved');
    expect(await readPage(id)).toMatchObject({ slug: 'my-address', texts: { en: { title: 'A better title' } } });
  });

  it('is not created over the page that a colleague has created meanwhile', async () => {
    const { id } = await createSeminar('At once');
    const page = await journey.openAs('bdm', buildPath(id));
    await page.getByRole('button', { name: 'Create a registration page' }).click();
    await page.getByRole('textbox', { name: 'End of the address' }).fill('my-page');
    let isCreated = false;
    await page.route(`**/seminars/${id}/registration-page`, async (route) => {
      if (route.request().method() === 'PUT' && !isCreated) {
        isCreated = true;
        await createPage(id, { slug: 'their-page', texts: { en: { title: 'Their title' } } });
      }
      await route.continue();
    });
    await page.getByRole('button', { name: 'Create a registration page' }).click();
    await expectText(page, 'Somebody has changed this meanwhile');
    expect(await readPage(id)).toMatchObject({ slug: 'their-page', version: 1 });
    await page.getByRole('button', { name: 'Keep mine' }).click();
    await save(page);
    await expectText(page, 'The registration page is saved');
    expect(await readPage(id)).toMatchObject({ slug: 'my-page', version: 2 });
  });

  it('is previewed before it is enabled, and is shown to viewers without a way to change it', async () => {
    const { id } = await createSeminar('Read only');
    await createPage(id, { slug: 'read-only', embedOrigins: ['https://www.locate.example'] });
    const page = await journey.openAs('viewer', buildPath(id));
    await expectText(page, 'Not enabled');
    await page.getByRole('img', { name: 'QR code of the address of the page' }).waitFor();
    expect(await page.getByRole('textbox', { name: 'Html for your own site' }).inputValue()).toContain('<iframe src=');
    expect(await page.getByRole('button', { name: /Enable|Save/ }).count()).toBe(0);
    expect(await page.getByRole('textbox', { name: 'End of the address' }).count()).toBe(0);
    expect(await findAccessibilityProblems(page)).toEqual([]);
    const [preview] = await Promise.all([
      page.context().waitForEvent('page'),
      page.getByRole('link', { name: 'Preview in English, in a new tab' }).click(),
    ]);
    await preview.getByRole('heading', { name: 'Light in care' }).waitFor();
    await preview.close();
    // Somebody enables it meanwhile.
    await post(`/seminars/${id}/registration-page/enable`);
    await page.getByRole('status').getByText('Enabled', { exact: true }).waitFor();
    const { id: none } = await createSeminar('None');
    await page.goto(buildPath(none));
    await expectText(page, 'This seminar has no registration page');
    expect(await page.getByRole('button', { name: 'Create a registration page' }).count()).toBe(0);
  });

  it.each([390, 320])('is in Dutch and dark, and fits on a phone of %d px', async (width) => {
    const { id } = await createSeminar('Nederlands');
    await createPage(id, {
      slug: `nederlands-${width}`,
      languages: ['nl', 'en', 'zh'],
      texts: { nl: { title: 'Licht' }, en: { title: 'Light' }, zh: { title: '照明' } },
      privacyNotice: {},
      questions: [
        {
          id: 'diet',
          label: { nl: 'Wat eet u?', en: 'What do you eat?', zh: '饮食要求' },
          kind: 'choice',
          options: [{ id: 'all', label: { nl: 'Alles', en: 'Everything', zh: '无' } }],
        },
      ],
      consents: [
        { purpose: 'event_invitation', wording: { nl: 'Nodig mij uit.', en: 'Invite me.', zh: '请邀请我。' } },
      ],
    });
    await journey.api.bdm.patch('/me/preferences', { language: 'nl' });
    const page = await journey.openAs('bdm', buildPath(id), {
      viewport: { width, height: 844 },
      colorScheme: 'dark',
    });
    await expectText(page, 'Niet open');
    await page.getByRole('button', { name: 'De pagina openen' }).click();
    await expectText(page, 'De pagina kon niet geopend worden');
    await settle(page);
    expect([await findAccessibilityProblems(page), await isScrolledSideways(page)]).toEqual([[], false]);
    await journey.api.bdm.patch('/me/preferences', { language: 'en' });
  });
});
