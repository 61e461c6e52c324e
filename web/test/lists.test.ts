import type { Page } from 'playwright-core';
import { ok } from '../../test/support/make.js';
import { describeInBrowser, useJourney } from './support/journey.js';

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
    await page.getByText('Comfortable', { exact: true }).click();
    await waitForHeight(page, 52);
    await page.reload();
    await waitForHeight(page, 52);
    const tablet = await journey.openAs('viewer', '/companies', { ...DESK, hasTouch: true, isMobile: true });
    await waitForHeight(tablet, 44);
    expect((await tablet.getByRole('columnheader', { name: 'Country' }).boundingBox())?.height).toBe(44);
  });
});
