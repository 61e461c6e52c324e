import type { Page } from 'playwright-core';
import { ok } from '../../test/support/make.js';
import {
  describeInBrowser,
  expectFocus,
  expectHeading,
  expectText,
  findAccessibilityProblems,
  useJourney,
} from './support/journey.js';
import { settle, waitForPatch } from './support/settle.js';

const DESK = { viewport: { width: 1440, height: 900 } };

describeInBrowser('The lists of records', () => {
  const { journey, make } = useJourney();
  beforeAll(async () => {
    const { bdm } = journey.api;
    const company = await make.company({ name: 'Lumenova Lighting', nativeName: '朗明照明有限公司' });
    await make.contact({ companyId: company.id, email: 'chen.yuqing.of.sales@lumenova-lighting.example' });
    const { id } = await make.lead({ title: 'Optics for luminaires', companyId: company.id });
    await make.lead({ title: 'Warehouse in Genk', jobsExpected: 12, receivedOn: '2026-01-05' });
    await ok(bdm.post('/tasks', { leadId: id, title: 'Send the list of sites', dueOn: '2026-01-05' }));
    const agreement = await make.agreement();
    await ok(
      bdm.post(`/agreements/${agreement.id}/commitments`, { description: 'Send a delegation', dueOn: '2027-01-05' }),
    );
    await ok(
      bdm.post('/seminars', {
        title: 'Testing ground',
        startsAt: '2027-03-18T09:00',
        endsAt: '2027-03-18T12:00',
        timezone: 'Asia/Shanghai',
      }),
    );
  }, 120_000);

  const findFirstRow = (page: Page) => page.locator('tbody tr').first();
  const waitForHeight = (page: Page, height: number) =>
    page.waitForFunction(
      (expected) => document.querySelector('tbody tr')?.getBoundingClientRect().height === expected,
      height,
    );

  /** Opens a list and waits until single keys work, which they do when the preferences of the user are known. */
  const openForKeys = async (path: string): Promise<Page> => {
    const page = await journey.openAs('bdm', path, DESK);
    await findFirstRow(page).waitFor();
    await settle(page);
    return page;
  };

  it.each(['/leads', '/companies', '/contacts', '/activities?view=list', '/agreements', '/agreements/commitments'])(
    'have compact rows, and all usual columns in sight at 1440 pixels: %s',
    async (path) => {
      const page = await journey.openAs('bdm', path, DESK);
      await findFirstRow(page).waitFor();
      await waitForHeight(page, 36);
      const table = page.locator('[data-scroll-restoration-id]');
      expect(await table.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
    },
  );

  it('have higher rows for those who want comfortable ones, and for fingers', async () => {
    const page = await journey.openAs('manager', '/companies', DESK);
    await waitForHeight(page, 36);
    await page.getByRole('button', { name: /^Account of/ }).click();
    // The rows are higher before the server has stored the choice.
    const stored = waitForPatch(page);
    await page.getByText('Comfortable', { exact: true }).click();
    await waitForHeight(page, 52);
    await stored;
    await page.reload();
    await waitForHeight(page, 52);
    const tablet = await journey.openAs('viewer', '/companies', { ...DESK, hasTouch: true, isMobile: true });
    await waitForHeight(tablet, 44);
    expect((await tablet.getByRole('columnheader', { name: 'Country' }).boundingBox())?.height).toBeGreaterThanOrEqual(
      44,
    );
  });

  it('show the record of the active row in a panel beside them, by keyboard alone', async () => {
    await make.company({ name: 'Aono Plant Factory', city: 'Chiba' });
    const page = await openForKeys('/companies?sort=name');
    await page.getByRole('row', { name: 'Aono Plant Factory' }).focus();
    await page.keyboard.press('p');
    const panel = page.getByRole('complementary', { name: 'Side panel' });
    await panel.getByText('Chiba').waitFor();
    expect((await panel.boundingBox())?.width).toBe(380);
    expect(await page.locator('thead th:not(:has(input))').count()).toBe(4);
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await page.keyboard.press('ArrowDown');
    await page.locator('tr[aria-current=true]').and(page.locator('[data-index="1"]')).waitFor();
    await panel.getByText('Chiba').waitFor({ state: 'detached' });
    await page.keyboard.press('k');
    await panel.getByText('Chiba').waitFor();
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-index'))).toBe('0');
    await page.keyboard.press('Enter');
    await expectHeading(page, 'Aono Plant Factory');
  });

  it('show of a lead in the panel what happened last, and open it', async () => {
    const page = await openForKeys('/leads?q=Optics');
    await page.getByRole('row', { name: 'Optics for luminaires' }).focus();
    await page.keyboard.press('p');
    const panel = page.getByRole('complementary', { name: 'Side panel' });
    await panel.getByText(/^LEAD-.* · 朗明照明有限公司 · China$/).waitFor();
    await panel.getByText('Send the list of sites').last().waitFor();
    await panel.getByText('Timeline').waitFor();
    expect(await page.locator('thead [data-column], thead th').allInnerTexts()).toEqual(
      expect.arrayContaining(['Title', 'Company', 'Stage', 'Next task']),
    );
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await panel.getByRole('link', { name: 'Open' }).click();
    await expectHeading(page, 'Optics for luminaires');
  });

  it('move the lead of the panel, and change its status', async () => {
    const { id } = await make.lead({ title: 'Moved beside the list' });
    const page = await openForKeys('/leads?q=Moved beside');
    await page.getByRole('row', { name: 'Moved beside the list' }).focus();
    await page.keyboard.press('p');
    const panel = page.getByRole('complementary', { name: 'Side panel' });
    const open = panel.getByRole('button', { name: 'Move to…' });
    await open.click();
    await page.getByRole('menuitem', { name: 'Proposal' }).waitFor();
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('menuitem', { name: 'Proposal' }).waitFor({ state: 'detached' });
    await open.click();
    await page.getByRole('menuitem', { name: 'Proposal' }).click();
    await page.getByRole('dialog', { name: 'Move to Proposal' }).getByRole('button', { name: 'Close' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await open.click();
    await page.getByRole('menuitem', { name: 'On hold' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Change the status' }).click();
    await panel.getByText('On hold').first().waitFor();
    expect((await journey.api.bdm.get(`/leads/${id}`)).body.status).toBe('on_hold');
  });

  it('edit the cells of leads in place by keyboard, also the next task', async () => {
    const lead = await make.lead({ title: 'Cells in place', tags: ['led'] });
    const read = async () => (await journey.api.bdm.get(`/leads/${lead.id}`)).body;
    const columns = 'title,owner,expectedDecisionOn,nextTask,tags';
    const page = await openForKeys(`/leads?q=Cells in place&columns=${columns}`);
    const row = page.getByRole('row', { name: 'Cells in place' });
    await row.focus();
    const change = page.getByRole('button', { name: 'Change Decision expected on · Cells in place' });
    await change.focus();
    await page.keyboard.press('e');
    const form = page.getByRole('form', { name: 'Decision expected on' });
    await form.locator('input').first().fill('2027-01-25');
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await page.keyboard.press('Control+Enter');
    await row.getByText('25 Jan 2027').waitFor();
    // The row may follow a live update before the form has closed.
    await expectFocus(page, change);
    await page.getByRole('button', { name: 'Change Next task · Cells in place' }).click();
    const dialog = page.getByRole('dialog', { name: 'New task' });
    await dialog.getByLabel('Title').fill('Ask for the permit');
    await page.keyboard.press('Control+Enter');
    await row.getByText('Ask for the permit').waitFor();
    await page.getByRole('button', { name: 'Change Next task · Cells in place' }).click();
    await page.getByRole('dialog').getByLabel('Title').fill('Ask for the second permit');
    await page.keyboard.press('Control+Enter');
    await row.getByText('Ask for the second permit').waitFor();
    expect(await read()).toMatchObject({ expectedDecisionOn: '2027-01-25', ownerId: journey.api.bdm.id });
  });

  it('say why the next task could not be read, and read it at the second attempt', async () => {
    const lead = await make.lead({ title: 'Cell that fails' });
    const task = await ok(journey.api.bdm.post('/tasks', { title: 'Send the maps', leadId: lead.id }));
    const page = await journey.openAs('bdm', '/leads?q=Cell that fails&columns=title,nextTask', DESK);
    await page.route(`**/api/v1/tasks/${task.id}`, (route) =>
      route.fulfill({
        status: 404,
        contentType: 'application/problem+json',
        body: '{"code":"x","detail":"Disk full"}',
      }),
    );
    await page.getByRole('row', { name: 'Cell that fails' }).focus();
    const change = page.getByRole('button', { name: 'Change Next task · Cell that fails' });
    await change.click();
    await expectText(page, 'Disk full');
    await page.unroute(`**/api/v1/tasks/${task.id}`);
    await change.click();
    expect(await page.getByRole('dialog').getByLabel('Title').inputValue()).toBe('Send the maps');
  });

  it('keep what was typed into a cell, and ask when a colleague has changed the field meanwhile', async () => {
    const lead = await make.lead({ title: 'Cells in conflict' });
    const page = await journey.openAs('bdm', '/leads?q=Cells in conflict', DESK);
    const name = 'Change Decision expected on · Cells in conflict';
    await page.route('**/api/v1/live-updates', (route) => route.abort());
    await page.reload();
    await page.getByRole('row', { name: 'Cells in conflict' }).focus();
    await page.getByRole('button', { name }).click();
    const form = page.getByRole('form', { name: 'Decision expected on' });
    await form.locator('input').first().fill('2027-02-01');
    await form.getByText('Not saved yet, but kept on this device').waitFor();
    const { version } = (await journey.api.manager.get(`/leads/${lead.id}`)).body;
    await ok(
      journey.api.manager.patch(
        `/leads/${lead.id}`,
        { expectedDecisionOn: '2027-03-03' },
        { 'if-match': `"${version}"` },
      ),
    );
    await form.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('dialog').getByText('3 Mar 2027').first().waitFor();
    expect((await journey.api.bdm.get(`/leads/${lead.id}`)).body.expectedDecisionOn).toBe('2027-03-03');
  });

  it('change a cell without a conflict with what the same user has typed on the page of the lead', async () => {
    const lead = await make.lead({ title: 'Cells and drafts', capex: { amount: 2_000_000, currency: 'EUR' } });
    const page = await journey.openAs('bdm', `/leads/${lead.id}?field=capex`, DESK);
    const input = page.getByRole('form').getByLabel('Planned expenditure');
    await input.fill('3000000');
    await page.getByText('Not saved yet, but kept on this device').waitFor();
    await page.goto('/leads?q=Cells and drafts');
    await page.getByRole('row', { name: 'Cells and drafts' }).focus();
    await page.getByRole('button', { name: 'Change Decision expected on · Cells and drafts' }).click();
    const form = page.getByRole('form', { name: 'Decision expected on' });
    await form.locator('input').first().fill('2027-02-01');
    await form.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('row', { name: 'Cells and drafts' }).getByText('1 Feb 2027').waitFor();
    await page.goto(`/leads/${lead.id}?field=capex`);
    await page.getByRole('form').getByRole('button', { name: 'Save' }).click();
    await input.waitFor({ state: 'hidden' });
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect((await journey.api.bdm.get(`/leads/${lead.id}`)).body).toMatchObject({
      capex: { amount: 3_000_000 },
      expectedDecisionOn: '2027-02-01',
    });
  });

  it('show below all rows what the leads of the filters add up to, and the column of a figure first', async () => {
    await make.lead({ title: 'Figures one', jobsExpected: 30, capex: { amount: 1_500_000, currency: 'EUR' } });
    await make.lead({ title: 'Figures two', stage: 'proposal' });
    const page = await journey.openAs('bdm', '/leads?q=Figures&sum=weightedJobs&figure=26&sort=title');
    const table = page.getByRole('grid', { name: 'Leads' });
    const sums = table.locator('tfoot');
    const { body } = await journey.api.bdm.get('/leads?q=Figures&sum=weightedJobs,jobsExpected');
    await sums
      .locator('[data-column=jobsExpected]')
      .getByText(String(body.sums.jobsExpected), { exact: true })
      .waitFor();
    expect(await sums.locator('[data-column=weightedJobs]').innerText()).toBe(String(body.sums.weightedJobs));
    expect(await sums.locator('[data-column=title]').innerText()).toBe('Sum of the filter');
    const headings = await table.locator('thead th').allInnerTexts();
    expect(headings.slice(1, 4)).toEqual(['Title', 'Weighted jobs', 'Company']);
    await expectText(
      page,
      `The report says 26; this list shows ${body.sums.weightedJobs}. The difference is leads that you may not see, or that changed since.`,
    );
    await page.getByRole('searchbox').fill('Figures two');
    await table.getByText('Figures one').waitFor({ state: 'detached' });
    await page.waitForFunction(() => !document.body.textContent.includes('The report says'));
    expect(new URL(page.url()).searchParams.get('sum')).toBe('weightedJobs');
    expect(new URL(page.url()).searchParams.get('figure')).toBeNull();
  });

  it('say of a figure that counts leads whether the list shows as many, without advice to remove a filter', async () => {
    const page = await journey.openAs('bdm', '/leads?ownerId=me&q=Warehouse&figure=1');
    await expectText(page, 'The report says 1, and this list shows the same.');
    await page.goto('/leads?q=nowhere to be found&figure=3');
    await expectText(page, 'The report says 3; this list shows 0.');
    await expectText(page, 'None of the leads that you may see now is part of this figure.');
    expect(await page.getByText('Remove a filter').count()).toBe(0);
  });

  it('have eight usual columns of leads, with the day of the next task first and what is unusual beside the title', async () => {
    const lead = await make.lead({ title: 'Cold store', expectedDecisionOn: '2026-01-07' });
    const { bdm } = journey.api;
    await bdm.post('/tasks', { leadId: lead.id, title: 'Send the list of sites', dueOn: '2026-01-05' });
    const page = await journey.openAs('bdm', '/leads?q=Cold store', DESK);
    const table = page.getByRole('grid', { name: 'Leads' });
    const row = table.getByRole('row').filter({ hasText: 'Cold store' });
    await row.getByText('overdue since 5 Jan').waitFor();
    const headings = await table.locator('thead th').allInnerTexts();
    expect(headings.slice(1)).toEqual([
      'Title',
      'Company',
      'Stage',
      'Next task',
      'Owner',
      'Jobs',
      'Amount',
      'Decision',
    ]);
    expect(await row.locator('[data-column=nextTask]').innerText()).toMatch(/^! 5 Jan.*Send the list of sites$/s);
    expect(await row.locator('[data-column=expectedDecisionOn]').innerText()).toContain('! 7 Jan');
    await bdm.post(`/leads/${lead.id}/status`, { status: 'on_hold' });
    await row.locator('[data-column=title]').getByText('on hold', { exact: true }).waitFor();
  });
});
