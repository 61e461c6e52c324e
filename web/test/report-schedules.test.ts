import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { JobRegistry } from '../../src/common/jobs/job.registry.js';
import { updateRows } from '../../test/support/rows.js';
import type { Made } from '../../test/support/make.js';
import { waitForDraft } from './support/drafts.js';
import {
  choose,
  describeInBrowser,
  expectFocus,
  expectHeading,
  expectNoText,
  expectText,
  findAccessibilityProblems,
  type Journey,
  useJourney,
  readOverflow,
} from './support/journey.js';
import { useFolder } from '../../test/support/folder.js';

describeInBrowser('The schedules of reports', () => {
  const folder = useFolder();
  const { journey } = useJourney(() => ({ env: { REPORTS_DIR: folder } }));
  let made = 0;

  const createSchedule = async (change: object): Promise<Made> => {
    const body = { cron: '0 6 1 * *', report: 'pipeline-summary', format: 'csv', folder: `given-${++made}`, ...change };
    const answer = await journey.api.manager.post('/report-schedules', body);
    expect(answer.status).toBe(201);
    return answer.body;
  };
  const openSchedules = async (role: Parameters<Journey['openAs']>[0], options = {}) => {
    const page = await journey.openAs(role, '/reports/schedules', options);
    await page.getByRole('heading', { level: 1 }).waitFor();
    return page;
  };
  const findField = (page: Page, name: string) => page.getByRole('dialog').getByLabel(name, { exact: true });

  it('are created in plain words, run at once, and give a file to download', async () => {
    const page = await openSchedules('manager');
    await page.getByRole('button', { name: 'New schedule' }).click();
    await page.getByRole('button', { name: 'Create', exact: true }).click();
    await expectFocus(page, page.getByRole('textbox', { name: 'Name' }));
    await page.keyboard.type('Pipeline for the deputy');
    await choose(page, page.getByRole('combobox', { name: 'Report', exact: true }), 'Pipeline summary');
    await choose(page, page.getByRole('combobox', { name: 'How often' }), 'Every week');
    await choose(page, page.getByRole('combobox', { name: 'On', exact: true }), 'Friday');
    await page.getByLabel('Time in Brussels').fill('07:30');
    await expectText(page, 'Every Friday at 07:30');
    await choose(page, page.getByRole('combobox', { name: 'Figures as known on' }), 'Last day of the month before');
    await choose(page, page.getByRole('combobox', { name: 'File', exact: true }), 'CSV');
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: 'Create', exact: true }).click();
    await expectHeading(page, 'Pipeline for the deputy');
    const { items } = (await journey.api.manager.get('/report-schedules?name=Pipeline for the deputy')).body;
    expect(items[0]).toMatchObject({
      cron: '30 7 * * 5',
      timezone: 'Europe/Brussels',
      parameters: { asOf: 'previous_month_end' },
      format: 'csv',
      folder: 'pipeline-for-the-deputy',
    });

    await page.getByRole('button', { name: 'Run now' }).click();
    await page.locator('[data-run="waiting"]').waitFor();
    await journey.api.app.get(JobRegistry).run('reports.schedules');
    await page.locator('[data-run="done"]').waitFor();
    const downloading = page.waitForEvent('download');
    await page.getByRole('link', { name: /^Download \(/ }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toMatch(/^pipeline-summary_.*\.csv$/);
    expect(await readFile(await download.path(), 'utf8')).toContain('first_contact');
    await expectText(page, /Requested by .* · figures as known on/);
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await page.close();
  });

  it('are edited, with a refusal at its field, and keep what was typed', async () => {
    const { id } = await createSchedule({ name: 'Data quality', report: 'data-quality', cron: '0 6 * * 1,4' });
    const page = await openSchedules('manager');
    await expectText(page, 'By the cron expression 0 6 * * 1,4');
    await page.getByRole('button', { name: 'Actions for Data quality' }).click();
    await page.getByRole('menuitem', { name: 'Edit' }).click();
    await findField(page, 'Cron expression').fill('every day');
    await page.getByRole('button', { name: 'Save' }).click();
    await expectText(page, /five fields/);
    await expectFocus(page, findField(page, 'Cron expression'));
    await waitForDraft(page, 'every day');
    await page.reload();
    await page.getByRole('button', { name: 'Actions for Data quality' }).click();
    await page.getByRole('menuitem', { name: 'Edit' }).click();
    await expectText(page, 'This is your draft of earlier.');
    expect(await findField(page, 'Cron expression').inputValue()).toBe('every day');
    await choose(page, page.getByRole('combobox', { name: 'How often' }), 'Every month');
    await choose(page, page.getByRole('combobox', { name: 'On day' }), 'Last day');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await expectText(page, 'On the last day of every month at 06:00');
    expect((await journey.api.manager.get(`/report-schedules/${id}`)).body).toMatchObject({
      cron: '0 6 L * *',
      name: 'Data quality',
    });
    await page.close();
  });

  it('do not overwrite what somebody else has changed, and say what it was', async () => {
    const { id } = await createSchedule({ name: 'Funnel', report: 'funnel' });
    const page = await openSchedules('manager');
    await page.getByRole('button', { name: 'Actions for Funnel' }).click();
    await page.getByRole('menuitem', { name: 'Edit' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Funnel of the month');
    await journey.api.admin.patch(`/report-schedules/${id}`, { format: 'xlsx' });
    await page.getByRole('button', { name: 'Save' }).click();
    const notice = page.getByRole('alert').filter({ hasText: 'Somebody else has changed this schedule' });
    await notice.getByRole('listitem').filter({ hasText: 'File' }).waitFor();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('link', { name: 'Funnel of the month' }).waitFor();
    expect((await journey.api.manager.get(`/report-schedules/${id}`)).body).toMatchObject({
      name: 'Funnel of the month',
      format: 'xlsx',
    });
    await page.close();
  });

  it('are paused, resumed, archived and restored', async () => {
    await createSchedule({ name: 'Velocity', report: 'velocity' });
    const page = await openSchedules('manager');
    const item = page.getByRole('listitem').filter({ hasText: 'Velocity' });
    const act = async (name: string) => {
      await item.getByRole('button', { name: 'Actions for Velocity' }).click();
      await page.getByRole('menuitem', { name }).click();
    };
    await act('Pause');
    await item.getByText('Paused').waitFor();
    await act('Resume');
    await item.getByText(/^Next: .*, Brussels time$/).waitFor();
    await act('Archive');
    await page.getByRole('dialog').getByRole('button', { name: 'Archive' }).click();
    await item.waitFor({ state: 'hidden' });
    await page.getByText('Archived', { exact: true }).click();
    await item.getByRole('button', { name: 'Restore' }).click();
    await item.waitFor({ state: 'hidden' });
    expect(new URL(page.url()).searchParams.get('archived')).toBe('true');
    await page.getByText('In use', { exact: true }).click();
    await item.waitFor();
    await page.close();
  });

  it('say in words why a run has failed, and a reader can only read', async () => {
    const { id } = await createSchedule({ name: 'Realisation', report: 'realisation', lang: 'nl' });
    await journey.api.manager.post(`/report-schedules/${id}/run`);
    await updateRows(
      journey.api.db,
      'report_schedule_run',
      { schedule_id: id },
      { outcome: 'failed', error_code: 'file.disk_full', attempt: 8, next_attempt_at: null, finished_at: new Date() },
    );
    const page = await openSchedules('viewer');
    await page.getByRole('link', { name: 'Realisation' }).click();
    await expectText(page, 'The disk of the server is full.');
    await expectText(page, 'Attempt 8');
    const main = page.getByRole('main');
    expect(await main.getByRole('button').count()).toBe(0);
    expect(await main.getByRole('link', { name: /^Download/ }).count()).toBe(0);
    await page.goBack();
    await expectHeading(page, 'Scheduled reports');
    expect(await main.getByRole('button').count()).toBe(0);
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await page.close();
  });

  it('are shown in Dutch, without anything sideways on a small phone', async () => {
    await createSchedule({ name: 'Een lange naam: '.concat('Vergunningsaanvraag'.repeat(3)), cron: '0 6 * * 1-5' });
    await journey.api.manager.patch('/me/preferences', { language: 'nl' });
    const page = await openSchedules('manager', { viewport: { width: 320, height: 640 } });
    await expectHeading(page, 'Geplande rapporten');
    await expectText(page, 'Van maandag tot vrijdag om 06:00');
    const overflow = await readOverflow(page);
    expect([overflow, await findAccessibilityProblems(page)]).toEqual([0, []]);
    await page.getByRole('button', { name: 'Nieuwe planning' }).click();
    await page.getByRole('textbox', { name: 'Naam' }).waitFor();
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await expectNoText(page, 'New schedule');
    await page.close();
  });
});
