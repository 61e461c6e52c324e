import type { Page } from 'playwright-core';
import type { GivenConnection } from '../../test/intake/intake.given.js';
import { connectForm, submit } from '../../test/intake/registration.given.js';
import type { Made } from '../../test/support/make.js';
import {
  describeInBrowser,
  expectFocus,
  expectHeading,
  expectNoText,
  expectText,
  findAccessibilityProblems,
  recordWrites,
  tabTo,
  useJourney,
  readOverflow,
} from './support/journey.js';
import { settle } from './support/settle.js';

describeInBrowser('The review of registrations', () => {
  let form: GivenConnection;
  let website: GivenConnection;
  let company: Made;
  let contact: Made;
  const { journey, make } = useJourney();
  beforeAll(async () => {
    form = await connectForm(journey.api, { name: 'Autumn seminar' });
    website = await connectForm(journey.api, { name: 'Website' });
    company = await make.company({ name: 'Lumenova Lighting', nativeName: '佛山光新照明有限公司', city: 'Foshan' });
    contact = await make.contact({
      fullName: 'Li Na',
      email: 'li.na@lumenova.example',
      jobTitle: 'Export manager',
      companyId: company.id,
    });
    await make.lead({ title: 'Assembly of lamps', companyId: company.id });
  }, 120_000);

  let sent = 0;
  const register = (change: Record<string, unknown>, connection = form): Promise<Made> => {
    const n = ++sent;
    return submit(journey.api, connection, {
      id: `w-${n}`,
      name: `Visitor ${n}`,
      email: `v.${n}@gmail.com`,
      ...change,
    });
  };
  const read = async ({ id }: Made): Promise<Made> => (await journey.api.bdm.get(`/intake/registrations/${id}`)).body;
  const findRegistration = (page: Page, name: string) => page.getByRole('heading', { level: 2, name, exact: true });
  const findButton = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
  /** Waits until a registration is open with the focus on it. */
  const expectOpen = (page: Page, name: string) => expectFocus(page, findRegistration(page, name));

  it('works off ten registrations by keyboard alone, and applies what it has learned', async () => {
    const known = await register({ name: 'LI NA', email: 'li.na@gmail.com', company: 'Lumenova', job: 'Director' });
    const again = await register({ name: 'Li N.', email: 'li.na@gmail.com', company: 'Lumenova' }, website);
    const colleague = await register({ name: 'Jan Peeters', company: 'Lumenova Lighting' });
    const founder = await register({ name: 'Bo Rossi', company: 'Verdanis Solar', country: 'NL' });
    const employee = await register({ name: 'Eva Novák', company: 'Verdanis Solar' });
    const machine = await register({ name: 'Cheap', message: 'https://a.example https://b.example https://c.example' });
    const test = await register({ name: 'Test', email: 'test@gmail.com' });
    const student = await register({ name: 'Mia García' });
    const unclear = await register({ name: 'Gitte Schäfer', company: 'Kolbrink Ceramics' });
    const other = await register({ name: 'L. N.', company: 'Another spelling' });
    for (const one of [known, again, colleague, founder, employee, test, student, unclear, other])
      expect([one.fullName, one.matchState]).toEqual([one.fullName, 'needs_review']);
    expect(machine.matchState).toBe('suspected_spam');

    const page = await journey.openAs('bdm', '/my-day');
    await tabTo(page, page.getByRole('link', { name: /registrations to review/ }));
    await page.keyboard.press('Enter');
    await findRegistration(page, 'LI NA').waitFor();
    await expectText(page, '10 registrations');
    const candidate = page.getByRole('listitem', { name: 'Li Na', exact: true });
    for (const text of ['Same name', 'Director', 'Export manager', 'differs, the CRM keeps this', 'Assembly of lamps'])
      await candidate.getByText(text, { exact: false }).first().waitFor();
    await expectText(
      page,
      'li.na@gmail.com belongs to the contact that you choose, unless people with other names use it too.',
    );
    expect(await findAccessibilityProblems(page)).toEqual([]);
    const writes = recordWrites(page);

    await page.keyboard.press('1');
    await expectOpen(page, 'Jan Peeters');
    await expectText(page, /^LI NA: It is Li Na, Lumenova Lighting\. 1 other registration no longer waits\.$/);
    await expectText(page, 'Learned: li.na@gmail.com belongs to Li Na');
    expect(await read(again)).toMatchObject({ matchState: 'matched', matchedBy: 'learned', contactId: contact.id });

    await page.keyboard.press('s');
    await expectOpen(page, 'Bo Rossi');
    await page.keyboard.press('n');
    await expectOpen(page, 'Cheap');
    expect(await read(employee)).toMatchObject({ matchState: 'matched', matchedCompanyName: 'Verdanis Solar' });
    await page.keyboard.press('i');
    await expectOpen(page, 'Test');
    await page.keyboard.press('x');
    await expectOpen(page, 'Mia García');
    await expectText(page, 'Learned: Registrations from test@gmail.com are ignored');
    await page.keyboard.press('n');
    await expectOpen(page, 'Gitte Schäfer');

    // The form of the event does not say in which country the company is.
    await page.keyboard.press('n');
    await expectFocus(page, page.getByLabel('Country'));
    await page.keyboard.type('Belg');
    // The name is found by its code too, but few people know that.
    await page.getByRole('option').first().waitFor();
    expect(await page.getByRole('option').allInnerTexts()).toEqual(['Belgium']);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await tabTo(page, findButton(page, 'Decide'));
    await page.keyboard.press('Enter');
    await expectOpen(page, 'L. N.');

    await page.keyboard.press('o');
    await expectFocus(page, page.getByRole('combobox', { name: 'Contact', exact: true }));
    await page.keyboard.type('Li Na');
    await page.getByRole('option', { name: /Li Na/ }).waitFor();
    await page.keyboard.press('Enter');
    await findButton(page, 'Clear Contact').waitFor();
    await tabTo(page, findButton(page, 'Decide'));
    await page.keyboard.press('Enter');
    await expectOpen(page, 'Jan Peeters');
    await page.keyboard.press('1');
    await expectHeading(page, 'Nothing waits for a review');
    // Two registrations were settled by what was learned, and one decision was refused.
    expect(writes).toHaveLength(9);
    expect(await read(colleague)).toMatchObject({ matchState: 'matched', companyId: company.id });
    expect(await read(founder)).toMatchObject({ matchState: 'matched', matchedCompanyName: 'Verdanis Solar' });
    expect(await read(machine)).toMatchObject({ matchState: 'rejected' });
    expect(await read(test)).toMatchObject({ matchState: 'rejected' });
    expect(await read(student)).toMatchObject({ matchState: 'matched', companyId: null });
    expect(await read(unclear)).toMatchObject({ matchState: 'matched', matchedCompanyName: 'Kolbrink Ceramics' });
    expect(await read(other)).toMatchObject({ contactId: contact.id, companyId: company.id });

    await page.keyboard.press('u');
    await expectOpen(page, 'Jan Peeters');
    await expectText(page, /The decision about Jan Peeters is undone\. What was created stays in the CRM\./);
    expect(await read(colleague)).toMatchObject({ matchState: 'needs_review', reviewReasons: ['reopened'] });
    await page.keyboard.press('i');
    await expectHeading(page, 'Nothing waits for a review');
    expect(await findAccessibilityProblems(page)).toEqual([]);
  }, 180_000);

  it('offers the undo of a decision in the line that tells its result and what was learned (W11)', async () => {
    const first = await register({ name: 'Li Na', email: 'li.na.undo@gmail.com', company: 'Lumenova Lighting' });
    const page = await journey.openAs('bdm', `/review?registration=${first.id}`);
    await findRegistration(page, 'Li Na').waitFor();
    // Single keys work when the preferences of the user are known.
    await settle(page);
    await page.keyboard.press('1');
    const line = page.getByRole('region', { name: 'Your last decision' });
    await line.getByText(/^Li Na: It is Li Na, Lumenova Lighting\./).waitFor();
    await line.getByText('Learned: li.na.undo@gmail.com belongs to Li Na').waitFor();
    expect(await findAccessibilityProblems(page)).toEqual([]);
    const later = await register({ name: 'L. Na', email: 'li.na.undo@gmail.com' }, website);
    expect(later).toMatchObject({
      matchState: 'matched',
      matchedBy: 'learned',
      matchedByDecisionId: expect.anything(),
    });
    await line.getByRole('button', { name: 'Undo: Li Na' }).click();
    await line.getByText('The decision about Li Na is undone.').waitFor();
    await expectOpen(page, 'Li Na');
    expect(await line.getByRole('button').count()).toBe(0);
    expect(await read(first)).toMatchObject({ matchState: 'needs_review', matchedByDecisionId: null });
    const { body } = await journey.api.bdm.get('/intake/decisions?key=li.na.undo@gmail.com');
    expect(body.items).toEqual([]);
    const { body: others } = await journey.api.bdm.get(
      `/intake/registrations?matchedByDecisionId=${later.matchedByDecisionId}`,
    );
    expect(others.items.map(({ id }: Made) => id)).toEqual([later.id]);
    await journey.api.bdm.post(`/intake/registrations/${first.id}/resolve`, { reject: true });
  }, 60_000);

  it('can be decided again after an undo once it has been read again, and not before', async () => {
    const again = await register({ name: 'Ona Peeters', company: 'Lumenova Lighting' });
    const page = await journey.openAs('bdm', `/review?registration=${again.id}`);
    await findRegistration(page, 'Ona Peeters').waitFor();
    const released = Promise.withResolvers<void>();
    const held = Promise.withResolvers<void>();
    await settle(page);
    await page.keyboard.press('i');
    await expectText(page, /^Ona Peeters: /);
    await page.route(`**/api/v1/intake/registrations/${again.id}`, async (route) => {
      held.resolve();
      await released.promise;
      await route.continue();
    });
    await page.keyboard.press('u');
    await expectText(page, 'The decision about Ona Peeters is undone.');
    await held.promise;
    expect(await findRegistration(page, 'Ona Peeters').count()).toBe(0);
    released.resolve();
    await expectOpen(page, 'Ona Peeters');
    await page.keyboard.press('i');
    await expectText(page, /^Ona Peeters: /);
    expect(await read(again)).toMatchObject({ matchState: 'rejected' });
  }, 60_000);

  it('shows labelled answers and names of countries, and the technical values on demand (W35)', async () => {
    const registration = await register({ name: 'Pia Claes', country: 'BE', company: 'Claes Lamps' });
    await journey.api.db.query(`UPDATE intake_registration SET answers = $2 WHERE id = $1`, [
      registration.id,
      JSON.stringify([
        { key: 'q1', label: 'Which hall?', type: 'text', value: 'North', optionIds: [] },
        { key: 'entry', label: null, type: 'text', value: 'A-622', optionIds: [] },
      ]),
    ]);
    const page = await journey.openAs('bdm', `/review?registration=${registration.id}`);
    const facts = page.getByRole('region', { name: 'Registration' });
    for (const text of ['Belgium', 'Which hall?', 'North']) await facts.getByText(text, { exact: true }).waitFor();
    expect(await facts.getByText('A-622').isVisible()).toBe(false);
    await facts.getByText('1 more value without a label').click();
    await facts.getByText('A-622').waitFor();
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await journey.api.bdm.post(`/intake/registrations/${registration.id}/resolve`, { reject: true });
  });

  it('says what has been learned, and forgets it', async () => {
    const page = await journey.openAs('bdm', '/review?tab=learned');
    await expectText(page, '“verdanis solar” means Verdanis Solar');
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await findButton(page, 'Revoke what was learned about verdanis solar').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke', exact: true }).click();
    await expectNoText(page, '“verdanis solar” means Verdanis Solar');
    const { body } = await journey.api.bdm.get('/intake/decisions?key=verdanis%20solar');
    expect(body.items).toEqual([]);
  });

  it('asks whether a name that resembles none is another one, and forgets it with a wrong match', async () => {
    await make.company({ name: 'Baskerine Ceramics', emailDomains: ['baskerine.example'] });
    const first = await register({ name: 'Karin Novák', email: 'k.n@baskerine.example', company: 'Pelgrast Holding' });
    const student = await register({ name: 'Hugo Student', company: 'n/a' });
    const reopened = await journey.api.bdm.post(`/intake/registrations/${first.id}/reopen`, { reason: 'Look.' });
    expect(reopened.status).toBe(200);
    const page = await journey.openAs('bdm', `/review?registration=${first.id}`);
    await findRegistration(page, 'Karin Novák').waitFor();
    const other = page.getByRole('checkbox', { name: /“Pelgrast Holding” is another name/ });
    await other.check();
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await findButton(page, 'It is Karin Novák, Baskerine Ceramics').click();
    await expectText(page, /^Karin Novák: It is Karin Novák, Baskerine Ceramics\./);
    await page.goto(`${new URL(page.url()).origin}/review?registration=${student.id}`);
    await findRegistration(page, 'Hugo Student').waitFor();
    await expectNoText(page, '“n/a” means');
    await findButton(page, 'New contact without a company').waitFor();

    const [wrong, alike] = [
      await register({ name: 'Lars Wrong', company: 'Pelgrast Holding' }),
      await register({ name: 'Mia Alike', company: 'PELGRAST Holding' }),
    ];
    expect([wrong.matchedBy, alike.matchedBy]).toEqual(['learned', 'learned']);
    await page.goto(`${new URL(page.url()).origin}/review?registration=${wrong.id}`);
    await expectText(page, 'Learned: “pelgrast holding” means Baskerine Ceramics');
    await page.getByRole('link', { name: 'Mia Alike, PELGRAST Holding' }).waitFor();
    expect(await page.getByRole('checkbox', { name: /^Forget what was learned/ }).isChecked()).toBe(true);
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await page.getByLabel('Why the decision is wrong').fill('Another Pelgrast');
    await findButton(page, 'Reopen').click();
    await page.getByRole('heading', { name: 'Who is it?' }).waitFor();
    const { body } = await journey.api.bdm.get('/intake/decisions?key=pelgrast%20holding');
    expect(body.items).toEqual([]);
    for (const { id } of [student, wrong])
      await journey.api.bdm.post(`/intake/registrations/${id}/resolve`, { reject: true });
  }, 120_000);

  it('tells when somebody else decides first, and keeps what was typed', async () => {
    const registration = await register({ name: 'Finn Müller', company: 'Pelgrast' });
    const next = await register({ name: 'Hugo Rossi' });
    const page = await journey.openAs('bdm', `/review?registration=${registration.id}`);
    await findRegistration(page, 'Finn Müller').waitFor();
    const writes = recordWrites(page);
    await findButton(page, 'Create after checking the values').click();
    await expectFocus(page, page.getByRole('textbox', { name: 'Full name', exact: true }));
    // A letter beside a field of the open form decides nothing.
    await findButton(page, 'Cancel').focus();
    await page.keyboard.press('i');
    await page.getByLabel('Position').fill('Head of sales');
    expect(writes).toEqual([]);
    await journey.api.manager.post(`/intake/registrations/${registration.id}/resolve`, {
      contactId: contact.id,
      companyId: company.id,
    });
    await expectText(page, /has decided about this registration$/);
    await expectText(page, /It belongs to Li Na at Lumenova Lighting\./);
    await expectText(page, 'What you typed is kept');
    expect(await findAccessibilityProblems(page)).toEqual([]);
    // Required fields carry an asterisk.
    await page.getByText('Why the decision is wrong *').waitFor();
    await findButton(page, 'Reopen').click();
    const reason = page.getByLabel('Why the decision is wrong');
    await expectFocus(page, reason);
    await reason.fill('Another Finn');
    await page.keyboard.press('Enter');
    await page.getByLabel('Position').waitFor();
    expect(await page.getByLabel('Position').inputValue()).toBe('Head of sales');
    await findButton(page, 'Cancel').click();
    await findButton(page, 'Ignore: no registration').click();
    await expectOpen(page, 'Hugo Rossi');
    expect((await read(next)).matchState).toBe('needs_review');
  });

  it('does not decide on what the user has not seen', async () => {
    const registration = await register({ id: 'changed', name: 'Joris Dubois' });
    const page = await journey.openAs('bdm', `/review?registration=${registration.id}`);
    await findRegistration(page, 'Joris Dubois').waitFor();
    await page.route(`**/intake/registrations/${registration.id}`, (route) => route.abort());
    await register({ id: 'changed', name: 'Joris Dubois', version: 2, company: 'Ostrameer' });
    await findButton(page, 'New contact without a company').click();
    await expectText(page, 'The registration has changed meanwhile.');
    await page.unroute(`**/intake/registrations/${registration.id}`);
    expect((await read(registration)).matchState).toBe('needs_review');
  });

  it('decides about several at once, and says which still wait', async () => {
    const group = [await register({ name: 'Ann One' }), await register({ name: 'Bea Two', email: 'wrong' })];
    const page = await journey.openAs('bdm', `/review?connectionId=${form.id}`);
    for (const name of ['Ann One', 'Bea Two']) await page.getByRole('checkbox', { name: `Select ${name}` }).check();
    await findButton(page, 'Decide about 2 registrations').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Decide about 2' }).click();
    await expectText(page, 'Fill in this field.');
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await journey.api.manager.post(`/intake/registrations/${group[1]!.id}/resolve`, { reject: true });
    await dialog.getByRole('combobox', { name: 'Company' }).fill('Lumenova');
    await page.getByRole('option', { name: /Lumenova/ }).click();
    await dialog.getByRole('button', { name: 'Decide about 2' }).click();
    await expectText(page, '1 registration is decided.');
    await expectText(page, /Bea Two: /);
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    expect(await read(group[0])).toMatchObject({ matchState: 'matched', companyId: company.id });
  });

  it('is not for those who may only read', async () => {
    const page = await journey.openAs('viewer', '/review');
    await expectHeading(page, 'You may not see this');
    expect(await page.getByRole('navigation').getByRole('link', { name: 'Review' }).count()).toBe(0);
    expect(await findAccessibilityProblems(page)).toEqual([]);
  });

  it('is in Dutch, fits a small phone, and has no keys for those who switched them off', async () => {
    await register({ name: 'Verschillende Naam', company: 'Lumenova Lighting' });
    await journey.api.bdm.patch('/me/preferences', { language: 'nl', singleKeyShortcuts: false });
    const page = await journey.openAs('bdm', '/review', { viewport: { width: 320, height: 640 } });
    await expectHeading(page, 'Nakijken');
    await findButton(page, 'Overslaan').waitFor();
    const overflow = await readOverflow(page);
    expect([overflow, await findAccessibilityProblems(page)]).toEqual([0, []]);
    expect(await page.locator('kbd').count()).toBe(0);
    const writes = recordWrites(page);
    for (const key of ['1', 'n', 'i', 's']) await page.keyboard.press(key);
    await findButton(page, 'Overslaan').waitFor();
    expect(writes).toEqual([]);
    await findButton(page, 'Aanmaken na controle van de gegevens').click();
    const inputs = page.locator('form input:not([type="radio"]):visible');
    await inputs.first().waitFor();
    const fingers = inputs.or(findButton(page, 'Overslaan'));
    const heights = await fingers.evaluateAll((all) => all.map((each) => each.getBoundingClientRect().height));
    expect(heights.filter((height) => height < 44)).toEqual([]);
    await journey.api.bdm.patch('/me/preferences', { language: 'en', singleKeyShortcuts: true });
  });
});
