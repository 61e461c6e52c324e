import type { Page } from 'playwright-core';
import {
  describeInBrowser,
  expectFocus,
  expectHeading,
  expectText,
  findAccessibilityProblems,
  useJourney,
} from './support/journey.js';
import { waitForPatch } from './support/settle.js';

describeInBrowser('Notifications', () => {
  const { journey, make } = useJourney();

  const findBell = (page: Page, unread: number) =>
    page.getByRole('button', {
      name: unread === 0 ? 'Notifications' : `Notifications, ${unread} unread`,
      exact: true,
    });
  const findRow = (page: Page, text: string | RegExp) =>
    page.getByRole('dialog', { name: 'Notifications' }).getByRole('link', { name: text });
  const assign = async (title: string, leadId?: string) => {
    const body = { title, assigneeId: journey.api.bdm.id, ...(leadId && { leadId }) };
    expect((await journey.api.manager.post('/tasks', body)).status).toBe(201);
  };

  it('appear in another browser without a reload, open their record and are read by that', async () => {
    const lead = await make.lead({ title: 'Plant for mirrors', by: journey.api.manager });
    const page = await journey.openAs('bdm', '/pipeline');
    await findBell(page, 0).waitFor();
    const manager = await journey.openAs('manager', `/leads/${lead.id}?tab=people&field=ownerId`);
    const owner = manager.getByRole('combobox', { name: 'Owner' });
    await owner.fill('bdm 3');
    await manager.getByRole('option', { name: /bdm 3/ }).click();
    await findBell(page, 1).click();
    await findRow(page, /^Unread: Plant for mirrors.*Lead handed over to you/).click();
    await expectHeading(page, 'Plant for mirrors');
    await findBell(page, 0).click();
    await findRow(page, /^Plant for mirrors/).waitFor();
    expect((await journey.api.bdm.get('/notifications?unread=true')).body.items).toEqual([]);
  });

  it('of tasks lead to the record of the task, and all are read at once', async () => {
    const lead = await make.lead({ title: 'Works for mirrors' });
    await assign('Call the notary', lead.id);
    await assign('Write the minutes');
    const page = await journey.openAs('bdm', '/pipeline');
    await findBell(page, 2).click();
    await findRow(page, /Call the notary/).click();
    await page.waitForURL((url) => url.pathname === `/leads/${lead.id}` && url.searchParams.get('show') === 'tasks');
    await findBell(page, 1).click();
    await page.getByRole('button', { name: 'Mark all as read' }).click();
    await findBell(page, 0).waitFor();
    await page.getByRole('button', { name: 'Mark all as read' }).waitFor({ state: 'hidden' });
    await page.keyboard.press('Escape');
    await page.getByRole('dialog', { name: 'Notifications' }).waitFor({ state: 'hidden' });
    await expectFocus(page, findBell(page, 0));
    expect((await journey.api.bdm.get('/notifications?unread=true')).body.items).toEqual([]);
  });

  it('that somebody reads are read in the other browsers of the user too', async () => {
    await assign('Order the mirrors');
    const page = await journey.openAs('bdm', '/pipeline');
    await findBell(page, 1).waitFor();
    expect((await journey.api.bdm.post('/notifications/read', { all: true })).status).toBe(200);
    await findBell(page, 0).waitFor();
  });

  it('of a kind are switched off in the account', async () => {
    const page = await journey.openAs('bdm', '/account');
    const choice = page.getByRole('switch', { name: 'Tasks assigned to you' });
    const change = async () => {
      const saved = waitForPatch(page);
      await choice.click();
      expect((await saved).status()).toBe(200);
    };
    await change();
    await assign('Sell the mirrors');
    await page.reload();
    await findBell(page, 0).waitFor();
    expect([await choice.isChecked(), await page.getByRole('switch', { checked: true }).count()]).toEqual([false, 11]);
    await change();
  });

  it('have no finding of axe, on a phone neither', async () => {
    await assign('Wrap the mirrors');
    for (const width of [1280, 390]) {
      const page = await journey.openAs('bdm', '/my-day', { viewport: { width, height: 800 } });
      await findBell(page, 1).click();
      await findRow(page, /Wrap the mirrors/).waitFor();
      expect([width, await findAccessibilityProblems(page)]).toEqual([width, []]);
    }
  });

  it('of a user without any say so', async () => {
    const page = await journey.openAs('viewer', '/pipeline');
    await findBell(page, 0).click();
    await expectText(page, 'No notifications');
  });
});
