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
  getEmail,
  signIn,
  tabTo,
  recordRequests,
  useJourney,
} from './support/journey.js';
import { settle } from './support/settle.js';

const TABS = ['Overview', 'People', 'Evidence', 'Screening', 'Origin'] as const;
/** The parts of the timeline. */
const PARTS = ['Events', 'Interactions', 'Tasks', 'Stages and evidence', 'Changes'] as const;

describeInBrowser('The page of a lead', () => {
  const { journey, make } = useJourney();

  const findField = (page: Page, name: string) => page.getByRole('button', { name: new RegExp(`^${name}`) });
  const findForm = (page: Page, name: string) => page.getByRole('form', { name });
  const readLead = async (id: string): Promise<Made> => (await journey.api.manager.get(`/leads/${id}`)).body;
  const save = (page: Page) => page.getByRole('button', { name: 'Save', exact: true }).click();

  it('is opened from a card of the board with at most four requests', async () => {
    const { title } = await make.lead({ title: 'Plant for sensors', stage: 'invested' });
    const page = await journey.open('/pipeline');
    // A live update reads the page again. The count is about opening it.
    await page.route('**/api/v1/live-updates', (route) => route.abort());
    await signIn(page, getEmail('bdm'));
    await page.getByRole('button', { name: `Actions for ${title}` }).waitFor();
    await settle(page);
    const paths = recordRequests(page);
    await page.getByRole('link', { name: title }).click();
    await expectHeading(page, title);
    await expectText(page, 'Company in the region');
    await expectText(page, /Verified by manager \d+ on \d/);
    await settle(page);
    expect(paths.slice(4)).toEqual([]);
  });

  it('edits a field in place', async () => {
    const { id } = await make.lead({ stage: 'qualified' });
    const page = await journey.openAs('bdm', `/leads/${id}`);
    await findField(page, 'Planned expenditure').click();
    const form = findForm(page, 'Planned expenditure');
    await form.getByLabel('Planned expenditure').fill('7500000');
    await choose(page, form.getByRole('combobox', { name: 'Currency' }), /EUR/, 'eur');
    await save(page);
    await expectText(page, '€7,500,000');
    await findField(page, 'Likelihood').click();
    // The list is open at once, and choosing saves (W30).
    await page.getByRole('option', { name: 'High' }).click();
    await findField(page, 'Likelihood High').waitFor();
    expect(await readLead(id)).toMatchObject({ capex: { amount: 7_500_000, currency: 'EUR' }, likelihood: 'high' });
  });

  it('offers the rate of the day of the lead for an amount that was valued at that of another day', async () => {
    const { id } = await make.lead({ capex: { amount: 1_000_000, currency: 'USD' } });
    await journey.api.manager.patch(`/leads/${id}`, { receivedOn: '2025-01-02' });
    const page = await journey.openAs('bdm', `/leads/${id}`);
    await findField(page, 'Planned expenditure').click();
    const form = findForm(page, 'Planned expenditure');
    await form.getByLabel(/^Take the reference rate of .*2025 instead of the rate of .*2026$/).check();
    await save(page);
    await expectText(page, '≈ €968,898');
    expect(await readLead(id)).toMatchObject({ capex: { amount: 1_000_000, rateOn: '2025-01-02' }, capexEur: 968_898 });
    await findField(page, 'Planned expenditure').click();
    await form.getByRole('combobox', { name: 'Currency' }).waitFor();
    await expectNoText(page, 'Take the reference rate');
  });

  it('edits lists of sites, locations and people', async () => {
    const { id } = await make.lead();
    const page = await journey.openAs('bdm', `/leads/${id}`);
    await findField(page, 'Sites proposed').click();
    // Fields with several rows have a dialog, as records have.
    const sites = page.getByRole('dialog', { name: 'Sites proposed' });
    await sites.getByLabel('Site', { exact: true }).fill('Genk-Zuid');
    await sites.getByLabel('Chosen').check();
    expect(await findAccessibilityProblems(page)).toEqual([]);
    // Closing it keeps what was typed, as every dialog does.
    await page.keyboard.press('Escape');
    await sites.waitFor({ state: 'hidden' });
    await expectFocus(page, findField(page, 'Sites proposed'));
    await page.keyboard.press('Enter');
    expect(await sites.getByLabel('Site', { exact: true }).inputValue()).toBe('Genk-Zuid');
    await page.keyboard.press('Control+Enter');
    await sites.waitFor({ state: 'hidden' });
    await expectText(page, 'Chosen');
    await findField(page, 'Other locations considered').click();
    const locations = page.getByRole('dialog', { name: 'Other locations considered' });
    await choose(page, locations.getByRole('combobox', { name: 'Country' }), /^Netherlands/, 'nederland');
    await locations.getByLabel('Region or city').fill('Eindhoven');
    await save(page);
    await expectText(page, 'Eindhoven, Netherlands');
    await findField(page, 'Team').click();
    await page.getByRole('combobox', { name: 'Team' }).click();
    await page.getByRole('option', { name: 'manager 2' }).click();
    await page.keyboard.press('Escape');
    await save(page);
    await findField(page, 'Team manager 2').waitFor();
    expect(await readLead(id)).toMatchObject({
      sites: [{ name: 'Genk-Zuid', shortlisted: true, chosen: true }],
      competitorLocations: [{ country: 'NL', region: 'Eindhoven' }],
      teamIds: [journey.api.manager.id],
    });
  });

  it('shows a refusal at its field, and keeps what was typed', async () => {
    const { id } = await make.lead({ stage: 'qualified' });
    const page = await journey.openAs('bdm', `/leads/${id}`);
    await findField(page, 'What the investor is looking for').click();
    const input = page.getByLabel('What the investor is looking for').and(page.getByRole('textbox'));
    await input.fill(' ');
    await save(page);
    await expectText(page, 'Write down what the investor is looking for.');
    await expectFocus(page, input);
    await input.fill('A hall with a crane');
    await save(page);
    await findField(page, 'What the investor is looking for A hall with a crane').waitFor();
    expect((await readLead(id)).requirements).toBe('A hall with a crane');
  });

  it('lets two editors choose between their versions, and loses neither', async () => {
    const { id } = await make.lead({ stage: 'qualified', description: 'The first idea' });
    const page = await journey.openAs('bdm', `/leads/${id}`);
    await findField(page, 'Description').click();
    await page.getByRole('textbox', { name: 'Description' }).fill('My idea');
    await journey.api.manager.patch(`/leads/${id}`, { description: 'Their idea' });
    await save(page);
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Their idea').waitFor();
    await dialog.getByText('My idea').waitFor();
    await dialog.getByText('The first idea').waitFor();
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Decide later' }).click();
    await expectNoText(page, 'Somebody else has changed this record');
    expect(await page.getByRole('textbox', { name: 'Description' }).inputValue()).toBe('My idea');
    await save(page);
    await dialog.getByRole('radio', { name: 'Mine' }).check();
    await dialog.getByRole('button', { name: 'Save the choice' }).click();
    await findField(page, 'Description My idea').waitFor();
    expect((await readLead(id)).description).toBe('My idea');
  });

  it('takes the version of somebody else when the user wants it', async () => {
    const { id } = await make.lead({ stage: 'qualified' });
    const page = await journey.openAs('bdm', `/leads/${id}`);
    await findField(page, 'Jobs expected').click();
    await page.getByRole('textbox', { name: 'Jobs expected' }).fill('55');
    await journey.api.manager.patch(`/leads/${id}`, { jobsExpected: 60 });
    await save(page);
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: 'Theirs' }).check();
    await dialog.getByRole('button', { name: 'Save the choice' }).click();
    await findField(page, 'Jobs expected 60').waitFor();
    expect((await readLead(id)).jobsExpected).toBe(60);
  });

  it('keeps what was typed over a reload, and forgets it at sign-out', async () => {
    const { id } = await make.lead();
    const page = await journey.openAs('bdm', `/leads/${id}`);
    await findField(page, 'Description').click();
    await page.getByRole('textbox', { name: 'Description' }).fill('Half a sentence');
    await expectText(page, 'kept on this device');
    await page.reload();
    await page.getByRole('textbox', { name: 'Description' }).waitFor();
    expect(await page.getByRole('textbox', { name: 'Description' }).inputValue()).toBe('Half a sentence');
    await page.goto(`/leads/${id}`);
    await findField(page, 'Description Half a sentence Not saved').waitFor();
    await expectText(page, 'You have not saved:');
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: /^Account of/ }).click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.waitForURL('**/sign-in');
    await signIn(page, getEmail('bdm'));
    await page.goto(`/leads/${id}`);
    await findField(page, 'Description').waitFor();
    expect(await page.getByText('Half a sentence').count()).toBe(0);
  });

  it('leads from what a stage misses to its field', async () => {
    const { id } = await make.lead();
    const page = await journey.openAs('bdm', `/leads/${id}`);
    const stages = page.getByRole('region', { name: 'Stages' });
    const needed = page.getByRole('region', { name: 'Needed for Qualified' });
    await needed.getByRole('link', { name: 'Sector (NACE code)' }).click();
    await page.locator('input:focus').waitFor();
    await page.keyboard.type('verlichting');
    await page.getByRole('option', { name: '27.40 Manufacture of lighting equipment' }).click();
    await page.keyboard.press('Enter');
    await findField(page, 'Sector .NACE code. 27.40 Manufacture of lighting equipment').waitFor();
    await needed.getByText('1 of 10').waitFor();
    await stages.getByRole('button', { name: /^Proposal/ }).click();
    await stages.getByRole('link', { name: 'Screening assessed' }).click();
    await page.getByRole('combobox', { name: 'Screening' }).waitFor();
    await page.getByRole('tab', { name: 'Overview' }).click();
    await needed.getByRole('link', { name: 'An interaction with the investor' }).click();
    await expectText(page, 'No interactions yet');
    expect(new URL(page.url()).search).toBe('?show=interactions');
  });

  it('moves the lead to its next stage, as the board does', async () => {
    const { id } = await make.lead({ stage: 'qualified' });
    await make.fillInFields(id, 'proposal');
    const page = await journey.openAs('bdm', `/leads/${id}`);
    await page.getByRole('button', { name: 'Move to Proposal' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Move' }).click();
    await expectText(page, /is now in Proposal/);
    await page.getByRole('button', { name: 'Move to Shortlisted' }).waitFor();
    await page.getByRole('button', { name: 'Stages and evidence', exact: true }).click();
    await expectText(page, 'Qualified → Proposal');
    expect((await readLead(id)).stage).toBe('proposal');
  });

  it('records interactions, tasks, evidence and realisations', async () => {
    const { id } = await make.lead({ stage: 'announced' });
    const page = await journey.openAs('bdm', `/leads/${id}?tab=interactions`);
    await page.getByRole('tabpanel').getByRole('button', { name: 'Log a call, meeting or message' }).click();
    await page.getByLabel('What').fill('They want to start in May');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('article', { name: 'They want to start in May' }).waitFor();
    await page
      .getByRole('tabpanel')
      .getByRole('button', { name: /^Tasks/ })
      .click();
    await page.getByRole('button', { name: 'New task' }).click();
    const form = page.getByRole('dialog', { name: 'New task' });
    await form.getByLabel('Title').fill('Call the notary');
    await form.getByRole('button', { name: 'Create' }).click();
    const tasks = page.getByRole('group', { name: 'Tasks' });
    await tasks.getByRole('button', { name: 'Complete “Call the notary”' }).click();
    await tasks.getByRole('button', { name: 'Reopen “Call the notary”' }).waitFor();
    await page.getByRole('tab', { name: 'Evidence' }).click();
    await page.getByRole('combobox', { name: 'Kind of evidence' }).click();
    await page.getByRole('option', { name: 'Letter of intent' }).click();
    await page.getByLabel('Web address').fill('javascript:alert(1)');
    await page.getByRole('button', { name: 'Add evidence' }).click();
    await page.locator('input[type="url"][aria-invalid="true"]:focus').waitFor();
    await page.getByLabel('Web address').fill('https://example.org/letter');
    await page.getByRole('button', { name: 'Add evidence' }).click();
    await page.getByRole('link', { name: 'https://example.org/letter' }).waitFor();
    // The stage that rests on it says what there is, and its history shows it among the changes of stage.
    const stages = page.getByRole('region', { name: 'Stages' });
    await stages.getByRole('button', { name: /^Announced/ }).click();
    await stages.getByText(/Letter of intent/).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('tab', { name: 'Overview' }).click();
    await page.getByRole('button', { name: 'Stages and evidence', exact: true }).click();
    const evidence = page.getByRole('listitem').filter({ hasText: 'Evidence of the announcement: Letter of intent' });
    await evidence.getByRole('link', { name: 'https://example.org/letter' }).waitFor();
    await evidence.getByText(/^bdm /).waitFor();
    await page.getByRole('listitem').filter({ hasText: '→ Announced' }).waitFor();
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await page.getByRole('tab', { name: 'Evidence' }).click();
    await page.getByLabel('Jobs in total').fill('12');
    await page.getByLabel('Expenditure in total').fill('900000');
    await page.getByRole('button', { name: 'Add realisation' }).click();
    await page.getByRole('cell', { name: '€900,000' }).waitFor();
    expect((await readLead(id)).realisations).toMatchObject([{ jobs: 12, capexEur: 900_000 }]);
  });

  it('suggests by triage whether to file, and leaves the decision to the user', async () => {
    const { id } = await make.lead({ stage: 'qualified' });
    const page = await journey.openAs('bdm', `/leads/${id}?tab=screening`);
    await page.getByRole('button', { name: 'Run the triage' }).click();
    await page.getByRole('button', { name: 'Use as status' }).waitFor();
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: 'Use as status' }).click();
    expect((await readLead(id)).screening.status).toBe('not_assessed');
    await save(page);
    await findField(page, 'Screening Out of scope').waitFor();
    expect((await readLead(id)).screening.status).toBe('out_of_scope');
  });

  it('archives the lead after a question, and restores it', async () => {
    const { id, title } = await make.lead();
    const page = await journey.openAs('bdm', `/leads/${id}`);
    await page.getByRole('button', { name: `Actions for ${title}` }).click();
    await page.getByRole('menuitem', { name: 'Archive…' }).click();
    const question = page.getByRole('dialog', { name: 'Archive the lead?' });
    await question.getByText(`${title} disappears from the board and the lists.`).waitFor();
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await question.getByRole('button', { name: 'Archive', exact: true }).click();
    await page.getByRole('button', { name: 'Restore' }).waitFor();
    expect((await readLead(id)).archivedAt).not.toBeNull();
    expect(await page.getByRole('button', { name: /^(Move to|Actions)/ }).count()).toBe(0);
    expect(await findField(page, 'Description').count()).toBe(0);
    const viewer = await journey.openAs('viewer', `/leads/${id}`);
    await viewer.locator('main header').getByText('Archived', { exact: true }).waitFor();
    expect(await viewer.getByRole('button', { name: 'Restore' }).count()).toBe(0);
    await viewer.close();
    await page.getByRole('button', { name: 'Restore' }).click();
    await page.getByRole('button', { name: 'Move to Qualified' }).waitFor();
    expect((await readLead(id)).archivedAt).toBeNull();
  });

  it('hides a confidential lead from outsiders, and says to insiders who may see it', async () => {
    const { id, reference } = await make.lead({
      title: 'Secret smelter',
      confidential: true,
      codename: 'Project Ember',
      by: journey.api.manager,
    });
    const page = await journey.openAs('bdm', `/leads/${id}`);
    await expectText(page, 'This does not exist, or you may not see it');
    await page.goto(`/leads/${reference}`);
    await expectText(page, 'This does not exist, or you may not see it');
    expect(await page.getByText(/smelter|Ember/).count()).toBe(0);
    await page.close();
    const insider = await journey.openAs('manager', `/leads/${reference}`);
    await expectHeading(insider, 'Secret smelter');
    await insider.waitForURL(`**/leads/${id}`);
    await expectText(insider, /Only these may see it: manager 2/);
  });

  it('shows a viewer everything, and no input', async () => {
    const { id, title } = await make.lead({ stage: 'announced' });
    const page = await journey.openAs('viewer', `/leads/${id}?field=sector`);
    await expectHeading(page, title);
    for (const tab of TABS.filter((name) => name !== 'Screening')) {
      await page.getByRole('tab', { name: tab }).click();
      await page.getByRole('tabpanel', { name: tab }).waitFor();
      expect([tab, await page.locator('main input, main textarea, main form').count()]).toEqual([tab, 0]);
    }
    await page.getByRole('tab', { name: 'Overview' }).click();
    for (const part of PARTS) {
      await page.getByRole('button', { name: part, exact: true }).click();
      await settle(page);
      expect([part, await page.locator('main input, main textarea, main form').count()]).toEqual([part, 0]);
    }
    expect(await page.getByRole('button', { name: /^(Move to|Actions|Add|Log|New)/ }).count()).toBe(0);
  });

  it('shows a script in a field as text', async () => {
    const title = `<img src=x onerror="document.title='taken over'">`;
    const { id } = await make.lead({ title, description: '<script>document.title="taken over"</script>' });
    const page = await journey.openAs('bdm', `/leads/${id}`);
    await expectHeading(page, title);
    await expectText(page, '<script>document.title="taken over"</script>');
    expect(await page.title()).toBe(`${title} · Locate CRM`);
  });

  it('can be used by keyboard alone', async () => {
    const { id } = await make.lead();
    const page = await journey.openAs('bdm', `/leads/${id}`);
    await findField(page, 'Sector').waitFor();
    await tabTo(page, findField(page, 'Sector'));
    await page.keyboard.press('Enter');
    await page.locator('input:focus').waitFor();
    await page.keyboard.type('26.11');
    await page.getByRole('option', { name: /^26.11/ }).waitFor();
    // The first Escape closes the list.
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.locator('button:focus').and(findField(page, 'Sector')).waitFor();
    await page.keyboard.press('Enter');
    await page.locator('input:focus').waitFor();
    await page.keyboard.type('26.12');
    await page.getByRole('option', { name: /^26.12/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.locator('button:focus').and(findField(page, 'Sector .NACE code. 26.12')).waitFor();
    expect((await readLead(id)).sector).toBe('26.12');
  });

  it('has no finding of axe on any tab, and does not scroll sideways on a phone', async () => {
    const { id } = await make.lead({ stage: 'announced', confidential: true, codename: 'Project Reed' });
    const findings: string[] = [];
    for (const width of [1280, 320]) {
      const page = await journey.openAs('bdm', `/leads/${id}`, { viewport: { width, height: 800 } });
      for (const tab of TABS) {
        await page.getByRole('tab', { name: tab }).click();
        await settle(page);
        findings.push(...(await findAccessibilityProblems(page)).map((finding) => `${width} ${tab} ${finding}`));
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        if (overflow > 0) findings.push(`${width} ${tab} scrolls sideways by ${overflow}`);
      }
      await page.getByRole('tab', { name: 'Overview' }).click();
      for (const part of PARTS) {
        await page.getByRole('button', { name: part, exact: true }).click();
        await settle(page);
        findings.push(...(await findAccessibilityProblems(page)).map((finding) => `${width} ${part} ${finding}`));
      }
      await page.close();
    }
    expect(findings).toEqual([]);
  });
});
