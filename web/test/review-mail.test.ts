import type { Page } from 'playwright-core';
import {
  buildMail,
  buildVerification,
  type GivenMail,
  INBOUND_SETTINGS,
  receive,
} from '../../test/mail/inbound/inbound.given.js';
import type { Made } from '../../test/support/make.js';
import { ok } from '../../test/support/make.js';
import {
  describeInBrowser,
  expectFocus,
  expectText,
  findAccessibilityProblems,
  holdReads,
  readOverflow,
  tabTo,
  useJourney,
} from './support/journey.js';

describeInBrowser('The review of mails', () => {
  let company: Made;
  let contact: Made;
  let first: Made;
  let second: Made;
  const { journey, make } = useJourney(() => ({ env: INBOUND_SETTINGS }));
  beforeAll(async () => {
    company = await make.company({ name: 'Lumenova Lighting' });
    contact = await make.contact({ fullName: 'Chen Wei', email: 'chen.wei@lumenova.test', companyId: company.id });
    const people = { companyId: company.id, contactIds: [contact.id] };
    first = await make.lead({ title: 'Assembly of lamps', ...people });
    second = await make.lead({ title: 'Research centre', ...people });
  }, 120_000);

  const give = (mail: GivenMail): Promise<Made> => receive(journey.api.bdm, mail);
  const read = ({ id }: Made): Promise<Made> => ok(journey.api.bdm.get(`/inbound-mails/${id}`));
  const findMail = (page: Page, subject: string) => page.getByRole('heading', { level: 2, name: subject, exact: true });
  const expectOpen = (page: Page, subject: string) => expectFocus(page, findMail(page, subject));

  it('works off mails by keyboard alone, and takes the last decision back', async () => {
    const ambiguous = await give({
      from: 'Chen Wei <chen.wei@lumenova.test>',
      subject: 'The plant',
      text: '<b>Hello</b> & more\n\nOn Sun, 1 Nov 2026 at 09:00, Stefan <stefan@locate.test> wrote:\n> Which plant?\n',
    });
    const unknown = await give({ from: 'Li Na <li.na@stranger.test>', subject: 'A question' });
    const spam = await give({ from: 'offers@spam.test', subject: 'Cheap lamps' });
    const page = await journey.openAs('bdm', '/review');
    await tabTo(page, page.getByRole('tab', { name: 'Registrations' }));
    await page.keyboard.press('ArrowRight');
    await findMail(page, 'The plant').waitFor();
    const frame = page.frameLocator('iframe');
    await frame.getByText('<b>Hello</b> & more').waitFor();
    expect(await page.locator('iframe').getAttribute('sandbox')).toBe('');
    await expectText(page, 'Several leads are possible');
    expect(await findAccessibilityProblems(page)).toEqual([]);

    await page.getByRole('button', { name: 'Show the quoted history too' }).click();
    await frame.getByText('> Which plant?').waitFor();
    await page.keyboard.press('2');
    await expectOpen(page, 'A question');
    expect(await read(ambiguous)).toMatchObject({ state: 'resolved', leadId: second.id, contactIds: [contact.id] });

    await page.keyboard.press('n');
    await expectOpen(page, 'Cheap lamps');
    expect(await read(unknown)).toMatchObject({
      state: 'resolved',
      participants: [expect.objectContaining({ contactName: 'Li Na' })],
    });
    await page.keyboard.press('i');
    await expectText(page, 'Cheap lamps: Ignored.');
    await expectText(page, 'No mail waits for a review');
    expect(await read(spam)).toMatchObject({ state: 'ignored', reason: 'by_person' });
    const release = await holdReads(page, `/inbound-mails/${spam.id}`);
    await page.keyboard.press('u');
    await expectText(page, 'The decision about Cheap lamps is undone.');
    // The focus says that keys work, which they do only once the mail was read again.
    expect(await findMail(page, 'Cheap lamps').count()).toBe(0);
    release();
    await expectOpen(page, 'Cheap lamps');
    expect(await read(spam)).toMatchObject({ state: 'needs_review', reason: 'reopened' });
    await page.keyboard.press('i');
    await expectText(page, 'Cheap lamps: Ignored.');
  });

  it('is decided by hand with another contact and another lead', async () => {
    const mail = await give({ from: 'assistant@stranger.test', subject: 'From the assistant' });
    const page = await journey.openAs('bdm', '/review?tab=mail');
    await findMail(page, 'From the assistant').waitFor();
    await page.getByRole('button', { name: 'Search for another contact or lead' }).click();
    for (const [name, text] of [
      ['Contact', 'Chen Wei'],
      ['Lead', 'Assembly of lamps'],
    ] as const) {
      await page.getByRole('combobox', { name, exact: true }).fill(text);
      await page.getByRole('option', { name: new RegExp(text) }).waitFor();
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: `Clear ${name}` }).waitFor();
    }
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: 'Decide' }).click();
    await expectText(page, 'No mail waits for a review');
    expect(await read(mail)).toMatchObject({ state: 'resolved', leadId: first.id, contactIds: [contact.id] });
  });

  it('shows mails in Dutch on a phone, and one that a colleague has decided', async () => {
    const mail = await give({ from: 'phone@stranger.test', subject: 'Een vraag' });
    const page = await journey.openAs('bdm', '/review?tab=mail', {
      locale: 'nl-BE',
      viewport: { width: 390, height: 844 },
    });
    await findMail(page, 'Een vraag').waitFor();
    expect(await readOverflow(page)).toBe(0);
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await ok(journey.api.manager.post(`/inbound-mails/${mail.id}/resolve`, { ignore: true }));
    await expectText(page, 'Een collega heeft ze genegeerd');
    await page.getByRole('button', { name: 'Heropenen' }).waitFor();
  });
});

