import type { Locator, Page } from 'playwright-core';
import { choose, describeInBrowser, expectText, recordResponses, useJourney } from './support/journey.js';

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
    await page.getByLabel('Search in titles and companies').fill('Lantern');
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

  it('keeps the filters in the address', async () => {
    const page = await journey.openAs('bdm', '/pipeline');
    await page.getByText('My leads').click();
    await page.getByLabel('Search in titles and companies').fill('Showroom');
    await page.waitForURL(/owner=me&q=Showroom/);
    await page.reload();
    await findCard(page, 'Showroom').waitFor();
    expect(await page.getByRole('article').count()).toBe(1);
  });
});
