import type { Page } from 'playwright-core';
import { PASSWORD } from '../../test/support/api.js';
import { ok } from '../../test/support/make.js';
import { describeInBrowser, expectText, recordRequests, useJourney } from './support/journey.js';
import { settle, waitForPatch } from './support/settle.js';

describeInBrowser('The overview of a lead', () => {
  const { journey, make } = useJourney();

  const findField = (page: Page, name: string) => page.getByRole('button', { name: new RegExp(`^${name}`) });
  const findForm = (page: Page, name: string) => page.getByRole('form', { name });

  it('shows in a strip what a call needs, and leads from there to everything else', async () => {
    const contact = await make.contact({ fullName: 'Sanne van der Wielen', jobTitle: 'Director' });
    const { id } = await make.lead({ contactIds: [contact.id], jobsExpected: 20 });
    await make.interaction(id, { subject: 'Conditions for the plot', kind: 'call' });
    for (const [title, dueOn] of [
      ['Ask for the profile of operators', '2026-01-02'],
      ['Draft of the lease', '2030-01-02'],
    ])
      await ok(journey.api.bdm.post('/tasks', { title, dueOn, leadId: id }));
    const page = await journey.openAs('bdm', `/leads/${id}`);
    const strip = page.getByRole('region', { name: 'At a glance' });
    for (const text of [
      'Ask for the profile of operators',
      '1 more',
      'today',
      'Call: Conditions for the plot',
      'Sanne van der Wielen',
      'Director',
      '20 jobs · no amount',
      '+ Add a day',
    ])
      await strip.getByText(text).waitFor();
    await page.getByRole('group', { name: 'Planned' }).getByText('Draft of the lease').waitFor();
    await strip.getByRole('button', { name: 'Complete “Ask for the profile of operators”' }).click();
    await strip.getByText('Draft of the lease').waitFor();
    await strip.getByRole('link', { name: /^Expected decision/ }).click();
    await findForm(page, 'Decision expected on').waitFor();
    await page.keyboard.press('Escape');
    await strip.getByRole('link', { name: /^People/ }).click();
    await page.getByRole('tabpanel', { name: 'People' }).getByText('Sanne van der Wielen').first().waitFor();
    await strip.getByRole('link', { name: /^Last contact/ }).click();
    await page.getByRole('article', { name: 'Conditions for the plot' }).waitFor();
    expect(new URL(page.url()).search).toBe('?show=interactions');
  });

  it('reads at most four times, and names the sector as the revision of its code does', async () => {
    const { id, title } = await make.lead();
    // The current revision calls 63.91 a web search portal.
    await ok(journey.api.manager.patch(`/leads/${id}`, { sector: '63.91', sectorVersion: '2.0' }));
    await ok(journey.api.bdm.post('/tasks', { title: 'Ask for the layout', leadId: id }));
    const page = await journey.openAs('bdm', '/favicon.svg');
    // A live update reads the page again. The count is about opening it.
    await page.route('**/api/v1/live-updates', (route) => route.abort());
    await page.goto('/pipeline');
    await page.getByRole('link', { name: title }).waitFor();
    await settle(page);
    const paths = recordRequests(page);
    await page.getByRole('link', { name: title }).click();
    await expectText(page, '63.91 News agency activities');
    await expectText(page, 'Ask for the layout');
    await settle(page);
    expect(paths.slice(4)).toEqual([]);
  });

  it('hides empty fields until they are asked for, except for those that are open or not saved', async () => {
    const { id } = await make.lead({ description: 'A hall for lamps' });
    const account = await journey.api.user('bdm');
    await ok(journey.api.manager.patch(`/leads/${id}`, { teamIds: [account.id] }));
    const { email } = (await ok(journey.api.admin.get(`/users/${account.id}`))) as { email: string };
    const page = await journey.openFor({ email, password: PASSWORD }, `/leads/${id}?field=requirements`);
    await findForm(page, 'What the investor is looking for').locator(':focus').waitFor();
    await findField(page, 'Description A hall for lamps').waitFor();
    expect(await findField(page, 'Likelihood').count()).toBe(0);
    await page.keyboard.press('Escape');
    await findField(page, 'What the investor is looking for').and(page.locator(':focus')).waitFor();
    const saved = waitForPatch(page);
    await page.getByRole('button', { name: /^Show \d+ empty fields$/ }).click();
    await findField(page, 'Likelihood').waitFor();
    await saved;
    await page.reload();
    await findField(page, 'Likelihood').waitFor();
    await page.getByRole('button', { name: 'Hide empty fields' }).click();
    await findField(page, 'Likelihood').waitFor({ state: 'detached' });
    await findField(page, 'Description A hall for lamps').waitFor();
  });

  it('shows who changed what, and leads from the tabs of earlier versions to the timeline', async () => {
    const { id } = await make.lead();
    await ok(journey.api.manager.patch(`/leads/${id}`, { jobsExpected: 20 }));
    await ok(journey.api.manager.patch(`/leads/${id}`, { likelihood: 'high' }));
    const page = await journey.openAs('viewer', `/leads/${id}`);
    await page.getByRole('button', { name: 'Changes', exact: true }).click();
    await page.getByRole('button', { name: 'manager 2 changed Likelihood, Jobs expected' }).click();
    await expectText(page, 'High');
    expect(new URL(page.url()).search).toBe('?show=changes');
    await page.goto(`/leads/${id}?tab=history`);
    await page.getByRole('button', { name: 'Stages and evidence', pressed: true }).waitFor();
  });

  it('reads its open tasks, which may be behind a hundred others, and all when they are shown', async () => {
    const { id } = await make.lead({ title: 'Lead with tasks' });
    const task = await ok(journey.api.bdm.post('/tasks', { title: 'Closed task', leadId: id }));
    await ok(journey.api.bdm.patch(`/tasks/${task.id}`, { status: 'done' }, { 'if-match': `"${task.version}"` }));
    await ok(journey.api.bdm.post('/tasks', { title: 'Open task', leadId: id }));
    const page = await journey.openAs('bdm', '/my-day');
    const [request] = await Promise.all([
      page.waitForRequest((one) => one.url().includes('/api/v1/tasks?')),
      page.goto(`/leads/${id}`),
    ]);
    expect(new URL(request.url()).searchParams.getAll('status')).toEqual(['open']);
    await page.goto(`/leads/${id}?show=tasks`);
    await page.getByText('Closed task').waitFor();
  });

  it('offers to show more once on a phone, and says that nothing happened but tasks', async () => {
    const { id } = await make.lead({ title: 'Lead with a long timeline' });
    for (let number = 1; number <= 5; number++) {
      await ok(
        journey.api.bdm.post('/interactions', {
          kind: 'call',
          subject: `Call ${number}`,
          occurredAt: `2026-0${number}-01T09:00:00.000Z`,
          leadId: id,
        }),
      );
    }
    const page = await journey.openAs('bdm', `/leads/${id}`, { viewport: { width: 390, height: 844 } });
    // The answer of the server has a further page, and later only a task.
    let hasOnlyTasks = false;
    await page.route('**/api/v1/leads/*/timeline?*', async (route) => {
      const response = await route.fetch();
      const { items } = await response.json();
      const json = hasOnlyTasks
        ? { items: [{ ...items[0], kind: 'task', type: null }], nextCursor: null }
        : { items, nextCursor: 'next' };
      await route.fulfill({ response, json });
    });
    await page.reload();
    const more = page.getByRole('button', { name: 'Show more' });
    await more.first().waitFor();
    expect(await more.count()).toBe(1);
    hasOnlyTasks = true;
    await page.reload();
    await expectText(page, 'Nothing has happened yet');
  });

  it('has its fields on a tab of their own on a phone, and the next stage in its bar', async () => {
    const { id } = await make.lead();
    const page = await journey.openAs('bdm', `/leads/${id}`, { viewport: { width: 390, height: 844 } });
    const stages = page.getByRole('region', { name: 'Stages' });
    await stages.getByRole('button', { name: /^Qualified.*missing/ }).click();
    await stages.getByRole('link', { name: 'Sector (NACE code)' }).waitFor();
    expect(await stages.getByRole('button', { name: 'Negotiation' }).count()).toBe(0);
    await page.keyboard.press('Escape');
    await page.getByRole('tab', { name: 'Details' }).click();
    await findField(page, 'Likelihood').click();
    await findForm(page, 'Likelihood').waitFor();
    expect(new URL(page.url()).search).toBe('?tab=details&field=likelihood');
  });
});
