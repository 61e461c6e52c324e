import { Make, type Made } from '../../test/support/make.js';
import {
  describeInBrowser,
  expectText,
  findAccessibilityProblems,
  getEmail,
  Journey,
  signIn,
} from './support/journey.js';

describeInBrowser('The group of a company', () => {
  let journey: Journey;
  let make: Make;
  let optics: Made;
  beforeAll(async () => {
    journey = await Journey.start();
    make = new Make(journey.api);
    optics = await make.company({ name: 'Haoze Optics', country: 'JP' });
  }, 120_000);
  afterAll(() => journey.close());
  afterEach(() => expect(journey.errors).toEqual([]));

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
    await page.getByText('Observer').waitFor();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('region', { name: 'Memberships' }).getByText('Board member').waitFor();
    const { items } = (await journey.api.bdm.get(path)).body;
    expect(items).toMatchObject([{ role: 'Board member' }]);
    await page.close();
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
    await page.close();
  });
});
