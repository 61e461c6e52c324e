import type { Locator, Page } from 'playwright-core';
import {
  choose,
  describeInBrowser,
  expectText,
  findAccessibilityProblems,
  holdRequests,
  recordResponses,
  useJourney,
} from './support/journey.js';
import { waitForAnimations, waitForPatch } from './support/settle.js';

describeInBrowser('The board of the pipeline', () => {
  const { journey, make } = useJourney();

  /** Finds the card of a lead in the column of a stage. */
  const findCard = (page: Page, title: string, stage?: string): Locator => {
    const place = stage === undefined ? page : page.getByRole('region', { name: stage, exact: true });
    return place.getByRole('article', { name: title });
  };
  const openAction = async (page: Page, title: string, action: string): Promise<Locator> => {
    await findCard(page, title)
      .getByRole('button', { name: /^Actions/ })
      .click();
    await page.getByRole('menuitem', { name: action, exact: true }).click();
    return page.getByRole('dialog');
  };

  /** Goes to the table before the views are known, and expects that the default view does not lead back to the board. */
  const expectNotBroughtBack = async (page: Page): Promise<void> => {
    await page.goto('/favicon.svg');
    const showViews = await holdRequests(page, /\/api\/v1\/views\?/);
    const showTable = await holdRequests(page, /\/assets\/leads\.page/);
    await page.goto('/pipeline');
    await page.getByRole('link', { name: 'Table' }).click();
    const views = page.waitForResponse(/\/api\/v1\/views\?/);
    showViews();
    await views;
    await waitForAnimations(page);
    showTable();
    await page.getByRole('grid', { name: 'Leads' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/leads');
  };

  it('asks for exactly what a stage still needs, and sends it with the transition', async () => {
    const company = await make.company();
    const contact = await make.contact({ companyId: company.id });
    const { title } = await make.lead({ title: 'Plant for LED modules', companyId: company.id });
    const page = await journey.openAs('bdm', '/pipeline');
    const dialog = await openAction(page, title, 'Qualified');
    await dialog.getByLabel('Jobs expected').fill('12');
    await dialog.getByRole('button', { name: 'Move' }).click();
    await dialog.getByText('Give the sector as a NACE code.', { exact: true }).waitFor();
    await choose(page, dialog.getByRole('combobox', { name: 'Contacts' }), contact.fullName);
    await page.keyboard.press('Escape');
    await choose(page, dialog.getByRole('combobox', { name: 'Kind of investment' }), 'Greenfield');
    await choose(page, dialog.getByRole('combobox', { name: 'Business activity' }), 'Assembly');
    await choose(page, dialog.getByRole('combobox', { name: 'Sector' }), /^27.40 /, 'verlichtingsben');
    await dialog.getByLabel('What the investor is looking for').fill('4,000 m² near the E313');
    await dialog.getByLabel('Decision expected on').fill('2027-06-30');
    await dialog.getByLabel('The amount is not disclosed').check();
    await dialog.getByText('No', { exact: true }).click();
    await choose(page, dialog.getByRole('combobox', { name: 'Kind of interaction' }), 'Meeting');
    await dialog.getByLabel('Subject').fill('They told us their plans');
    await dialog.getByRole('button', { name: 'Move' }).click();
    await expectText(page, `${title} is now in Qualified`);
    await findCard(page, title, 'Qualified').waitFor();
    const { body } = await journey.api.bdm.get(`/leads?q=LED modules`);
    expect(body.items[0]).toMatchObject({ stage: 'qualified', jobsExpected: 12, contactIds: [contact.id] });
  });

  it('begins a transition where a card is dropped', async () => {
    const { title } = await make.lead({ title: 'Logistics centre', stage: 'qualified' });
    const page = await journey.openAs('bdm', '/pipeline');
    await findCard(page, title, 'Qualified').dragTo(page.getByRole('region', { name: 'Proposal', exact: true }));
    await expectText(page, 'Move to Proposal');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: 'Project manager' }).waitFor();
    expect(await dialog.getByRole('combobox').count()).toBe(3);
  });

  it('keeps the focus on a lead that a colleague moves', async () => {
    const { id, title } = await make.lead({ title: 'Plant for drivers', stage: 'qualified' });
    await make.fillInFields(id, 'proposal');
    const page = await journey.openAs('bdm', '/pipeline');
    await findCard(page, title, 'Qualified')
      .getByRole('button', { name: /^Actions/ })
      .focus();
    expect((await journey.api.manager.post(`/leads/${id}/transitions`, { to: 'proposal' })).status).toBe(201);
    await findCard(page, title, 'Proposal').locator(':focus').waitFor();
  });

  it('asks why a lead is lost', async () => {
    const { id, title } = await make.lead({ title: 'Sales office' });
    const page = await journey.openAs('bdm', '/pipeline');
    const dialog = await openAction(page, title, 'Lost');
    await dialog.getByRole('button', { name: 'Change the status' }).click();
    await dialog
      .getByText(/reason/i)
      .nth(1)
      .waitFor();
    await choose(page, dialog.getByRole('combobox', { name: 'Reason' }), 'The investor chose another location');
    await choose(page, dialog.getByRole('combobox', { name: 'Country that won it' }), 'Germany');
    await dialog.getByRole('button', { name: 'Change the status' }).click();
    await expectText(page, `${title} is now Lost`);
    const { body } = await journey.api.bdm.get(`/leads/${id}`);
    expect(body).toMatchObject({ status: 'lost', statusReason: 'location_elsewhere', lostToCountry: 'DE' });
  });

  it('lets a second person verify an investment, and tells the first who may', async () => {
    const { id, title } = await make.lead({ title: 'Headquarters for Europe', stage: 'announced' });
    await make.fillInFields(id, 'invested');
    const page = await journey.openAs('bdm', '/pipeline');
    const request = await openAction(page, title, 'Ask for verification');
    await request.getByText('These colleagues can verify it: manager 2.').waitFor();
    const other = await journey.openAs('manager', '/pipeline');
    const dialog = await openAction(other, title, 'Verify the investment…');
    await dialog.getByLabel('I have seen the evidence').check();
    await dialog.getByRole('button', { name: 'Verify' }).click();
    await expectText(other, `${title} is now in Invested`);
    expect((await journey.api.bdm.get(`/leads/${id}`)).body.status).toBe('won');
  });

  it('shows a viewer the leads, and no action that would be rejected', async () => {
    const { title } = await make.lead({ title: 'Showroom' });
    const page = await journey.openAs('viewer', '/pipeline');
    await findCard(page, title).waitFor();
    expect(await page.getByRole('button', { name: /^Actions/ }).count()).toBe(0);
  });

  it('hides a confidential lead from outsiders, also in every response', async () => {
    const { title } = await make.lead({
      title: 'Secret foundry',
      confidential: true,
      codename: 'Project Lantern',
      by: journey.api.manager,
    });
    const page = await journey.openAs('bdm', '/pipeline');
    await findCard(page, 'Showroom').waitFor();
    const texts = await recordResponses(page);
    await page.reload();
    await findCard(page, 'Showroom').waitFor();
    await page.getByLabel('Search in references, titles and companies').fill('Lantern');
    await expectText(page, 'No lead matches the filters');
    expect(texts.join(' ')).not.toMatch(/Lantern|foundry/);
    await page.close();
    const insider = await journey.openAs('manager', '/pipeline');
    await findCard(insider, title).waitFor();
  });

  it('shows a script in the name of a company as text', async () => {
    const name = `<img src=x onerror="document.title='taken over'"> Lighting`;
    const company = await make.company({ name });
    await make.lead({ title: 'Plant of a joker', companyId: company.id });
    const page = await journey.openAs('bdm', '/pipeline');
    await findCard(page, 'Plant of a joker').getByText(name).waitFor();
    expect(await page.title()).toBe('Pipeline · Locate CRM');
  });

  it('says in the head of a column how many leads are open and on hold, and adds up the open ones', async () => {
    const { id: companyId } = await make.company({ name: 'Counted lamps' });
    const amounts = { companyId, stage: 'qualified' as const, jobsExpected: 40 };
    await make.lead({ ...amounts, title: 'Counted and open' });
    const held = await make.lead({ ...amounts, title: 'Counted and held' });
    await journey.api.bdm.post(`/leads/${held.id}/status`, { status: 'on_hold' });
    const page = await journey.openAs('bdm', `/pipeline?companyId=${companyId}`);
    const column = page.getByRole('region', { name: 'Qualified', exact: true });
    await column.getByText('1 open · 1 on hold', { exact: true }).waitFor();
    await column.getByText('40 jobs · €12m', { exact: true }).waitFor();
    await findCard(page, held.title).getByText('on hold', { exact: true }).waitFor();
    await page.getByRole('status').getByText('1 open', { exact: true }).waitFor();
    const invested = page.getByRole('region', { name: 'Invested', exact: true });
    expect(await invested.getByText('0 in 12 months').count()).toBe(1);
  });

  it('shows all seven stages on a desk, and cards of two lines unless something is needed', async () => {
    const { title, id } = await make.lead({ title: 'Three lines without a task' });
    const page = await journey.openAs('bdm', '/pipeline', { viewport: { width: 1440, height: 900 } });
    const board = page.getByRole('region', { name: 'Board of the pipeline' });
    await findCard(page, title).getByText('No next task').waitFor();
    expect(await board.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
    expect(await board.getByRole('region').count()).toBe(7);
    const { height } = (await findCard(page, title).boundingBox())!;
    const task = { leadId: id, title: 'Send the offer', dueOn: '2099-12-31' };
    expect((await journey.api.bdm.post('/tasks', task)).status).toBe(201);
    await findCard(page, title).getByText('No next task').waitFor({ state: 'hidden' });
    expect((await findCard(page, title).boundingBox())!.height).toBeLessThan(height - 10);
    expect(await page.getByRole('article', { name: title }).getAttribute('aria-describedby')).toBe(`about-${id}`);
    expect(await page.locator(`#about-${id}`).textContent()).toContain('Next: Send the offer');
  });

  it('shows more of every lead to who likes more room', async () => {
    const { title } = await make.lead({ title: 'Lead with much room' });
    expect((await journey.api.bdm.patch('/me/preferences', { ui: { density: 'comfortable' } })).status).toBe(200);
    const page = await journey.openAs('bdm', '/pipeline');
    await findCard(page, title).getByText('0 days in stage').waitFor();
    await findCard(page, title).getByText('bdm 3').waitFor();
    expect((await journey.api.bdm.patch('/me/preferences', { ui: { density: null } })).status).toBe(200);
  });

  it('saves a view that the table opens too, and keeps the filters of the board where a default view is chosen', async () => {
    const { title } = await make.lead({ title: 'Lead of a view', tags: ['viewed'] });
    const page = await journey.openAs('bdm', '/pipeline?tags=viewed');
    await page.getByRole('button', { name: 'Views' }).click();
    await page.getByRole('menuitem', { name: 'Save as a new view…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Save the view' });
    await dialog.getByLabel('Name').fill('Viewed leads');
    await dialog.getByLabel('Open the list with this view').check();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('button', { name: 'View: Viewed leads', exact: true }).waitFor();
    await page.goto('/pipeline');
    await page.getByRole('button', { name: 'View: Viewed leads', exact: true }).waitFor();
    await findCard(page, title).waitFor();
    // The board may have been read without the filters before the view was known.
    await page.getByRole('article').nth(1).waitFor({ state: 'hidden' });
    expect(await page.getByRole('article').count()).toBe(1);
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await page.getByRole('article').nth(1).waitFor();
    await page.getByRole('link', { name: 'Table' }).click();
    await page.getByRole('row').nth(2).waitFor();
    expect(new URL(page.url()).searchParams.get('tags')).toBeNull();
    await page.goto('/leads');
    await page.waitForURL(/tags=viewed/);
    await expectNotBroughtBack(page);
    await page.goto('/leads');
    await page.getByRole('button', { name: 'View: Viewed leads', exact: true }).click();
    const stored = waitForPatch(page);
    await page.getByRole('menuitem', { name: 'No longer open the list with this view' }).click();
    await stored;
    await page.close();
  });

  it('says who can move the lead of a colleague, whose card cannot be dragged', async () => {
    const { title } = await make.lead({ title: 'Lead of the manager', by: journey.api.manager });
    const page = await journey.openAs('bdm', '/pipeline');
    const card = findCard(page, title);
    await card.getByRole('button', { name: `Who can move ${title}` }).click();
    await expectText(page, 'Only manager 2 and the team of this lead can move it.');
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await page.keyboard.press('Escape');
    const style = await card.evaluate((element) => {
      const { cursor, userSelect } = getComputedStyle(element);
      return { cursor, userSelect };
    });
    expect(style).toEqual({ cursor: 'auto', userSelect: 'none' });
    expect(await card.getAttribute('draggable')).toBeNull();
  });

  it('shows a phone one stage at a time', async () => {
    const { title } = await make.lead({ title: 'Lead on a phone', stage: 'qualified' });
    const page = await journey.openAs('bdm', '/pipeline', { viewport: { width: 390, height: 800 } });
    await page.getByRole('region', { name: 'First contact', exact: true }).waitFor();
    expect(await findCard(page, title).count()).toBe(0);
    await page
      .getByRole('radiogroup', { name: 'Stages' })
      .getByText(/^Qualified/)
      .click();
    await findCard(page, title).waitFor();
    expect(await page.getByRole('region', { name: 'First contact', exact: true }).count()).toBe(0);
    expect(await findAccessibilityProblems(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  });

  it('keeps the filters in the address', async () => {
    const page = await journey.openAs('bdm', '/pipeline');
    await page.getByText('My leads').click();
    await page.getByLabel('Search in references, titles and companies').fill('Showroom');
    await page.waitForURL(/ownerId=me&q=Showroom/);
    await page.reload();
    await findCard(page, 'Showroom').waitFor();
    expect(await page.getByRole('article').count()).toBe(1);
  });
});
