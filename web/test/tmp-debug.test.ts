import { buildMailSettings, givenSeminar } from '../../test/mail/mail.given.js';
import { describeInBrowser, expectHeading, useJourney } from './support/journey.js';
describeInBrowser('debug', () => {
  const { journey } = useJourney(() => ({ env: buildMailSettings(2525, { PUBLIC_URL: 'http://crm.locate.test' }) }));
  it('shows', async () => {
    const seminar = await givenSeminar(journey.api.bdm, { title: 'New light' });
    const page = await journey.openAs('manager', `/seminars/${seminar.id}?tab=mail`);
    page.on('console', (m) => console.log('CONSOLE', m.text()));
    page.on('pageerror', (m) => console.log('ERR', m.message));
    await expectHeading(page, 'New light');
    await new Promise((r) => setTimeout(r, 4000));
    await page.screenshot({ path: '/tmp/mailings-shot.png' });
    console.log(page.url(), (await page.locator('main').innerText()).slice(0, 1500));
  });
});
