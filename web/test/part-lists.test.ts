import type { Page } from 'playwright-core';
import type { Made } from '../../test/support/make.js';
import {
  changeResponses,
  describeInBrowser,
  expectHeading,
  expectText,
  getEmail,
  signIn,
  useJourney,
} from './support/journey.js';

/** The cursor of a page that does not exist, which the server refuses. */
const WRONG_CURSOR = 'wrong';
const addPage = (body: object) => ({ ...body, nextCursor: WRONG_CURSOR });

describeInBrowser('Lists on the pages of companies and contacts', () => {
  let lumenova: Made;
  let optics: Made;
  const { journey, make } = useJourney();
  beforeAll(async () => {
    lumenova = await make.company({ name: 'Lumenova Lighting', ownerId: journey.api.bdm.id });
    optics = await make.company({ name: 'Haoze Optics', country: 'JP', kind: 'university' });
  }, 120_000);

  const findRow = (page: Page, name: string) =>
    page.getByRole('grid', { name: 'Companies' }).getByRole('row').filter({ hasText: name });

  /** Opens a page that hears of no change, because that would read its lists again. */
  const openAlone = async (path: string) => {
    const page = await journey.open(path);
    await page.route('**/api/v1/live-updates', (route) => route.abort());
    await signIn(page, getEmail('bdm'));
    return page;
  };

  it('of a company stay when further leads or agreements cannot be read', async () => {
    const company = await make.company();
    await make.lead({ title: 'Glass for roofs', companyId: company.id });
    await journey.api.bdm.post('/agreements', {
      title: 'Letter of intent for roofs',
      kind: 'strategic_partnership',
      parties: [company, optics].map(({ id }) => ({ companyId: id, role: 'signatory' })),
    });
    const page = await openAlone(`/companies/${company.id}`);
    for (const path of ['/leads', '/agreements']) await changeResponses(page, path, addPage);
    for (const [tab, text] of [
      ['Leads', 'Glass for roofs'],
      ['Agreements', 'Letter of intent for roofs'],
    ] as const) {
      await page.getByRole('tab', { name: tab }).click();
      await page.getByRole('button', { name: 'Show more' }).click();
      await page.getByRole('alert').getByText('This could not be loaded').waitFor();
      expect(await page.getByText(text).count()).toBe(1);
    }
  });

  it('of a contact stay when more of the timeline cannot be read', async () => {
    const { id } = await make.contact({ fullName: 'Tang Wei', companyId: lumenova.id });
    const lead = await make.lead({ contactIds: [id] });
    await make.interaction(lead.id, { subject: 'Talked about halls', contactIds: [id] });
    const page = await openAlone(`/contacts/${id}`);
    await changeResponses(page, `/contacts/${id}/timeline`, addPage);
    await page.getByRole('tab', { name: 'Timeline' }).click();
    await page.getByRole('button', { name: 'Show more' }).click();
    await page.getByRole('alert').getByText('This could not be loaded').waitFor();
    expect(await page.getByText('Talked about halls').count()).toBe(1);
  });

  it('of a company say where the others are when they are cut', async () => {
    const company = await make.company();
    await make.company({ name: 'Cut Subsidiary', parentId: company.id });
    await make.contact({ fullName: 'Cut Person', companyId: company.id });
    const { status } = await journey.api.bdm.post(`/companies/${company.id}/memberships`, {
      companyId: optics.id,
      direction: 'member_of',
    });
    expect(status).toBe(201);
    const page = await journey.openAs('viewer', `/companies/${company.id}`);
    for (const path of ['/companies', '/contacts', `/companies/${company.id}/memberships`])
      await changeResponses(page, path, addPage);
    await page.getByRole('tab', { name: 'Group' }).click();
    await page.getByRole('region', { name: 'Memberships' }).getByText('Only the first 1 are shown.').waitFor();
    const subsidiaries = page.getByRole('region', { name: 'Subsidiaries' });
    const others = subsidiaries.getByRole('link', { name: 'Show all of them' });
    expect(await others.getAttribute('href')).toBe(`/companies?parentId=${company.id}`);
    await page.getByRole('tab', { name: 'People' }).click();
    await page.getByRole('link', { name: 'Show all of them' }).click();
    await expectHeading(page, 'Contacts');
    expect(new URL(page.url()).search).toBe(`?worksFor=${company.id}`);
  });

  it('of a contact say where the others are when they are cut', async () => {
    const { id } = await make.contact({ fullName: 'Deng Chao' });
    await make.lead({ title: 'Cut lead', contactIds: [id] });
    const page = await openAlone(`/contacts/${id}`);
    for (const path of ['/leads', `/contacts/${id}/consents`]) await changeResponses(page, path, addPage);
    await page.getByRole('tab', { name: 'Consents' }).click();
    await expectText(page, 'Only the first 0 are shown.');
    await page.getByRole('tab', { name: 'Leads' }).click();
    await expectText(page, 'Only the first 1 are shown.');
    const others = page.getByRole('link', { name: 'Show all of them' });
    expect(await others.getAttribute('href')).toBe(`/leads?contactId=${id}`);
  });

  it('of what happened show an interaction at once', async () => {
    const { id } = await make.contact({ fullName: 'He Lin', companyId: lumenova.id });
    const page = await openAlone(`/contacts/${id}`);
    await page.getByRole('tab', { name: 'Timeline' }).click();
    await page.getByRole('tabpanel').getByText('Created', { exact: true }).waitFor();
    await page.locator('main').getByRole('button', { name: 'Log interaction' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'What' }).fill('Talked about prices');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('tabpanel').getByText('Talked about prices').waitFor();
    expect(await page.getByRole('tabpanel').getByText('Created', { exact: true }).count()).toBe(1);
  });

  it('call an owner who has left a former colleague', async () => {
    const page = await journey.open(`/companies/${lumenova.id}`);
    await changeResponses(page, '/users', (body) => ({ ...body, items: [] }));
    await signIn(page, getEmail('viewer'));
    await expectText(page, 'Owner: former colleague');
    await page.getByRole('link', { name: 'Companies' }).first().click();
    await findRow(page, 'Lumenova Lighting').getByText('former colleague').waitFor();
    expect(await page.getByText('…', { exact: true }).count()).toBe(0);
  });
});
