import type { Page } from 'playwright-core';
import { type Made, ok } from '../../test/support/make.js';
import { waitForDraft } from './support/drafts.js';
import {
  choose,
  describeInBrowser,
  expectFocus,
  expectHeading,
  expectText,
  findAccessibilityProblems,
  readOverflow,
  tabTo,
  useJourney,
} from './support/journey.js';

describeInBrowser('The erasure of a person', () => {
  const { journey, make } = useJourney();

  /** A contact whom texts of others mention as often as asked, beside two interactions of their own. */
  const makeMentioned = async (fullName: string, mentions: number): Promise<Made> => {
    const contact = await make.contact({
      fullName,
      email: `${fullName.replace(' ', '.').toLowerCase()}@erase.example`,
    });
    for (let n = 0; n < mentions; n++) await make.company({ notes: `Company ${n}: ask ${fullName} about the plant.` });
    const body = { kind: 'meeting', occurredAt: '2026-03-02T09:00:00Z', subject: 'Talked', contactIds: [contact.id] };
    await ok(journey.api.bdm.post('/interactions', body));
    return contact;
  };
  const readNotes = async () =>
    (await ok(journey.api.bdm.get('/companies?limit=200'))).items.map(({ notes }: Made) => String(notes ?? ''));
  const openStep = (page: Page, name: RegExp) =>
    page.getByRole('navigation', { name: 'Steps of the erasure' }).getByRole('link', { name }).click();

  it('asks about each mention, by keys alone, and erases the person whose name is typed', async () => {
    const contact = await makeMentioned('Quoheng Tessaro', 4);
    const page = await journey.openAs('manager', `/contacts/${contact.id}`);
    await page.getByRole('button', { name: 'Actions for Quoheng Tessaro' }).click();
    await page.getByRole('menuitem', { name: 'Erase this person…' }).waitFor();
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await page.getByRole('menuitem', { name: 'Erase this person…' }).click();
    await expectHeading(page, 'Erase Quoheng Tessaro');
    await expectText(page, 'No figure of a past report or locked month changes.');
    await page.getByRole('region', { name: 'Is emptied or removed' }).getByText('Contacts: 1').waitFor();
    expect(await findAccessibilityProblems(page)).toEqual([]);

    const next = page.getByRole('button', { name: 'Next: What stays' });
    await tabTo(page, next);
    await page.keyboard.press('Enter');
    const reason = page.getByRole('combobox', { name: 'Reason' });
    await expectFocus(page, reason);
    await expectText(page, 'Choose why the person is erased.');
    await choose(page, reason, 'No longer needed');
    await tabTo(page, next);
    await page.keyboard.press('Enter');
    await expectFocus(page, page.getByRole('heading', { name: 'What stays', level: 3 }));
    await page.getByRole('rowheader', { name: 'Backups' }).waitFor();
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await tabTo(page, page.getByRole('button', { name: 'Next: Mentions' }));
    await page.keyboard.press('Enter');

    await expectText(page, '0 of 4 decided');
    await page.getByRole('region', { name: 'Mentions' }).locator('mark', { hasText: 'Quoheng Tessaro' }).waitFor();
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await page.keyboard.press('y');
    await expectText(page, '1 of 4 decided');
    await expectFocus(page, page.getByRole('heading', { name: /^Mention 2 of 4: Companies, Notes$/ }));
    await page.keyboard.press('n');
    await expectFocus(page, page.getByRole('button', { name: 'Somebody else' }));
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await page.keyboard.press('1');
    await expectText(page, '2 of 4 decided');
    await page.keyboard.press('u');
    await expectText(page, '1 of 4 decided');
    await page.keyboard.press('n');
    await page.keyboard.press('3');
    await expectText(page, '2 of 4 decided');

    await waitForDraft(page, 'legal_claims');
    await page.reload();
    await expectText(page, '2 of 4 decided');
    await page.getByRole('button', { name: 'Replace all of “Companies” (2)' }).click();
    await expectText(page, '4 of 4 decided');
    await page.keyboard.press('u');
    await expectText(page, '2 of 4 decided');
    await page.getByRole('button', { name: 'Replace all of “Companies” (2)' }).click();
    await expectText(page, '3 replaced, 1 kept');

    const name = page.getByRole('textbox', { name: 'Type “Quoheng Tessaro”' });
    await name.fill('Quoheng');
    await page.keyboard.press('Enter');
    await expectText(page, 'This is not the name of the person.');
    await expectFocus(page, name);
    await name.fill('Quoheng Tessaro');
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await expectFocus(page, page.getByRole('heading', { name: 'Quoheng Tessaro is erased' }));
    await page.getByRole('cell', { name: 'Legal claims' }).waitFor();
    expect(await findAccessibilityProblems(page)).toEqual([]);
    const notes = (await readNotes()).filter((text: string) => /Company \d: ask/.test(text));
    expect(notes.filter((text: string) => text.includes('[erased person]'))).toHaveLength(3);
    expect(notes.filter((text: string) => text.includes('Quoheng Tessaro'))).toHaveLength(1);

    await page.getByRole('link', { name: 'Open the register of erasures' }).click();
    const entry = page.getByRole('article').first();
    await entry.getByText('No longer needed').waitFor();
    await entry.getByText('What was erased and what stayed').click();
    await entry.getByText('Contacts: 1').waitFor();
    await entry.getByText('Mentions: 3 replaced, 1 kept').waitFor();
    expect(await entry.getByText('Quoheng').count()).toBe(0);
    expect(await findAccessibilityProblems(page)).toEqual([]);

    await page.goto(`${journey.api.url}/contacts/${contact.id}`);
    await expectHeading(page, 'This person is erased');
    expect(await findAccessibilityProblems(page)).toEqual([]);
  });

  it('carries out a request, and says what is in the way', async () => {
    const contact = await make.contact({ fullName: 'Velmira Ostrand', email: 'velmira@erase.example' });
    const lead = await make.lead({ contactIds: [contact.id] });
    const request = await ok(
      journey.api.manager.post('/privacy/requests', {
        kind: 'erasure',
        contactId: contact.id,
        subjectName: 'Velmira Ostrand',
        receivedOn: new Date().toISOString().slice(0, 10),
        identityChecked: true,
      }),
    );
    const page = await journey.openAs('manager', '/administration/privacy');
    await page.getByRole('link', { name: `Erase the person of ${request.reference}` }).click();
    await expectText(page, 'This person cannot be erased now');
    await page.getByRole('link', { name: lead.reference }).waitFor();
    await openStep(page, /Mentions/);
    await expectText(page, 'This person cannot be erased now');
    expect(await page.getByRole('textbox', { name: 'Type “Velmira Ostrand”' }).count()).toBe(0);
    await page.getByRole('button', { name: 'See what is in the way' }).click();
    await page.getByRole('link', { name: lead.reference }).waitFor();

    const other = await make.contact();
    await ok(journey.api.bdm.patch(`/leads/${lead.id}`, { contactIds: [other.id] }));
    await page.reload();
    await openStep(page, /Mentions/);
    await page.getByRole('textbox', { name: 'Type “Velmira Ostrand”' }).fill('Velmira Ostrand');
    await page.getByRole('button', { name: 'Erase for good' }).click();
    await expectHeading(page, 'Velmira Ostrand is erased');
    const { state } = await ok(journey.api.manager.get(`/privacy/requests/${request.id}`));
    expect(state).toBe('done');
  });

  it('asks about a mention that came while the name was typed', async () => {
    const contact = await makeMentioned('Brixen Palluwa', 0);
    const page = await journey.openAs('manager', `/administration/privacy/erase/${contact.id}`);
    await choose(page, page.getByRole('combobox', { name: 'Reason' }), 'Objection');
    await openStep(page, /Mentions/);
    await expectText(page, 'No text has to be decided');
    const name = page.getByRole('textbox', { name: 'Type “Brixen Palluwa”' });
    await name.fill('Brixen Palluwa');
    await make.company({ notes: 'Brixen Palluwa has moved.' });
    await page.keyboard.press('Enter');
    await expectText(page, 'Something has changed meanwhile.');
    await expectText(page, '0 of 1 decided');
    await page.getByRole('button', { name: 'Go to the next mention' }).click();
    await page.keyboard.press('y');
    await name.fill('Brixen Palluwa');
    await page.keyboard.press('Enter');
    await expectHeading(page, 'Brixen Palluwa is erased');
  });

  it('asks for whole tables where there are too many mentions', async () => {
    const contact = await makeMentioned('Ferdiko Malstrand', 1);
    // The texts that a team has written over many years.
    await journey.api.db.query(
      `INSERT INTO task (id, title, created_at, updated_at, version, status)
       SELECT gen_random_uuid(), 'Call Ferdiko Malstrand again ' || n, now(), now(), 1, 'open' FROM generate_series(1, 501) n`,
    );
    const page = await journey.openAs('manager', `/administration/privacy/erase/${contact.id}`);
    await expectText(page, 'There are too many mentions to decide one by one');
    await expectText(page, '501 mentions');
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await choose(page, page.getByRole('combobox', { name: 'Mentions in “Tasks”' }), 'Legal claims');
    await expectHeading(page, 'Erase Ferdiko Malstrand');
    await openStep(page, /Mentions/);
    await expectText(page, '0 of 1 decided');
  });

  it('keeps the signature of an agreement in force only where the manager accepts that', async () => {
    const contact = await make.contact({ fullName: 'Signe Handtekening', email: 'signe@erase.example' });
    const agreement = await make.agreement({
      signatories: [{ name: 'Signe Handtekening', capacity: 'Mayor', contactId: contact.id }],
      status: 'in_force',
      signedOn: '2026-01-05',
    });
    const page = await journey.openAs('manager', `/administration/privacy/erase/${contact.id}`);
    await choose(page, page.getByRole('combobox', { name: 'Reason' }), 'No longer needed');
    await openStep(page, /Mentions/);
    await expectText(page, 'The signature of an agreement in force stays');
    const name = page.getByRole('textbox', { name: 'Type “Signe Handtekening”' });
    expect(await name.count()).toBe(0);

    await openStep(page, /What stays/);
    await page.getByRole('link', { name: agreement.reference }).waitFor();
    await page.getByRole('checkbox', { name: 'The signature of an agreement in force stays' }).check();
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await openStep(page, /Mentions/);
    await name.fill('Signe Handtekening');
    await page.keyboard.press('Enter');
    await expectHeading(page, 'Signe Handtekening is erased');
    const { signatories } = await ok(journey.api.bdm.get(`/agreements/${agreement.id}`));
    expect(signatories).toMatchObject([{ name: 'Signe Handtekening', capacity: 'Mayor' }]);
    expect((await journey.api.bdm.get(`/contacts/${contact.id}`)).problem).toEqual([404, 'contact.erased']);
  });

  it('is seen at once by colleagues who look at the person or at a list with the person', async () => {
    const contact = await make.contact({ fullName: 'Opentab Verdwijnman', email: 'opentab@erase.example' });
    const times = { startsAt: '2024-09-13T09:00', endsAt: '2024-09-13T12:00', timezone: 'Europe/Brussels' };
    const seminar = await ok(journey.api.bdm.post('/seminars', { title: 'Long over', ...times }));
    const path = `/seminars/${seminar.id}/registrations`;
    await ok(journey.api.manager.post(path, { contactId: contact.id, status: 'attended', override: true }));
    const ofContact = await journey.openAs('bdm', `/contacts/${contact.id}`);
    await expectHeading(ofContact, 'Opentab Verdwijnman');
    const ofSeminar = await journey.openAs('viewer', `/seminars/${seminar.id}?tab=registrations`);
    await ofSeminar.getByText('Opentab Verdwijnman').first().waitFor();
    const { confirm } = await ok(
      journey.api.manager.post('/privacy/erasures', { key: contact.id, reason: 'objection' }),
    );
    await ok(
      journey.api.manager.post('/privacy/erasures', { key: contact.id, reason: 'objection', confirm, dryRun: false }),
    );
    await expectHeading(ofContact, 'This person is erased');
    await ofSeminar.getByText('Opentab Verdwijnman').first().waitFor({ state: 'hidden' });
    for (const page of [ofContact, ofSeminar]) expect(await page.content()).not.toContain('Verdwijnman');
  });

  it('fits on a phone in Dutch, and is not offered to others', async () => {
    const contact = await makeMentioned('Yannaki Dolf', 1);
    const phone = { viewport: { width: 320, height: 800 }, locale: 'nl-BE' };
    const page = await journey.openAs('manager', `/administration/privacy/erase/${contact.id}`, phone);
    await expectHeading(page, 'Yannaki Dolf wissen');
    for (const step of ['Wat verdwijnt', 'Wat blijft', 'Vermeldingen']) {
      await page.getByRole('link', { name: step }).click();
      await page.getByRole('heading', { name: step, level: 3 }).waitFor();
      expect(await readOverflow(page)).toBeLessThanOrEqual(0);
      expect(await findAccessibilityProblems(page)).toEqual([]);
    }
    const bdm = await journey.openAs('bdm', `/contacts/${contact.id}`);
    await bdm.getByRole('button', { name: 'Actions for Yannaki Dolf' }).click();
    await bdm.getByRole('menuitem', { name: 'Merge with another contact…' }).waitFor();
    expect(await bdm.getByRole('menuitem', { name: 'Erase this person…' }).count()).toBe(0);
  });
});
