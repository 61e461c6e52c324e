import type { Page } from 'playwright-core';
import { PASSWORD } from '../../test/support/api.js';
import type { Made } from '../../test/support/make.js';
import { FAILURE } from './support/appearance-responses.js';
import {
  describeInBrowser,
  expectHeading,
  expectText,
  findAccessibilityProblems,
  holdReads,
  Journey,
  recordWrites,
  useJourney,
} from './support/journey.js';
import { readDrafts, waitForDraft } from './support/drafts.js';
import { settle } from './support/settle.js';

describeInBrowser('Logging an interaction', () => {
  let lead: Made;
  const { journey, make } = useJourney();
  beforeAll(async () => {
    const company = await make.company({ name: 'Lumenova Lighting', nativeName: '佛山朗明照明', city: 'Foshan' });
    await make.contact({
      fullName: 'Lin Zhihao',
      nativeName: '林志豪',
      email: 'lin@lumenova.cn',
      companyId: company.id,
    });
    lead = await make.lead({ title: 'Assembly of lamps', companyId: company.id });
  }, 120_000);

  const openBoard = async (role: Parameters<Journey['openAs']>[0], options?: Parameters<Journey['openAs']>[2]) => {
    const page = await journey.openAs(role, '/pipeline', options);
    await page.getByRole('article').first().waitFor();
    return page;
  };
  const findWho = (page: Page) => page.getByRole('combobox', { name: 'Who', exact: true });
  const openForm = async (page: Page) => {
    await page.getByRole('button', { name: 'Log interaction' }).click();
    await findWho(page).waitFor();
  };
  /** Opens the form, types a name and presses Enter while the search is held back. Returns what lets it go. */
  const pressEnterEarly = async (page: Page, text: string) => {
    await openForm(page);
    const release = await holdReads(page, '/search?*');
    await findWho(page).fill(text);
    await findWho(page).press('Enter');
    return release;
  };
  const chooseWho = async (page: Page, text: string, option: string | RegExp) => {
    await findWho(page).fill(text);
    await page.getByRole('option', { name: option }).click();
  };
  const findInteractions = async (subject: string): Promise<Made[]> => {
    const { body } = await journey.api.bdm.get('/interactions?sort=-createdAt&limit=50');
    return body.items.filter((one: Made) => one.subject === subject);
  };

  it('takes a lead, a subject, a summary and a follow-up, by keyboard alone and in one request', async () => {
    const page = await openBoard('bdm');
    // Single keys work when the preferences of the user are known.
    await settle(page);
    const writes: string[] = [];
    page.on('request', (request) => {
      if (request.method() !== 'GET') writes.push(`${request.method()} ${new URL(request.url()).pathname}`);
    });
    await page.keyboard.press('c');
    await findWho(page).waitFor();
    const dialog = page.getByRole('dialog');
    expect(await dialog.locator('input:visible, select:visible, textarea:visible').count()).toBe(4);
    await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'combobox');
    await page.keyboard.type('assembly of');
    await page.getByRole('option', { name: /Assembly of lamps/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Clear Who' }).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Me');
    await page.keyboard.press('Tab');
    await page.keyboard.type('They visit Genk');
    await page.keyboard.press('Enter');
    await page.keyboard.type('In April, with five people.');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Send the sites');
    await page.keyboard.press('Control+Enter');
    await expectText(page, 'The interaction with Assembly of lamps is logged, with a task for the next step');
    const [made] = await findInteractions('They visit Genk');
    expect(made).toMatchObject({ kind: 'meeting', leadId: lead.id, summary: 'In April, with five people.' });
    const { body: task } = await journey.api.bdm.get(`/tasks/${made!.followUpTaskId}`);
    expect(task).toMatchObject({ title: 'Send the sites', leadId: lead.id, assigneeId: journey.api.bdm.id });
    expect(task.dueOn > made!.occurredAt.slice(0, 10)).toBe(true);
    expect(writes).toEqual(['POST /api/v1/interactions']);
  });

  it('chooses the first hit of what was typed, also when Enter comes before the answer', async () => {
    const page = await openBoard('bdm');
    const release = await pressEnterEarly(page, 'Assembly of');
    release();
    await page.getByRole('button', { name: 'Clear Who' }).waitFor();
    expect(await findWho(page).inputValue()).toBe('Assembly of lamps');
  });

  it('chooses the first hit also when the user leaves the input after Enter, and nothing where there is none', async () => {
    const page = await openBoard('bdm');
    for (const [text, chosen] of [
      ['Assembly of', 'Assembly of lamps'],
      ['Nobody has this name', ''],
    ] as const) {
      const release = await pressEnterEarly(page, text);
      await page.keyboard.press('Tab');
      expect(await findWho(page).inputValue()).toBe(text);
      release();
      await page.waitForFunction(([input, value]) => (input as HTMLInputElement).value === value, [
        await findWho(page).elementHandle(),
        chosen,
      ] as const);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
    }
  });

  it('empties the input that the user leaves after nothing was found', async () => {
    const page = await openBoard('bdm');
    const release = await pressEnterEarly(page, 'Nobody has this name');
    release();
    await page.getByRole('status').filter({ hasText: 'Nothing found' }).waitFor();
    await page.keyboard.press('Tab');
    await findWho(page).and(page.locator(':not(:focus)')).waitFor();
    expect(await findWho(page).inputValue()).toBe('');
  });

  it('chooses nothing when the user goes on typing after Enter', async () => {
    const page = await openBoard('bdm');
    const release = await pressEnterEarly(page, 'Assembly');
    await findWho(page).pressSequentially(' of');
    release();
    await page.getByRole('option', { name: /Assembly of lamps/ }).waitFor();
    expect(await findWho(page).inputValue()).toBe('Assembly of');
  });

  it('chooses nothing late when the user clicks elsewhere after Enter', async () => {
    const page = await openBoard('bdm');
    const release = await pressEnterEarly(page, 'Assembly of');
    await page.getByLabel('What').click();
    release();
    await settle(page);
    expect(await findWho(page).inputValue()).toBe('');
  });

  it('chooses a hit of the whole text, and opens a closed list again instead of sending the form', async () => {
    const page = await openBoard('bdm');
    await openForm(page);
    const writes = recordWrites(page);
    await findWho(page).fill('Lumenova');
    await page.getByRole('option', { name: /^Lumenova Lighting/ }).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowDown');
    await page.locator('[role=option][data-combobox-selected]').waitFor();
    await findWho(page).fill('Assembly of lamps');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Clear Who' }).waitFor();
    expect(await findWho(page).inputValue()).toBe('Assembly of lamps');
    expect(writes).toEqual([]);
  });

  it('says at the input that the search has failed after the user has left it', async () => {
    const page = await openBoard('bdm');
    await page.route('**/api/v1/search?*', (route) => route.fulfill({ status: FAILURE.status, json: FAILURE.body }));
    const release = await pressEnterEarly(page, 'Assembly of');
    await page.keyboard.press('Tab');
    release();
    await page.locator('[aria-invalid="true"]').and(findWho(page)).waitFor();
    expect(await findWho(page).inputValue()).toBe('Assembly of');
  });

  it('creates a contact at a new company on the way, after a warning about duplicates', async () => {
    const page = await openBoard('bdm');
    await openForm(page);
    await chooseWho(page, 'Li Na', 'Create contact “Li Na”…');
    await page.getByLabel('E-mail address').fill('lin@lumenova.cn');
    await page.getByRole('combobox', { name: 'Company' }).fill('Lumenova Lightings');
    await page.getByRole('option', { name: /^Create company/ }).click();
    await page.getByRole('combobox', { name: 'Country', exact: true }).fill('China');
    await page.getByRole('option', { name: 'China', exact: true }).click();
    await page.getByRole('button', { name: 'Create company' }).click();
    await expectText(page, 'This company may exist already');
    // A correction takes the problem back, because the sentence of the problem is for programs.
    await page.getByLabel('City').fill('Foshan');
    expect(await page.getByText('allowDuplicate').count()).toBe(0);
    await page.getByRole('button', { name: 'Create company' }).click();
    await expectText(page, 'This company may exist already');
    await page.getByRole('button', { name: 'Create another company' }).click();
    await page.getByRole('button', { name: 'Create contact' }).click();
    await expectText(page, 'Another contact has this e-mail address');
    await page.getByRole('textbox', { name: 'E-mail address' }).fill('li.na@lumenova.cn');
    await page.getByRole('button', { name: 'Create contact' }).click();
    await page.getByLabel('What').fill('Met at the seminar');
    await page.getByRole('button', { name: 'Save' }).click();
    await expectText(page, 'The interaction with Li Na is logged');
    const [made] = await findInteractions('Met at the seminar');
    expect(made).toMatchObject({ companyName: 'Lumenova Lightings', contacts: [{ fullName: 'Li Na' }] });
  });

  it('takes the existing company instead of a duplicate', async () => {
    const page = await openBoard('bdm');
    await openForm(page);
    await chooseWho(page, '佛山朗明照明有限公司', /^Create company/);
    await page.getByLabel('Name in Latin letters').fill('Lumenova Lighting');
    await page.getByRole('button', { name: 'Create company' }).click();
    await page.getByRole('button', { name: 'Use Lumenova Lighting', exact: true }).click();
    expect(await findWho(page).inputValue()).toBe('Lumenova Lighting');
  });

  it('is about the lead whose page is open', async () => {
    const page = await journey.openAs('bdm', `/leads/${lead.id}`);
    await page.getByRole('button', { name: 'Log interaction' }).click();
    await findWho(page).waitFor();
    expect(await findWho(page).inputValue()).toBe('Assembly of lamps');
  });

  it('is about the only open lead of the person, and leads to the record and to the follow-up', async () => {
    const company = await make.company({ name: 'Westveld Kaslicht' });
    const chen = await make.contact({ fullName: 'Chen Yuqing', companyId: company.id });
    const hall = await make.lead({ title: 'Second hall', companyId: company.id, contactIds: [chen.id] });
    const page = await openBoard('bdm');
    await openForm(page);
    await chooseWho(page, 'Chen Yuqing', /Westveld Kaslicht/);
    const about = page.getByRole('radiogroup', { name: 'About' });
    await about.getByRole('radio', { name: /^Second hall/, checked: true }).waitFor({ state: 'attached' });
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await page.getByLabel('What').fill('Called about the roof');
    await page.getByLabel('Next step').fill('Send the drawings');
    await page.getByRole('button', { name: 'Save' }).click();
    await expectText(page, 'The interaction with Chen Yuqing is logged, with a task for the next step');
    const [made] = await findInteractions('Called about the roof');
    expect(made).toMatchObject({ leadId: hall.id, companyId: company.id, contacts: [{ fullName: 'Chen Yuqing' }] });
    // The task is due in a week, which is after the week of the page.
    await page.getByRole('link', { name: 'Tasks › Later' }).click();
    await page.getByRole('region', { name: 'Later', exact: true }).getByText('Send the drawings').waitFor();
    await page.getByRole('link', { name: 'Open', exact: true }).click();
    await page.waitForURL(`**/contacts/${chen.id}`);
    // It is found by the search and on the page of the lead too.
    await settle(page);
    await page.keyboard.press('/');
    await page.getByRole('combobox', { name: 'Search', exact: true }).fill('Send the draw');
    await page.getByRole('option', { name: /^Send the drawings/ }).click();
    await page.waitForURL((url) => url.pathname.startsWith('/leads/') && url.searchParams.get('show') === 'tasks');
    await page.getByRole('button', { name: 'Complete “Send the drawings”' }).first().waitFor();
  });

  it('asks for the lead where the company has several, and takes none too', async () => {
    const company = await make.company({ name: 'Agropolis Kinrooi' });
    const farm = await make.lead({ title: 'Vertical farm', companyId: company.id });
    await make.lead({ title: 'Research lab', companyId: company.id });
    const page = await openBoard('bdm');
    for (const [choice, leadId] of [
      [/^Vertical farm/, farm.id],
      ['No lead', null],
    ] as const) {
      await openForm(page);
      await chooseWho(page, 'Agropolis', 'Agropolis Kinrooi');
      const about = page.getByRole('radiogroup', { name: 'About' });
      await about.getByText('No lead').waitFor();
      await page.getByLabel('What').fill(`Talked about ${String(choice)}`);
      await page.getByRole('button', { name: 'Save' }).click();
      await expectText(page, 'Choose the lead, or “No lead”.');
      await page.waitForFunction(() => (document.activeElement as HTMLInputElement).type === 'radio');
      await about.getByText(choice).click();
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
      const [made] = await findInteractions(`Talked about ${String(choice)}`);
      expect(made).toMatchObject({ leadId, companyId: company.id });
    }
  });

  it('completes the task from which it was opened, unless the user says that it is not done', async () => {
    const create = async (title: string): Promise<Made> =>
      (await journey.api.bdm.post('/tasks', { title, leadId: lead.id })).body;
    const [send, ask] = [await create('Send the offer'), await create('Ask about the roof')];
    const page = await journey.openAs('bdm', '/tasks');
    for (const { title } of [send, ask] as { title: string }[]) {
      await page.getByRole('button', { name: `Log an interaction: ${title}`, exact: true }).click();
      const box = page.getByLabel(`And complete the task “${title}”`);
      await box.waitFor();
      expect(await box.isChecked()).toBe(true);
      if (title === 'Ask about the roof') await box.uncheck();
      await page.getByLabel('What').fill(title);
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
    }
    await expectText(page, '“Send the offer” is done');
    const readStatus = async ({ id }: Made) => (await journey.api.bdm.get(`/tasks/${id}`)).body.status;
    expect([await readStatus(send), await readStatus(ask)]).toEqual(['done', 'open']);
  });

  it('says at the field what is missing, and puts the focus there', async () => {
    const page = await openBoard('bdm');
    await openForm(page);
    await page.getByRole('button', { name: 'Save' }).click();
    await expectText(page, 'Choose a lead, a company or a contact.');
    await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'combobox');
    await chooseWho(page, 'zhihao', /Lin Zhihao/);
    await page.getByLabel('What').fill('Planned');
    await page.getByRole('button', { name: 'More fields' }).click();
    await page.getByLabel('Date and time').fill('2099-01-01T10:00');
    await page.getByRole('button', { name: 'Save' }).click();
    await page
      .getByText(/must not be in the future/)
      .first()
      .waitFor();
    await page.waitForFunction(() => (document.activeElement as HTMLInputElement).type === 'datetime-local');
  });

  it('keeps what was typed over a reload, and forgets it at sign-out', async () => {
    const page = await openBoard('manager');
    await openForm(page);
    await chooseWho(page, 'zhihao', /Lin Zhihao/);
    await page.getByLabel('What').fill('A long story');
    await waitForDraft(page, 'A long story');
    await page.reload();
    await page.getByRole('article').first().waitFor();
    await openForm(page);
    await expectText(page, 'This is your draft of earlier.');
    expect(await page.getByLabel('What').inputValue()).toBe('A long story');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^Account of/ }).click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.waitForURL('**/sign-in');
    expect(await readDrafts(page)).toBe('[]');
  });

  it('loses nothing when the session ends while the user types', async () => {
    const page = await openBoard('bdm');
    await openForm(page);
    await chooseWho(page, 'zhihao', /Lin Zhihao/);
    await page.getByLabel('What').fill('Told us a secret of the trade');
    await page.context().clearCookies();
    await page.getByLabel('Next step').fill('Call again');
    await page.getByRole('button', { name: 'Save' }).click();
    await expectText(page, 'Your session has ended');
    await page.keyboard.press('Escape');
    await page.getByLabel(/^Password/).fill(PASSWORD);
    await Promise.all([
      expectText(page, 'The interaction with Lin Zhihao is logged, with a task for the next step'),
      page.getByRole('button', { name: 'Sign in', exact: true }).click(),
    ]);
    expect(await findInteractions('Told us a secret of the trade')).toHaveLength(1);
  });

  it('works on a phone, with the buttons within reach of the thumb', async () => {
    const page = await openBoard('bdm', { viewport: { width: 390, height: 800 }, hasTouch: true });
    await page.getByRole('button', { name: 'Log interaction' }).tap();
    await findWho(page).fill('林志豪');
    await page.getByRole('option', { name: /Lin Zhihao/ }).tap();
    await page.getByLabel('What').fill('Called from the train');
    await page.getByLabel('Next step').fill('Send a map');
    await page.getByRole('button', { name: 'Tomorrow' }).tap();
    const { width, scrollWidth } = await page.evaluate(() => ({
      width: innerWidth,
      scrollWidth: document.documentElement.scrollWidth,
    }));
    expect(scrollWidth).toBeLessThanOrEqual(width);
    const save = page.getByRole('button', { name: 'Save' });
    expect((await save.boundingBox())!.y).toBeGreaterThan(400);
    await save.tap();
    await expectText(page, 'The interaction with Lin Zhihao is logged');
    expect(await findInteractions('Called from the train')).toHaveLength(1);
  });

  it('is not offered to a viewer', async () => {
    const page = await openBoard('viewer');
    await settle(page);
    expect(await page.getByRole('button', { name: 'Log interaction' }).count()).toBe(0);
    await page.keyboard.press('c');
    await page.keyboard.press('?');
    await expectHeading(page, 'Keyboard shortcuts');
    expect(await page.getByRole('dialog').getByText('Log an interaction').count()).toBe(0);
  });

  it('has no finding of axe on a phone, with the forms on the way', async () => {
    const page = await openBoard('admin', { viewport: { width: 390, height: 800 } });
    await openForm(page);
    await page.getByRole('button', { name: 'More fields' }).click();
    await page.getByLabel('Next step').fill('Call again');
    await findWho(page).fill('lumenova');
    await page
      .getByRole('option', { name: /Lumenova/ })
      .first()
      .waitFor();
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await page.getByRole('option', { name: /^Create contact/ }).click();
    await expectHeading(page, 'Create a contact');
    expect(await findAccessibilityProblems(page)).toEqual([]);
  });
});
