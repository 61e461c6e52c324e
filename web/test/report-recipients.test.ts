import type { Page } from 'playwright-core';
import { JobRegistry } from '../../src/common/jobs/job.registry.js';
import { SETTINGS } from '../../src/config/config.module.js';
import { buildMailSettings, sendDue } from '../../test/mail/mail.given.js';
import { useFolder } from '../../test/support/folder.js';
import { readParts, SmtpSink } from '../../test/support/smtp-sink.js';
import {
  choose,
  describeInBrowser,
  expectFocus,
  expectHeading,
  expectText,
  findAccessibilityProblems,
  getEmail,
  holdReads,
  readOverflow,
  tabTo,
  useJourney,
} from './support/journey.js';

const sink = await new SmtpSink().start();
afterAll(() => sink.stop());

describeInBrowser('A schedule whose files are sent by mail', () => {
  const folder = useFolder();
  const { journey, make } = useJourney(() => ({ env: { REPORTS_DIR: folder, ...buildMailSettings(sink.port) } }));
  // The port is known only now, and a browser may write to the address of the application only.
  beforeAll(() => void Object.assign(journey.api.app.get(SETTINGS), { publicUrl: journey.api.url }));
  afterEach(() => sink.reset());

  const findChips = (page: Page, name = 'Recipients') => page.getByRole('list', { name }).getByRole('listitem');
  const runAndSend = async () => {
    await journey.api.app.get(JobRegistry).run('reports.schedules');
    await sendDue(journey.api);
  };

  it('gets its recipients by keyboard, and the run says who got the file and who did not', async () => {
    await make.contact({ fullName: 'Piet Peeters', email: 'piet@deputy.test' });
    await make.contact({ fullName: 'Nele Zonderadres', email: null });
    const page = await journey.openAs('manager', '/reports/schedules');
    await page.getByRole('button', { name: 'New schedule' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('For the deputy');
    await choose(page, page.getByRole('combobox', { name: 'Report', exact: true }), 'Pipeline summary');
    await choose(page, page.getByRole('combobox', { name: 'File', exact: true }), 'CSV');

    const colleague = page.getByRole('combobox', { name: 'Add a colleague' });
    // The name is typed faster than the colleagues are read. Enter does not create the schedule without recipients.
    const releaseColleagues = await holdReads(page, '/users?*');
    await tabTo(page, colleague);
    await page.keyboard.type('viewer');
    await page.keyboard.press('Enter');
    releaseColleagues();
    await page
      .locator('[role=option][data-combobox-selected]')
      .filter({ hasText: /^viewer/ })
      .waitFor();
    await page.keyboard.press('Enter');
    await findChips(page)
      .filter({ hasText: getEmail('viewer') })
      .waitFor();
    for (const name of ['Piet Peeters', 'Nele Zonderadres']) {
      await tabTo(page, page.getByRole('combobox', { name: 'Add a contact' }));
      await page.keyboard.type(name);
      await page.getByRole('option', { name: new RegExp(name) }).waitFor();
      await page.keyboard.press('Enter');
      await findChips(page).filter({ hasText: name }).waitFor();
    }
    await findChips(page).filter({ hasText: 'No e-mail address' }).waitFor();
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: 'Create', exact: true }).click();
    await expectHeading(page, 'For the deputy');
    await expectText(page, 'viewer 4, Piet Peeters, Nele Zonderadres');

    await page.getByRole('button', { name: 'Run now' }).click();
    await page.locator('[data-run="waiting"]').waitFor();
    await runAndSend();
    await page.locator('[data-run="done"]').waitFor();
    await expectText(page, 'Nele Zonderadres: not sent. No e-mail address.');
    await page.reload();
    await expectText(page, 'Piet Peeters: Sent');
    expect(await findAccessibilityProblems(page)).toEqual([]);
    expect(sink.received.map(({ to }) => to[0]!).toSorted()).toEqual(['piet@deputy.test', getEmail('viewer')]);
    for (const mail of sink.received) expect(readParts(mail).get('text/csv')!.toString()).toContain('first_contact');
    await page.close();
  });

  it('loses a recipient by keyboard, and the focus stays among the others, in Dutch on a phone', async () => {
    const { id: contactId } = await make.contact({ fullName: 'Mieke Maes', email: 'mieke@deputy.test' });
    const recipients = [{ userId: journey.api.bdm.id }, { contactId }];
    const body = { name: 'Voor de raad', cron: '0 6 1 * *', report: 'pipeline-summary', format: 'csv', folder: 'raad' };
    const { id } = (await journey.api.manager.post('/report-schedules', { ...body, recipients })).body;
    await journey.api.manager.patch('/me/preferences', { language: 'nl' });
    const page = await journey.openAs('manager', `/reports/schedules/${id}`, { viewport: { width: 390, height: 844 } });
    await expectText(page, 'bdm 3, Mieke Maes');
    expect(await readOverflow(page)).toBe(0);
    await page.getByRole('button', { name: 'Acties voor Voor de raad' }).click();
    await page.getByRole('menuitem', { name: 'Bewerken' }).click();
    const chips = findChips(page, 'Ontvangers');
    await chips.filter({ hasText: 'mieke@deputy.test' }).waitFor();
    expect(await readOverflow(page)).toBe(0);
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await tabTo(page, page.getByRole('button', { name: 'bdm 3 verwijderen' }));
    await page.keyboard.press('Enter');
    await expectFocus(page, page.getByRole('button', { name: 'Mieke Maes verwijderen' }));
    await page.getByRole('button', { name: 'Opslaan' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    const { recipients: stored } = (await journey.api.manager.get(`/report-schedules/${id}`)).body;
    expect(stored).toEqual([{ userId: null, contactId }]);
    await page.close();
  });
});
