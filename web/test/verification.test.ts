import type { Locator, Page } from 'playwright-core';
import type { Made } from '../../test/support/make.js';
import { makeWinnableLead, ok, withdrawAllRequests } from '../../test/support/verification.js';
import { waitForDraft } from './support/drafts.js';
import {
  choose,
  describeInBrowser,
  expectHeading,
  expectText,
  findAccessibilityProblems,
  recordWrites,
  useJourney,
} from './support/journey.js';

const TODAY = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Brussels' }).format(new Date());
const TODAY_TEXT = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Brussels',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
}).format(new Date());

describeInBrowser('The verification of a win', () => {
  const { journey, make } = useJourney();
  beforeEach(() => withdrawAllRequests(journey.api));

  const makeLead = (title: string, fields: object = {}) =>
    makeWinnableLead(make, journey.api.bdm, { title, ...fields });
  const readLead = ({ id }: Made): Promise<Made> => ok(journey.api.manager.get(`/leads/${id}`));
  const ask = ({ id }: Made, body: object = {}): Promise<Made> =>
    ok(journey.api.bdm.post(`/leads/${id}/verification-requests`, body));
  const findHead = (page: Page) => page.locator('main header');
  const findStages = (page: Page) => page.getByRole('region', { name: 'Stages' });
  /** Finds the verification among the needs of its stage, which may be an item of the bar itself. */
  const findRequirement = (page: Page, state: 'Met' | 'Missing') =>
    page
      .getByRole('listitem')
      .filter({ hasText: new RegExp(`${state}:\\s*Verified by a second person`) })
      .last();
  const findDialog = (page: Page, name: string) => page.getByRole('dialog', { name, exact: true });
  const click = (within: Page | Locator, name: string) => within.getByRole('button', { name, exact: true }).click();
  const openMenu = async (page: Page, title: string) => {
    const card = page.getByRole('article', { name: title });
    await card.getByRole('button', { name: /^Actions/ }).click();
    await page.getByRole('menu').waitFor();
  };

  it('is asked for, sent back with a remark, asked for again and given by a manager in a second browser', async () => {
    const localCompany = await make.company({ name: 'Tessenderlo Lamps', country: 'BE' });
    const lead = await make.lead({ title: 'Plant for lamps', stage: 'announced' });
    const url = 'https://example.org/lamps-in-tessenderlo';
    await ok(journey.api.bdm.post(`/leads/${lead.id}/evidence`, { kind: 'press_release', url }));
    const page = await journey.openAs('bdm', `/leads/${lead.id}`);
    await click(findHead(page), 'Ask for verification');
    const form = findDialog(page, 'Ask for verification');
    await form.getByText('These colleagues can verify it: manager 2.').waitFor();
    expect(await form.getByText('must verify the investment').count()).toBe(0);
    const writes = recordWrites(page);
    await click(form, 'Ask for verification');
    await form.locator('[aria-invalid="true"]:focus').waitFor();
    await form.getByRole('combobox', { name: 'Company in the region' }).fill('Tessenderlo');
    await page.getByRole('option', { name: 'Tessenderlo Lamps' }).click();
    await choose(page, form.getByRole('combobox', { name: 'Our part in the decision' }), 'Significant');
    await form.getByLabel(/^On\W*$/).fill(TODAY);
    await form.getByLabel('Jobs in total').fill('4');
    await form.getByLabel('Expenditure in total').fill('1000000');
    await form.getByLabel('Note').fill('The extract of the register follows');
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await click(form, 'Ask for verification');
    await expectText(page, 'The verification of Plant for lamps was requested');
    await form.waitFor({ state: 'hidden' });
    const request = `POST /leads/${lead.id}/verification-requests`;
    expect(writes).toEqual([request, request]);
    expect(await readLead(lead)).toMatchObject({
      stage: 'announced',
      localCompanyId: localCompany.id,
      involvement: 'significant',
      realisations: [{ jobs: 4, capexEur: 1_000_000 }],
      verificationRequest: { state: 'waiting', note: 'The extract of the register follows' },
    });
    await findHead(page).getByText('Waiting for verification, asked by bdm 3').waitFor();
    expect(await page.getByRole('button', { name: 'Ask for verification' }).count()).toBe(0);
    await findRequirement(page, 'Missing').waitFor();

    const other = await journey.openAs('manager', '/my-day');
    const wins = other.getByRole('region', { name: 'Wins to verify' });
    await wins.getByText('by bdm 3').waitFor();
    expect(await findAccessibilityProblems(other)).toEqual([]);
    await click(wins, 'Verify Plant for lamps');
    const verify = findDialog(other, 'Verify the investment');
    for (const fact of ['Asked by bdm 3', 'The extract of the register follows', 'Tessenderlo Lamps', '€1,000,000'])
      await verify.getByText(fact).waitFor();
    await verify.getByText(/^Announced · .* · /).waitFor();
    await verify.getByRole('link', { name: url }).waitFor();
    expect(await findAccessibilityProblems(other)).toEqual([]);
    await click(verify, 'Send back…');
    await click(verify, 'Send back');
    await verify.locator('[aria-invalid="true"]:focus').waitFor();
    await verify.getByLabel('Remark').fill('The register names another company');
    expect(await findAccessibilityProblems(other)).toEqual([]);
    await click(verify, 'Send back');
    await expectText(other, 'Sent back to bdm 3');
    await wins.waitFor({ state: 'hidden' });

    await findHead(page).getByText('The register names another company').waitFor();
    await findHead(page).getByText(`Sent back by manager 2 on ${TODAY_TEXT}`).waitFor();
    await page.getByRole('link', { name: 'My day' }).click();
    await expectText(page, 'Sent back by manager 2: The register names another company');
    await page.getByRole('link', { name: 'Open Plant for lamps' }).click();
    await click(findHead(page), 'Ask again');
    await form.getByText('Everything that this stage needs is there.').waitFor();
    await click(form, 'Ask for verification');
    await findHead(page).getByText('Waiting for verification, asked by bdm 3').waitFor();

    await click(wins, 'Verify Plant for lamps');
    await click(verify, 'Verify');
    await verify.getByText('Look at the evidence first, and tick this.').waitFor();
    expect((await readLead(lead)).stage).toBe('announced');
    await verify.getByLabel('I have seen the evidence').check();
    await click(verify, 'Verify');
    await expectText(other, 'Plant for lamps is now in Invested');

    await findHead(page).getByText(`Verified by manager 2 on ${TODAY_TEXT}`).waitFor();
    await findStages(page)
      .getByRole('button', { name: /^Invested/ })
      .click();
    await findRequirement(page, 'Met').waitFor();
    expect((await readLead(lead)).status).toBe('won');
    await page.close();
    await other.close();
  });

  it('is given to a win that nobody asked for, and ticked in the checklist only afterwards', async () => {
    const lead = await makeLead('Depot for tiles');
    const page = await journey.openAs('manager', `/leads/${lead.id}`);
    await findRequirement(page, 'Missing').waitFor();
    await click(page.getByRole('region', { name: 'Needed for Invested' }), 'Verify the investment…');
    const form = findDialog(page, 'Verify the investment');
    await form.getByLabel('I have seen the evidence').check();
    expect(await form.getByRole('button', { name: 'Send back…' }).count()).toBe(0);
    // The tick does not hold for evidence that is added later.
    await ok(
      journey.api.bdm.post(`/leads/${lead.id}/evidence`, { kind: 'funds_secured', note: 'A letter of the bank' }),
    );
    await form.getByText('A letter of the bank').waitFor();
    expect(await form.getByLabel('I have seen the evidence').isChecked()).toBe(false);
    await form.getByLabel('I have seen the evidence').check();
    await click(form, 'Verify');
    await expectText(page, 'Depot for tiles is now in Invested');
    await findStages(page)
      .getByRole('button', { name: /^Invested/ })
      .click();
    await findRequirement(page, 'Met').waitFor();
    await page.close();
  });

  it('is asked for and withdrawn from the card of the board, which says that it waits', async () => {
    const lead = await makeLead('Laboratory for glass');
    const page = await journey.openAs('bdm', '/pipeline');
    const card = page.getByRole('article', { name: lead.title });
    await openMenu(page, lead.title);
    expect(await page.getByRole('menuitem', { name: 'Invested' }).count()).toBe(0);
    await page.getByRole('menuitem', { name: 'Ask for verification' }).click();
    await click(findDialog(page, 'Ask for verification'), 'Ask for verification');
    await card.getByText('Waiting for verification').waitFor();
    await openMenu(page, lead.title);
    expect(await page.getByRole('menuitem', { name: /^(Ask|Verify|Invested)/ }).count()).toBe(0);
    await page.getByRole('menuitem', { name: 'Withdraw the request' }).click();
    await expectText(page, 'The request to verify Laboratory for glass is withdrawn');
    await card.getByText('Waiting for verification').waitFor({ state: 'hidden' });
    expect((await readLead(lead)).verificationRequest).toBeNull();
    await page.close();
  });

  it('cannot be asked for by dropping a card that is not announced, nor twice', async () => {
    const early = await make.lead({ title: 'Kiln for tiles', stage: 'negotiation' });
    const waiting = await makeLead('Furnace for glass');
    await ask(waiting);
    const page = await journey.openAs('bdm', '/pipeline', { viewport: { width: 2200, height: 900 } });
    const column = page.getByRole('region', { name: 'Invested', exact: true });
    const dialog = findDialog(page, 'Verification of the investment');
    await openMenu(page, early.title);
    expect(await page.getByRole('menuitem', { name: /^(Ask|Verify|Invested)/ }).count()).toBe(0);
    await page.keyboard.press('Escape');
    await page.getByRole('article', { name: early.title }).dragTo(column);
    await dialog.getByText('Only an announced lead can be verified.').waitFor();
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByRole('article', { name: waiting.title }).dragTo(column);
    await dialog.getByText('Waiting for verification, asked by bdm 3').waitFor();
    await page.close();
  });

  it('is found in the list of leads', async () => {
    const waiting = await makeLead('Mill for rice');
    await makeLead('Mill for oats');
    await ask(waiting);
    const page = await journey.openAs('bdm', '/leads?verificationRequest=waiting');
    await page.getByRole('link', { name: 'Mill for rice' }).waitFor();
    await page.getByRole('img', { name: 'Waiting for verification' }).waitFor();
    expect(await page.getByRole('link', { name: 'Mill for oats' }).count()).toBe(0);
    await page.getByRole('search').getByText('Verification request').waitFor();
    await page.close();
  });

  it('of a confidential lead waits for managers, and nobody else sees it', async () => {
    const owner = await journey.api.user('bdm');
    const fields = { title: 'Smelter at the canal', confidential: true, codename: 'Heron' };
    const { id } = await makeWinnableLead(make, owner, fields);
    await ok(owner.post(`/leads/${id}/verification-requests`, {}));
    const manager = await journey.openAs('manager', '/my-day');
    await manager.getByRole('button', { name: 'Verify Smelter at the canal' }).waitFor();
    const page = await journey.openAs('bdm', '/my-day');
    await expectHeading(page, 'Today');
    expect(await page.content()).not.toMatch(/Smelter|Heron/);
    await page.goto('/leads?verificationRequest=waiting');
    await expectText(page, 'No lead matches the filters');
    expect(await page.content()).not.toMatch(/Smelter|Heron/);
    await page.close();
    await manager.close();
  });

  it('keeps what was typed on a phone, where nothing scrolls sideways', async () => {
    const lead = await makeLead('Workshop for pumps');
    await ask(lead, { note: 'Everything is in the folder' });
    const page = await journey.openAs('manager', '/my-day', { viewport: { width: 390, height: 844 } });
    await click(page, 'Verify Workshop for pumps');
    const form = findDialog(page, 'Verify the investment');
    await form.getByLabel('Note').fill('Seen on the spot');
    expect(await findAccessibilityProblems(page)).toEqual([]);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBe(390);
    await page.keyboard.press('Escape');
    await form.waitFor({ state: 'hidden' });
    await waitForDraft(page, 'Seen on the spot');
    await page.reload();
    await click(page, 'Verify Workshop for pumps');
    expect(await form.getByLabel('Note').inputValue()).toBe('Seen on the spot');
    await page.close();
  });
});
