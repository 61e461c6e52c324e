import type { Page } from 'playwright-core';
import { Caller, type Instance, startInstance } from '../../test/support/api.js';
import type { Made } from '../../test/support/make.js';
import {
  describeInBrowser,
  expectHeading,
  expectText,
  getEmail,
  recordResponses,
  signIn,
  useJourney,
} from './support/journey.js';

/** An outsider who reads one of these texts knows of the lead: its title, codename and company, and words said about it. */
const SECRETS = /Smelter|Moth|Aurelian|金焰|whispered|vault/i;

describeInBrowser('A confidential lead, to an outsider,', () => {
  let colleagues: Instance;
  let lead: Made;
  afterAll(() => colleagues.app.close());
  const { journey, make } = useJourney();
  beforeAll(async () => {
    colleagues = await startInstance(journey.api.databaseUrl);
    const { manager } = journey.api;
    const company = await make.company({ name: 'Aurelian Metals', nativeName: '金焰金属' }, manager);
    lead = await make.lead({
      title: 'Smelter at the canal',
      companyId: company.id,
      confidential: true,
      codename: 'Project Moth',
      stage: 'qualified',
      by: manager,
    });
    await make.interaction(lead.id, { subject: 'They whispered a price' }, manager);
    await manager.post('/tasks', { leadId: lead.id, title: 'Lock the vault', dueOn: '2026-11-30' });
    await make.lead({ title: 'Open warehouse' });
    const view = { entity: 'leads', name: 'Everything', filters: {}, columns: ['title', 'company'], sort: 'title' };
    await manager.post('/views', { ...view, shared: true });
  }, 120_000);

  /** Opens a screen as an outsider, and collects everything that the page gets from the API. */
  const openAsOutsider = async (path: string): Promise<{ page: Page; texts: string[] }> => {
    const page = await journey.open('/sign-in');
    const texts = await recordResponses(page);
    await signIn(page, getEmail('bdm'));
    await page.goto(path);
    return { page, texts };
  };
  const expectNothing = async (page: Page, texts: readonly string[]) => {
    expect(texts.length).toBeGreaterThan(0);
    expect(texts.filter((text) => SECRETS.test(text))).toEqual([]);
    expect(await page.content()).not.toMatch(SECRETS);
  };

  it('is not on the board, nor in its totals', async () => {
    const { page, texts } = await openAsOutsider('/pipeline');
    await page.getByRole('article', { name: 'Open warehouse' }).waitFor();
    await page.getByRole('region', { name: 'Qualified', exact: true }).getByText('No leads').waitFor();
    expect(await page.getByRole('article').count()).toBe(1);
    await expectNothing(page, texts);
    await page.close();
  });

  it.each([
    '/leads?q=Aurelian',
    '/leads?q=Moth',
    '/leads?confidential=true',
    '/leads?stage=qualified',
    '/leads?company.name=Aurelian Metals',
    '/leads?archived=any&capexEur.gte=1',
  ])('is not in the table with %s', async (path) => {
    const { page, texts } = await openAsOutsider(path);
    await expectText(page, 'No lead matches the filters');
    // The question stands in the input, and in the addresses of board and table, which share the filters.
    const question = /value="[^"]*"|href="\/(pipeline|leads)\?q=\w+[^"]*"|Aurelian Metals|company\.name/g;
    const withoutQuestion = (await page.content()).replaceAll(question, '');
    expect(withoutQuestion).not.toMatch(/Smelter|Moth|金焰|whispered|vault/);
    expect(texts.filter((text) => SECRETS.test(text))).toEqual([]);
    await page.close();
  });

  it('is not in a view that an insider shares', async () => {
    const { page, texts } = await openAsOutsider('/leads');
    await page.getByRole('button', { name: 'Views' }).click();
    await page.getByRole('menuitemradio', { name: /^Everything/ }).click();
    await page.waitForURL(/savedView=/);
    await page.getByRole('row').filter({ hasText: 'Open warehouse' }).waitFor();
    await expectNothing(page, texts);
    await page.close();
  });

  it('is not counted, and not in the file that the table exports', async () => {
    const { page } = await openAsOutsider('/leads?sort=title');
    await page.getByRole('row').filter({ hasText: 'Open warehouse' }).waitFor();
    await expectText(page, /^1 lead$/);
    await page.getByRole('button', { name: 'Export' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: /csv/ }).click(),
    ]);
    const chunks: Buffer[] = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
    const file = Buffer.concat(chunks).toString('utf8');
    expect(file).toContain('Open warehouse');
    expect(file).not.toMatch(SECRETS);
    await page.close();
  });

  it('has no page, on no tab, by its id and by its reference', async () => {
    for (const address of [`/leads/${lead.id}`, `/leads/${lead.reference}`, `/leads/${lead.id}?tab=timeline`]) {
      const { page, texts } = await openAsOutsider(address);
      await expectText(page, 'This does not exist, or you may not see it');
      await expectNothing(page, texts);
      await page.close();
    }
  });

  it('is not found by the search, nor by the picker of the form that logs an interaction', async () => {
    const { page, texts } = await openAsOutsider('/pipeline');
    await page.getByRole('article').first().waitFor();
    for (const question of ['Smelter', 'Project Moth', 'whispered', lead.reference as string]) {
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox', { name: 'Search', exact: true }).fill(question);
      await expectText(page, `Nothing matches “${question}”`);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
    }
    await page.keyboard.press('c');
    await page.getByRole('combobox', { name: 'Who', exact: true }).fill('Smelter');
    await expectText(page, 'Nothing found');
    await page.keyboard.press('Escape');
    expect(texts.filter((text) => SECRETS.test(text))).toEqual([]);
    await page.close();
  });

  it('is not told of by its company, which everybody may know', async () => {
    const { page, texts } = await openAsOutsider('/pipeline');
    await page.getByRole('article').first().waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Search', exact: true }).fill('Aurelian');
    await page.getByRole('option', { name: /Aurelian Metals/ }).click();
    await expectHeading(page, 'Aurelian Metals');
    expect(await page.getByRole('option').count()).toBe(0);
    expect(texts.filter((text) => /Smelter|Moth|whispered|vault/.test(text))).toEqual([]);
    expect(texts.filter((text) => text.includes(lead.id))).toEqual([]);
    await page.close();
  });

  it('does not appear when a colleague changes it, on whichever instance', async () => {
    const { page, texts } = await openAsOutsider('/pipeline');
    await page.getByRole('article', { name: 'Open warehouse' }).waitFor();
    const updates: string[] = [];
    await page.exposeFunction('keepUpdate', (data: string) => updates.push(data));
    await page.evaluate(async () => {
      const source = new EventSource('/api/v1/live-updates');
      const { keepUpdate } = globalThis as unknown as { keepUpdate: (data: string) => void };
      source.addEventListener('message', ({ data }: MessageEvent<string>) => keepUpdate(data));
      await new Promise((resolve) => source.addEventListener('open', resolve));
    });
    const { id, headers } = journey.api.manager;
    const insider = new Caller(colleagues.url, id, headers);
    await insider.patch(`/leads/${lead.id}`, { description: 'The vault is full' });
    await insider.post('/interactions', {
      kind: 'call',
      occurredAt: new Date().toISOString(),
      subject: 'They whispered again',
      leadId: lead.id,
    });
    const seen = await make.lead({ title: 'Lead that everybody sees' });
    await page.getByRole('article', { name: 'Lead that everybody sees' }).waitFor();
    expect(updates.join(' ')).toContain(seen.id);
    expect(updates.filter((update) => update.includes(lead.id))).toEqual([]);
    await expectNothing(page, texts);
    await page.close();
  });

  it('is there for an insider, with everything', async () => {
    const page = await journey.openAs('manager', `/leads/${lead.id}?tab=timeline`);
    await expectHeading(page, 'Smelter at the canal');
    await expectText(page, 'Aurelian Metals');
    await expectText(page, 'They whispered a price');
    expect(await page.getByText('Confidential · Project Moth').count()).toBe(1);
  });
});
