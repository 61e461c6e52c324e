import type { Page } from 'playwright-core';
import type { Made } from '../../test/support/make.js';
import {
  choose,
  describeInBrowser,
  expectFocus,
  expectHeading,
  expectNoText,
  expectText,
  findAccessibilityProblems,
  tabTo,
  useJourney,
} from './support/journey.js';
import { settle } from './support/settle.js';
import { ok } from '../../test/support/make.js';

const TABS = ['Details', 'Commitments', 'Outcomes', 'Activities', 'Timeline'] as const;
const TWINNING = 'Twinning of Limburg and Guangdong';
const PARTNERSHIP = 'Strategic partnership with GSC in the LED industry';
const PROMISE = 'Organise an additional roadshow and seminar for the members of GSC';

describeInBrowser('An agreement', () => {
  let twinning: Made;
  let partnership: Made;
  let won: Made;
  const { journey, make } = useJourney();
  beforeAll(async () => {
    await make.company({ name: 'Province of Limburg', country: 'BE', kind: 'government' });
    await make.company({ name: 'Province of Guangdong', nativeName: '广东省', kind: 'government' });
    await make.company({
      name: 'Guangdong Solid State Lighting Industry Innovation Center',
      nativeName: '广东省半导体照明产业联合创新中心',
      kind: 'innovation_centre',
    });
  }, 120_000);

  const post = (path: string, body: object) => ok(journey.api.bdm.post(path, body));
  const findField = (page: Page, name: string) => page.getByRole('button', { name: new RegExp(`^${name}`) });
  const save = (page: Page) => page.getByRole('button', { name: 'Save', exact: true }).click();
  const findAgreement = async (title: string): Promise<Made> => {
    const { items } = (await journey.api.manager.get('/agreements?limit=50')).body;
    return items.find((one: Made) => one.title === title);
  };
  const addParty = async (page: Page, index: number, q: string, name: string | RegExp) => {
    const dialog = page.getByRole('dialog');
    if (index > 0) await dialog.getByRole('button', { name: 'Add a party' }).click();
    await dialog.getByRole('combobox', { name: 'Organisation' }).nth(index).fill(q);
    await page.getByRole('option', { name }).click();
  };
  const isScrolledSideways = (page: Page) =>
    page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

  it('is created: the twinning of 2015, reached from the navigation', async () => {
    const page = await journey.openAs('bdm', '/my-day');
    await page.getByRole('link', { name: 'Agreements' }).click();
    await expectHeading(page, 'There are no agreements yet');
    await page.getByRole('button', { name: 'New agreement' }).click();
    const dialog = page.getByRole('dialog', { name: 'New agreement' });
    await dialog.getByRole('button', { name: 'Create agreement' }).click();
    await expectFocus(page, dialog.getByLabel('Title'));
    await dialog.getByLabel('Title').fill(TWINNING);
    await choose(page, dialog.getByRole('combobox', { name: 'Kind' }), 'Twinning');
    await addParty(page, 0, 'Province of Limburg', 'Province of Limburg');
    await addParty(page, 1, '广东省', /^Province of Guangdong/);
    await choose(page, dialog.getByRole('combobox', { name: 'Status' }), 'In force');
    await dialog.getByLabel('Signed on').fill('2099-06-24');
    await dialog.getByRole('button', { name: 'Create agreement' }).click();
    await expectFocus(page, dialog.getByLabel('Signed on'));
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await dialog.getByLabel('Signed on').fill('2015-06-24');
    await dialog.getByRole('button', { name: 'Create agreement' }).click();
    await expectHeading(page, TWINNING);
    twinning = await findAgreement(TWINNING);
    expect(twinning).toMatchObject({ reference: 'AGR-2015-0001', signedOn: '2015-06-24', ownerId: journey.api.bdm.id });
    expect(twinning.parties).toHaveLength(2);
  });

  it('has agreements made under it: the partnership with GSC', async () => {
    const page = await journey.openAs('bdm', `/agreements/${twinning.id}`);
    await page.getByRole('button', { name: 'New agreement under this one' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Title').fill(PARTNERSHIP);
    await choose(page, dialog.getByRole('combobox', { name: 'Kind' }), 'Strategic partnership');
    await addParty(page, 0, 'Solid State', /^Guangdong Solid State/);
    await choose(page, dialog.getByRole('combobox', { name: 'Status' }), 'In force');
    await dialog.getByLabel('Signed on').fill('2016-05-24');
    await dialog.getByRole('button', { name: 'Create agreement' }).click();
    await expectHeading(page, PARTNERSHIP);
    partnership = await findAgreement(PARTNERSHIP);
    expect(partnership.parentId).toBe(twinning.id);
    const tree = page.getByRole('region', { name: 'Umbrella and agreements under it' });
    await tree.getByText('Shown here').waitFor();
    await tree.getByRole('link', { name: TWINNING }).click();
    await expectHeading(page, TWINNING);
    await tree.getByRole('link', { name: PARTNERSHIP }).waitFor();
  });

  it('is edited in place by keyboard, with its subjects, its end and the day of the reminder', async () => {
    const page = await journey.openAs('bdm', `/agreements/${partnership.id}`);
    const subjects = findField(page, 'Subjects');
    await tabTo(page, subjects);
    await page.keyboard.press('Enter');
    await expectFocus(page, page.locator('main form input').first());
    for (const subject of ['education', 'care', 'agriculture']) {
      await page.keyboard.type(subject);
      await page.keyboard.press('Enter');
    }
    await tabTo(page, page.getByRole('button', { name: 'Save', exact: true }));
    await page.keyboard.press('Enter');
    await findField(page, 'Subjects education care agriculture').waitFor();
    await findField(page, 'Last day').click();
    await page.locator('main form input').first().fill('2010-01-01');
    await save(page);
    await page.locator('main form input[aria-invalid="true"]').waitFor();
    await page.locator('main form input').first().fill('2036-05-23');
    await save(page);
    await expectText(page, 'Nobody is reminded of the end.');
    await findField(page, 'Reminder before the end').click();
    await page.locator('main form input').first().fill('180');
    await save(page);
    await expectText(page, /On 25 Nov 2035 the owner gets a task/);
    await findField(page, 'Status').click();
    await page.getByRole('option', { name: 'In force' }).waitFor();
    expect(await page.getByRole('option').allInnerTexts()).toEqual(['In force', 'Terminated']);
    await page.keyboard.press('Escape');
    const { body } = await journey.api.manager.get(`/agreements/${partnership.id}`);
    expect(body).toMatchObject({ fields: ['education', 'care', 'agriculture'], expiresOn: '2036-05-23' });
  }, 120_000);

  it('has commitments, of which none is done without evidence', async () => {
    const page = await journey.openAs('bdm', `/agreements/${partnership.id}?tab=commitments`);
    await expectHeading(page, 'No commitments yet');
    await page.getByRole('button', { name: 'Add a commitment' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('What was promised').fill(PROMISE);
    await dialog.getByLabel('Due on').fill('2016-12-20');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expectText(page, 'Overdue');
    await page.getByRole('button', { name: `Edit: ${PROMISE}` }).click();
    await choose(page, dialog.getByRole('combobox', { name: 'Status' }), 'Done');
    await dialog.getByLabel('Done on').fill('2016-10-21');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expectFocus(page, dialog.getByLabel('Evidence'));
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await dialog.getByLabel('Evidence').fill('Roadshow through Guangdong, with a seminar in Foshan');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expectText(page, 'done 21 Oct 2016');
    await expectNoText(page, 'Overdue');
    await page.getByRole('button', { name: `Archive: ${PROMISE}` }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Archive' }).click();
    await expectHeading(page, 'No commitments yet');
    await page.getByRole('switch', { name: 'Show archived ones too' }).check();
    await page.getByRole('button', { name: `Restore: ${PROMISE}` }).click();
    await page.getByRole('button', { name: `Edit: ${PROMISE}` }).waitFor();
  });

  it('counts its outcomes on both levels, and a figure opens the list behind it', async () => {
    const agreementId = partnership.id;
    const roadshow = await post('/roadshows', {
      title: 'Roadshow for the members of GSC',
      startsOn: '2026-03-01',
      endsOn: '2026-03-05',
      timezone: 'Asia/Shanghai',
      agreementId,
    });
    await post('/roadshows', { title: 'Next roadshow', startsOn: '2190-03-01', endsOn: '2190-03-05', agreementId });
    const first = await make.lead({
      title: 'Lamps for greenhouses',
      receivedOn: '2026-03-02',
      ...buildSource(roadshow.id),
    });
    won = await make.lead({ title: 'LED plant in Genk', receivedOn: '2026-03-02', ...buildSource(roadshow.id) });
    await make.advance(won.id, 'invested');
    await make.lead({ title: 'Talks at the signing', source: { channel: 'agreement', agreementId: twinning.id } });

    const page = await journey.openAs('bdm', `/agreements/${agreementId}?tab=outcomes`);
    const behind = page.getByRole('region', { name: /^Leads behind/ });
    await page.getByRole('link', { name: 'Leads, Credited: 2', exact: true }).waitFor();
    await page.getByRole('link', { name: 'Announced jobs, Credited: 40', exact: true }).click();
    await expectFocus(page, page.getByRole('heading', { name: 'Leads behind: Announced jobs, Credited' }));
    expect(await behind.getByRole('listitem').count()).toBe(1);
    await behind.getByRole('link', { name: won.title }).waitFor();
    await page.reload();
    await behind.getByRole('link', { name: won.title }).waitFor();
    await behind.getByRole('button', { name: 'All leads' }).click();
    await behind.getByRole('link', { name: first.title }).waitFor();
    await page.getByRole('link', { name: '1 planned' }).click();
    await expectText(page, 'Next roadshow');
    expect(await page.getByText(roadshow.title).count()).toBe(0);

    await page
      .getByRole('navigation', { name: 'Agreements above this one' })
      .getByRole('link', { name: TWINNING })
      .click();
    await page.getByRole('tab', { name: 'Outcomes' }).click();
    await page.getByRole('link', { name: 'Leads, Credited: 3', exact: true }).waitFor();
    await page.getByRole('link', { name: 'Announced jobs, Touched, counted whole: 40', exact: true }).waitFor();
    await page.getByText('Last touch').click();
    await page.waitForURL(/model=last/);
    await page.getByRole('region', { name: 'These agreements are included' }).getByRole('link').click();
    await expectHeading(page, PARTNERSHIP);
    await page.getByRole('link', { name: 'Leads, Credited: 2', exact: true }).waitFor();
  }, 120_000);

  it('has its commitments in the list of all, which is filtered in the address', async () => {
    await post(`/agreements/${twinning.id}/commitments`, {
      description: 'Ten places for students',
      dueOn: '2026-01-31',
    });
    const page = await journey.openAs('viewer', '/agreements');
    const rows = (name: string) => page.getByRole('grid', { name }).getByRole('row');
    await rows('Agreements').filter({ hasText: PARTNERSHIP }).waitFor();
    await page.getByRole('navigation', { name: 'Agreements', exact: true }).getByText('Commitments').click();
    await rows('Commitments').filter({ hasText: PROMISE }).waitFor();
    await page.goto('/agreements/commitments?overdue=true');
    await rows('Commitments').filter({ hasText: 'Ten places for students' }).waitFor();
    expect(await rows('Commitments').filter({ hasText: PROMISE }).count()).toBe(0);
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await rows('Commitments').getByRole('link', { name: TWINNING }).click();
    await expectHeading(page, TWINNING);
  });

  it('is named in the company, and hidden where there is none', async () => {
    const gsc = partnership.parties[0].companyId;
    const page = await journey.openAs('viewer', `/companies/${gsc}?tab=agreements`);
    await page.getByRole('link', { name: PARTNERSHIP }).click();
    await expectHeading(page, PARTNERSHIP);
    await page.goto('/agreements/0199c000-0000-7000-8000-00000000ffff');
    await expectHeading(page, 'This does not exist, or you may not see it');
  });

  it('shows a viewer everything, and no input', async () => {
    const page = await journey.openAs('viewer', `/agreements/${partnership.id}`);
    for (const tab of TABS) {
      await page.getByRole('tab', { name: tab }).click();
      await settle(page);
      expect(
        await page
          .getByRole('main')
          .getByRole('button', { name: /^(Add|Edit|Archive|Actions|New)/ })
          .count(),
      ).toBe(0);
    }
    await expectText(page, 'Agreement signed');
  });

  it('is archived after a question, and restored by the keys that answer one', async () => {
    const { id, title } = await post('/agreements', { title: 'Letter that came to nothing', kind: 'letter_of_intent' });
    const page = await journey.openAs('bdm', `/agreements/${id}`);
    await page.getByRole('button', { name: `Actions for ${title}` }).click();
    await page.getByRole('menuitem', { name: 'Archive…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Archive' }).click();
    await expectText(page, /^Archived on/);
    await page.getByRole('button', { name: 'Restore…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).and(page.locator(':focus')).waitFor();
    await page.keyboard.press('Control+Enter');
    await expectNoText(page, 'It is left out of lists');
  });

  it('has no finding of axe on any tab, and does not scroll sideways on a phone, in Dutch neither', async () => {
    const findings: unknown[] = [];
    await journey.api.manager.patch('/me/preferences', { language: 'nl' });
    const page = await journey.openAs('manager', '/agreements', { viewport: { width: 320, height: 800 } });
    await expectHeading(page, 'Overeenkomsten');
    for (const tab of TABS) {
      await page.goto(`/agreements/${partnership.id}?tab=${tab.toLowerCase()}`);
      await expectHeading(page, PARTNERSHIP);
      await settle(page);
      const problems = await findAccessibilityProblems(page);
      if (problems.length > 0) findings.push([tab, problems]);
      if (await isScrolledSideways(page)) findings.push([tab, 'sideways']);
    }
    await page.goto(`/agreements/${partnership.id}?tab=commitments&field=none`);
    await page.getByRole('button', { name: 'Verbintenis toevoegen' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Opslaan' }).click();
    await expectText(page, 'Vul dit veld in.');
    await page.close();
    expect(findings).toEqual([]);
  }, 120_000);
});

/** The source of a lead that came from a roadshow. */
function buildSource(activityId: string) {
  return { source: { channel: 'activity', activityId } };
}
