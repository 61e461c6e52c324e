import type { Made } from '../../test/support/make.js';
import {
  describeInBrowser,
  expectText,
  findAccessibilityProblems,
  getEmail,
  signIn,
  useJourney,
} from './support/journey.js';

describeInBrowser('The group of a company', () => {
  let optics: Made;
  const { journey, make } = useJourney();
  beforeAll(async () => {
    optics = await make.company({ name: 'Haoze Optics', country: 'JP' });
  }, 120_000);

  it('shows the group up to the ultimate parent, and the memberships', async () => {
    const top = await make.company({ name: 'Photon Holding' });
    const middle = await make.company({ name: 'Photon Asia', parentId: top.id });
    const company = await make.company({ name: 'Photon Foshan', parentId: middle.id });
    await make.company({ name: 'Photon Genk', country: 'BE', parentId: company.id });
    const page = await journey.openAs('bdm', `/companies/${company.id}?tab=group`);
    await expectText(page, /Photon Holding › Photon Asia › Photon Foshan/);
    await page.getByRole('region', { name: 'Subsidiaries' }).getByRole('link', { name: 'Photon Genk' }).waitFor();
    await page.getByRole('button', { name: 'Add a membership' }).click();
    const dialog = page.getByRole('dialog', { name: 'Add a membership' });
    await dialog.getByRole('combobox', { name: 'Other company or organisation' }).fill('Haoze');
    await page.getByRole('option', { name: /Haoze Optics/ }).click();
    await dialog.getByLabel('Role').fill('Board member');
    await dialog.getByLabel('Member since').fill('2016-05-24');
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Save' }).click();
    const memberships = page.getByRole('region', { name: 'Memberships' });
    await memberships.getByText(/Board member · since 24 May 2016/).waitFor();
    await page.getByRole('button', { name: 'End the membership: Haoze Optics' }).click();
    await page.getByRole('dialog').getByLabel('Last day').fill('2020-01-31');
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await memberships.getByText('Ended').waitFor();
    const { items } = (await journey.api.bdm.get(`/companies/${company.id}/memberships`)).body;
    expect(items).toMatchObject([{ companyId: optics.id, role: 'Board member', until: '2020-01-31' }]);
  });

  it('saves a membership after somebody else has changed it, once the user has been told', async () => {
    const company = await make.company({ name: 'Prism Foshan' });
    const path = `/companies/${company.id}/memberships`;
    const { body: made } = await journey.api.bdm.post(path, { companyId: optics.id, direction: 'member_of' });
    const page = await journey.open(`/companies/${company.id}?tab=group`);
    await page.route('**/api/v1/live-updates', (route) => route.abort());
    await signIn(page, getEmail('bdm'));
    await page.getByRole('button', { name: 'Edit the membership: Haoze Optics' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Role').fill('Board member');
    await journey.api.manager.patch(`${path}/${made.id}`, { role: 'Observer' });
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByRole('alert').filter({ hasText: /\w/ }).first().waitFor();
    await page.getByRole('region', { name: 'Memberships' }).getByText('Observer').waitFor();
    await dialog.getByText('A colleague has meanwhile entered: Observer').waitFor();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('region', { name: 'Memberships' }).getByText('Board member').waitFor();
    const { items } = (await journey.api.bdm.get(path)).body;
    expect(items).toMatchObject([{ role: 'Board member' }]);
  });

  it('does not overwrite a change that the page has shown while a form was open', async () => {
    const company = await make.company({ name: 'Prism Tokyo' });
    const path = `/companies/${company.id}/memberships`;
    const { body: made } = await journey.api.bdm.post(path, {
      companyId: optics.id,
      direction: 'member_of',
      until: '2020-01-31',
    });
    const page = await journey.open(`/companies/${company.id}?tab=group`);
    const opened = page.waitForResponse((response) => response.url().endsWith('/live-updates'));
    await signIn(page, getEmail('bdm'));
    await opened;
    await page.getByRole('button', { name: 'Edit the membership: Haoze Optics' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Last day').fill('2021-01-31');
    await journey.api.manager.patch(`${path}/${made.id}`, { role: 'Observer', until: null });
    await dialog.getByText('A colleague has changed this meanwhile.').waitFor();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByRole('alert').filter({ hasText: /\w/ }).first().waitFor();
    expect((await journey.api.bdm.get(path)).body.items).toMatchObject([{ role: 'Observer', until: null }]);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'hidden' });
    const { items } = (await journey.api.bdm.get(path)).body;
    expect(items).toMatchObject([{ role: 'Observer', until: '2021-01-31' }]);
  });

  it('says that a parent could not be read, and tries again', async () => {
    const parent = await make.company({ name: 'Prism Holding' });
    const company = await make.company({ name: 'Prism Genk', parentId: parent.id });
    const page = await journey.open(`/companies/${company.id}?tab=group`);
    await page.route(`**/api/v1/companies/${parent.id}`, (route) =>
      route.fulfill({
        status: 500,
        contentType: 'application/problem+json',
        body: JSON.stringify({ code: 'internal', detail: 'Something broke.' }),
      }),
    );
    await signIn(page, getEmail('bdm'));
    await page.getByRole('button', { name: 'Try again' }).first().waitFor();
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await page.unroute(`**/api/v1/companies/${parent.id}`);
    await page.getByRole('button', { name: 'Try again' }).first().click();
    await expectText(page, /Prism Holding › Prism Genk/);
  });
});