describeInBrowser('A mail that is dropped', () => {
  const { journey, make } = useJourney(() => ({ env: INBOUND_SETTINGS }));
  const choose = async (page: Page, name: string, content: string) => {
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Add a mail (.eml)' }).click();
    await (await chooser).setFiles({ name, mimeType: 'message/rfc822', buffer: Buffer.from(content) });
  };

  it('on a lead becomes an interaction on its timeline', async () => {
    const company = await make.company();
    const contact = await make.contact({ fullName: 'Li Na', companyId: company.id });
    const lead = await make.lead({ companyId: company.id, contactIds: [contact.id] });
    const page = await journey.openAs('bdm', `/leads/${lead.id}`);
    const headers = [buildVerification('example.org')];
    await choose(page, 'mail.eml', buildMail({ from: contact.email, subject: 'The quay of Genk', headers }));
    await expectText(page, /“The quay of Genk”: Filed/);
    await page.getByRole('link', { name: 'The quay of Genk' }).or(page.getByText('The quay of Genk').last()).waitFor();
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await choose(page, 'notes.txt', 'no mail');
    await expectText(page, /“notes.txt” was not filed/);
  });

  it('on a contact is filed, and one of a stranger leads to the review', async () => {
    const contact = await make.contact({ fullName: 'Jan Peeters' });
    const page = await journey.openAs('bdm', `/contacts/${contact.id}?tab=timeline`);
    await choose(page, 'mail.eml', buildMail({ from: 'stranger@elsewhere.test', subject: 'Who am I' }));
    await page.getByRole('link', { name: 'Decide about it' }).click();
    await page.getByRole('heading', { level: 2, name: 'Who am I' }).waitFor();
    expect(new URL(page.url()).searchParams.get('tab')).toBe('mail');
  });

  it('on the review takes its place in the queue', async () => {
    const page = await journey.openAs('bdm', '/review?tab=mail');
    const transfer = await page.evaluateHandle(
      (content) => {
        const data = new DataTransfer();
        data.items.add(new File([content], 'mail.eml', { type: 'message/rfc822' }));
        return data;
      },
      buildMail({ from: 'dropped@elsewhere.test', subject: 'Dropped here' }),
    );
    await page.getByRole('button', { name: 'Add a mail (.eml)' }).waitFor();
    await page.dispatchEvent('[data-drop-zone]', 'drop', { dataTransfer: transfer });
    await expectText(page, /“Dropped here”: Needs review/);
    await page.getByRole('list', { name: 'Mails that wait' }).getByText('Dropped here').waitFor();
  });
});
