import type { Page } from 'playwright-core';
import { LiveUpdateStreamRegistry } from '../../src/live-updates/live-update-stream.registry.js';
import { Caller, type Instance, startInstance } from '../../test/support/api.js';
import { describeInBrowser, getEmail, signIn, useJourney } from './support/journey.js';
import { settle } from './support/settle.js';

describeInBrowser('Changes of colleagues', () => {
  let colleagues: Instance;
  afterAll(() => colleagues.app.close());
  const { journey, make } = useJourney();
  beforeAll(async () => {
    colleagues = await startInstance(journey.api.databaseUrl);
  }, 120_000);

  const findCard = (page: Page, title: string, stage: string) =>
    page.getByRole('region', { name: stage, exact: true }).getByRole('article', { name: title });
  /** Returns a user who works on the other instance. */
  const onOtherInstance = ({ id, headers }: Caller) => new Caller(colleagues.url, id, headers);
  /** Opens the board, and waits until its stream of updates is open. */
  const openBoard = async (): Promise<Page> => {
    const page = await journey.open('/pipeline');
    const opened = page.waitForResponse((response) => response.url().endsWith('/live-updates'));
    await signIn(page, getEmail('viewer'));
    await opened;
    return page;
  };

  it('appear on the board without reloading, also those made on another instance', async () => {
    const lead = await make.lead({ title: 'Plant for optical sensors' });
    await make.fillInFields(lead.id, 'qualified');
    const page = await openBoard();
    await findCard(page, lead.title, 'First contact').waitFor();
    const colleague = onOtherInstance(journey.api.bdm);
    const { status } = await colleague.post(`/leads/${lead.id}/transitions`, { to: 'qualified' });
    expect(status).toBe(201);
    await findCard(page, lead.title, 'Qualified').waitFor();
    await findCard(page, lead.title, 'First contact').waitFor({ state: 'hidden' });
    const created = await make.lead({ title: 'Plant for batteries', by: journey.api.bdm });
    await findCard(page, created.title, 'First contact').waitFor();
  });

  it('hide a lead that has become confidential from outsiders', async () => {
    const lead = await make.lead({ title: 'Foundry that becomes secret' });
    const page = await openBoard();
    const card = findCard(page, lead.title, 'First contact');
    await card.waitFor();
    const secret = { confidential: true, codename: 'Project Lantern' };
    await onOtherInstance(journey.api.bdm).patch(`/leads/${lead.id}`, secret);
    await card.waitFor({ state: 'hidden' });
    expect(await page.content()).not.toMatch(/Lantern|Foundry/);
  });

  it('are read together when they come in a burst', async () => {
    const page = await openBoard();
    await findCard(page, 'Plant for batteries', 'First contact').waitFor();
    const boards: string[] = [];
    page.on('request', (request) => {
      if (request.url().includes('/leads/board')) boards.push(request.url());
    });
    const { id: companyId } = await make.company();
    await Promise.all(Array.from({ length: 8 }, (_, n) => make.lead({ title: `Burst ${n}`, companyId })));
    for (let n = 0; n < 8; n++) await findCard(page, `Burst ${n}`, 'First contact').waitFor();
    expect(boards.length).toBeLessThan(5);
  });

  it('that were missed while the connection was interrupted appear after it', async () => {
    const page = await openBoard();
    await findCard(page, 'Plant for batteries', 'First contact').waitFor();
    const reopened = page.waitForResponse((response) => response.url().endsWith('/live-updates'));
    for (const stream of journey.api.app.get(LiveUpdateStreamRegistry).getAll()) stream.close();
    const { title } = await make.lead({ title: 'Plant nobody was told of' });
    await reopened;
    await findCard(page, title, 'First contact').waitFor();
    expect(await page.getByRole('article', { name: title }).count()).toBe(1);
  });

  it('are not asked for by visitors', async () => {
    const requests: string[] = [];
    const page = await journey.open('/sign-in');
    page.on('request', (request) => requests.push(request.url()));
    await page.reload();
    await page.getByLabel('E-mail address').waitFor();
    await settle(page);
    expect(requests.filter((url) => url.includes('live-updates'))).toEqual([]);
  });
});
