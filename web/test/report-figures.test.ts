import { describeInBrowser, useJourney } from './support/journey.js';

/** The reports, with how many of their figures are opened. */
const REPORTS = [
  ['pipeline-summary', 2],
  ['forecast', 2],
  ['annual', 2],
  ['data-quality', 1],
  ['lost-reasons', 1],
  ['activity-attribution', 1],
  ['agreement-scoreboard', 1],
] as const;

describeInBrowser('The figures of reports', () => {
  const { journey } = useJourney(() => ({ demo: true }));

  it('open the records that they count or add up: ten figures of seven reports, as shown on the screen (W14)', async () => {
    const page = await journey.openAs('manager', '/reports');
    const opened: string[] = [];
    for (const [report, count] of REPORTS) {
      const from = `${new Date().getFullYear() - 1}-01-01`;
      await page.goto(`${journey.api.url}/reports/${report}?from=${from}`);
      const links = page.getByRole('main').locator('table a[href*="figure="]');
      for (let place = 0; place < count; place++) {
        await links.first().waitFor();
        const link = links.nth(place === 0 ? 0 : (await links.count()) - 1);
        const figure = await link.innerText();
        const address = new URL((await link.getAttribute('href')) ?? '', page.url());
        await link.click();
        if (address.pathname === '/leads') {
          await page
            .getByRole('status')
            .getByText(/^The report says .*, and this list shows the same\.$/)
            .waitFor();
          expect(figure.replaceAll(/\D/g, '')).toBe(address.searchParams.get('figure'));
        } else {
          await page.locator('tfoot').getByText(figure, { exact: true }).waitFor();
        }
        opened.push(`${report} ${address.pathname}`);
        await page.goBack();
      }
    }
    expect(opened).toHaveLength(10);
    expect(opened.filter((one) => one.includes('/reports/outcomes/'))).toHaveLength(2);
  }, 180_000);
});
