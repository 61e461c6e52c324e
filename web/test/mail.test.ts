import type { Page } from 'playwright-core';
import { uploadTo } from '../../test/documents/documents.given.js';
import { buildMailSettings, sendDue } from '../../test/mail/mail.given.js';
import { type Made, ok } from '../../test/support/make.js';
import { decodeHeader, readParts, SmtpSink } from '../../test/support/smtp-sink.js';
import { waitForDraft } from './support/drafts.js';
import {
  choose,
  describeInBrowser,
  expectFocus,
  expectHeading,
  expectNoText,
  expectText,
  findAccessibilityProblems,
  readOverflow,
  recordWrites,
  useJourney,
} from './support/journey.js';
import { settle } from './support/settle.js';

const findForm = (page: Page) => page.getByRole('dialog', { name: 'Write mail' });
const findMail = (page: Page, subject: string) => page.getByRole('dialog', { name: `Mail: ${subject}` });
const openTimeline = async (page: Page) => page.getByRole('tab', { name: 'Timeline' }).click();

describeInBrowser('Mail', () => {
  const sink = new SmtpSink();
  beforeAll(() => sink.start());
  afterAll(() => sink.stop());
  afterEach(() => sink.reset());

  const { journey, make } = useJourney(() => ({
    env: buildMailSettings(sink.port, { SMTP_URL: buildUrl(), PUBLIC_URL: 'http://crm.locate.test' }),
  }));
  const buildUrl = () => `smtp://crm:geheim@127.0.0.1:${sink.port}`;
  let lead: Made;
  let chen: Made;
  let silent: Made;
  beforeAll(async () => {
    const company = await make.company({ name: 'Lumenova Lighting' });
    chen = await make.contact({ fullName: 'Chen Wei', companyId: company.id, languages: ['nl'] });
    silent = await make.contact({ fullName: 'Li Na', email: null, companyId: company.id });
    const contactIds = [chen.id, silent.id];
    lead = await make.lead({ title: 'Assembly of lamps', companyId: company.id, contactIds });
    const given = { name: 'Sites in Genk.pdf' };
    await uploadTo(journey.api.bdm, { leadId: lead.id, title: 'Sites in Genk', kind: 'presentation' }, given);
  });

  const openLead = async (role: 'bdm' | 'viewer', options = {}) => {
    const page = await journey.openAs(role, `/leads/${lead.id}`, options);
    await expectHeading(page, 'Assembly of lamps');
    return page;
  };
  const fill = async (page: Page, subject: string, text = 'Dear guest,\n\nThank you.') => {
    await findForm(page).getByLabel('Subject').fill(subject);
    await findForm(page).getByRole('textbox', { name: 'Text', exact: true }).fill(text);
  };
  const send = (page: Page) => findForm(page).getByRole('button', { name: 'Send', exact: true }).click();

  it('about a lead is written by keyboard, previewed, sent with a document, and found on the timeline', async () => {
    const page = await openLead('bdm');
    // Single keys work when the preferences of the user are known.
    await settle(page);
    await page.keyboard.press('?');
    await page.getByRole('dialog').getByText('Write mail').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.keyboard.press('m');
    const form = findForm(page);
    const recipients = form.getByRole('list', { name: 'Recipients' });
    await recipients.getByText(chen.email).waitFor();
    await recipients.getByRole('listitem').filter({ hasText: 'Li Na' }).getByText('No e-mail address').waitFor();
    expect(await findAccessibilityProblems(page)).toEqual([]);

    await page.keyboard.press('Control+Enter');
    await form.getByText('Say in a line what the mail is about.').waitFor();
    await expectFocus(page, form.getByLabel('Subject'));
    await fill(page, 'Uw bezoek 访问', 'Geachte heer Chen,\n\nhttps://www.locateinlimburg.com/genk\n\n<b>Dank u</b>');
    await choose(page, form.getByRole('combobox', { name: 'Documents' }), /^Sites in Genk/);
    await page.keyboard.press('Escape');

    await form.getByRole('button', { name: 'Preview' }).click();
    const preview = page.getByRole('dialog', { name: 'The mail as it is read' });
    const frame = preview.frameLocator('iframe');
    await frame.getByText('<b>Dank u</b>').waitFor();
    await frame.getByRole('link', { name: 'https://www.locateinlimburg.com/genk' }).waitFor();
    expect(await preview.locator('iframe').getAttribute('sandbox')).toBe('');
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await preview.getByRole('button', { name: 'Close' }).click();

    const writes = recordWrites(page);
    await form.getByRole('button', { name: 'Send', exact: true }).dblclick();
    await expectText(page, 'The mail is on its way');
    await form.getByText('One contact does not get it').waitFor();
    await form.getByRole('listitem').filter({ hasText: 'Li Na' }).getByText('No e-mail address').waitFor();
    expect(writes).toEqual(['POST /mails']);
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await form.getByRole('button', { name: 'Close' }).last().click();

    const item = page.getByRole('listitem').filter({ hasText: 'Uw bezoek 访问' });
    await item.getByText('Mail: Waiting').waitFor();
    expect(await sendDue(journey.api)).toBe(1);
    const [received] = sink.received;
    expect(decodeHeader(received!.headers.get('subject')!)).toBe('Uw bezoek 访问');
    expect([...readParts(received!).keys()]).toContain('application/pdf');
    // The state changes by itself.
    await item.getByText('Mail: Sent').waitFor();
    await item.getByRole('button', { name: 'Uw bezoek 访问' }).click();
    const mail = findMail(page, 'Uw bezoek 访问');
    await mail.getByText('<b>Dank u</b>').waitFor();
    await mail.getByText(`Chen Wei <${chen.email}>`).waitFor();
    await mail.getByRole('link', { name: 'Sites in Genk' }).waitFor();
    expect(await findAccessibilityProblems(page)).toEqual([]);

    await mail.getByRole('button', { name: 'Send again' }).click();
    await page.getByRole('dialog').getByText('Chen Wei gets a new mail with the same text', { exact: false }).waitFor();
    await page
      .getByRole('dialog', { name: 'Send this mail again?' })
      .getByRole('button', { name: 'Send again' })
      .click();
    await mail.getByText('A new mail with the same text is on its way.').waitFor();
    await mail.getByText('Waiting', { exact: true }).waitFor();
    await sendDue(journey.api);
    await mail.getByText('Sent', { exact: true }).waitFor();
    expect(sink.received).toHaveLength(2);
  });

  it('about a contact keeps its draft, waits until its time and can be cancelled', async () => {
    const page = await journey.openAs('bdm', `/contacts/${chen.id}`);
    await page.getByRole('button', { name: 'Write mail' }).click();
    const form = findForm(page);
    expect(await form.getByRole('radio', { name: /^Assembly of lamps/ }).isChecked()).toBe(true);
    await fill(page, 'Next spring');
    await waitForDraft(page, 'Next spring');
    await page.reload();
    await page.getByRole('button', { name: 'Write mail' }).click();
    await form.getByText('This is your draft of earlier.').waitFor();
    expect(await form.getByLabel('Subject').inputValue()).toBe('Next spring');

    await form.getByLabel('Send at').fill('2020-03-01T09:30');
    await form.getByRole('button', { name: 'Send later' }).click();
    await form.getByText('sendAt must not be in the past.').waitFor();
    await expectFocus(page, form.getByLabel('Send at'));
    const nextYear = new Date(Date.now() + 180 * 86_400_000).toISOString().slice(0, 10);
    await form.getByLabel('Send at').fill(`${nextYear}T09:30`);
    await form.getByRole('button', { name: 'Send later' }).click();
    await expectText(page, /^The mail is sent on .* 09:30$/);

    await openTimeline(page);
    await page.getByRole('button', { name: 'Next spring' }).click();
    const mail = findMail(page, 'Next spring');
    await mail.getByText(/^To be sent on .* 09:30$/).waitFor();
    await mail.getByRole('button', { name: 'Cancel this mail' }).click();
    const question = page.getByRole('dialog', { name: 'Cancel this mail?' });
    await question.getByRole('button', { name: 'Cancel this mail' }).click();
    await mail.getByText('A colleague cancelled it').waitFor();
    await mail.getByRole('button', { name: 'Send again' }).waitFor({ state: 'detached' });
    const { items } = await ok(journey.api.bdm.get(`/mails?contactId=${chen.id}&state=cancelled`));
    expect(items).toMatchObject([{ subject: 'Next spring', leadId: lead.id }]);
  });

  it('about a seminar goes to contacts that are found by name, and one that cannot get it is no recipient', async () => {
    const seminar = await ok(
      journey.api.bdm.post('/seminars', {
        title: 'Growing in Limburg',
        startsAt: '2027-03-08T09:00:00Z',
        endsAt: '2027-03-08T12:00:00Z',
        timezone: 'Europe/Brussels',
      }),
    );
    const page = await journey.openAs('bdm', `/seminars/${seminar.id}`);
    await page.getByRole('button', { name: 'Write mail' }).click();
    const form = findForm(page);
    await fill(page, 'Before the seminar');
    await send(page);
    await form.getByText('Choose somebody who gets the mail.').waitFor();
    const to = form.getByRole('combobox', { name: 'To' });
    await expectFocus(page, to);
    await to.fill('Li Na');
    await page.getByRole('option', { name: 'Li Na Lumenova Lighting' }).click();
    await form.getByRole('list', { name: 'Recipients' }).getByText('No e-mail address').waitFor();
    await send(page);
    await form.getByText('None of these contacts can get a mail.').waitFor();
    await form.getByRole('button', { name: 'Remove Li Na' }).click();
    await expectFocus(page, to);
    await to.fill('Chen');
    await page.getByRole('option', { name: 'Chen Wei Lumenova Lighting' }).click();
    await form.getByText(chen.email).waitFor();
    await send(page);
    await expectText(page, 'The mail is on its way');
    await form.waitFor({ state: 'hidden' });
    await sendDue(journey.api);
    expect(sink.received.map(({ to: sentTo }) => sentTo)).toEqual([[chen.email]]);
    await openTimeline(page);
    await expectText(page, 'Mail: Sent');
  });

  it('is not offered to a viewer, who can open what was sent but not change it', async () => {
    const { mails } = await ok(
      journey.api.bdm.post('/mails', { contactIds: [chen.id], subject: 'For all', body: 'Hello', leadId: lead.id }),
    );
    await sendDue(journey.api);
    expect(mails).toHaveLength(1);
    const page = await openLead('viewer');
    await page.getByRole('button', { name: 'For all' }).click();
    await findMail(page, 'For all').getByText('Hello').waitFor();
    expect(await findMail(page, 'For all').getByRole('button', { name: 'Send again' }).count()).toBe(0);
    await findMail(page, 'For all').getByRole('button', { name: 'Close' }).last().click();
    expect(await page.getByRole('button', { name: 'Write mail' }).count()).toBe(0);
    await page.keyboard.press('m');
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    await expectNoText(page, 'Write mail');
  });

  it('is written on a phone in Dutch', async () => {
    const page = await journey.openAs('bdm', `/leads/${lead.id}`, {
      viewport: { width: 390, height: 800 },
      locale: 'nl-BE',
    });
    await page.getByRole('button', { name: 'Mail schrijven' }).click();
    const form = page.getByRole('dialog', { name: 'Mail schrijven' });
    await form.getByText('Geen e-mailadres').waitFor();
    expect(await readOverflow(page)).toBe(0);
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await form.getByLabel('Onderwerp').fill('Uw bezoek');
    await form.getByRole('textbox', { name: 'Tekst', exact: true }).fill('Dag');
    await form.getByRole('button', { name: 'Versturen', exact: true }).click();
    await form.getByText('Eén contact krijgt ze niet').waitFor();
    expect(await findAccessibilityProblems(page)).toEqual([]);
  });

  it('is set up and tested by an administrator, who sees what the server says and never the password', async () => {
    const page = await journey.openAs('admin', '/administration/users');
    await page.getByRole('link', { name: 'Mail', exact: true }).click();
    await expectText(page, `127.0.0.1:${sink.port}`);
    await expectText(page, 'Locate in Limburg <crm@locate.test>');
    expect(await findAccessibilityProblems(page)).toEqual([]);
    const address = page.getByLabel('E-mail address');
    await address.fill('nobody');
    await page.getByRole('button', { name: 'Send a test mail' }).click();
    await expectFocus(page, address);
    await address.fill('an@locate.test');
    await page.getByRole('button', { name: 'Send a test mail' }).click();
    await expectText(page, 'The mail server has taken the test');
    expect(sink.received.map(({ to }) => to)).toEqual([['an@locate.test']]);

    sink.onLogin = () => ({ status: 535, text: 'Wrong credentials' });
    await page.getByRole('button', { name: 'Send a test mail' }).click();
    await expectText(page, 'The test was not sent');
    await expectText(page, /Wrong credentials/);
    await expectText(page, 'The mail server has refused the login: all mails wait');
    expect(await page.content()).not.toContain('geheim');
    expect(await findAccessibilityProblems(page)).toEqual([]);
    const other = await openLead('bdm');
    await settle(other);
    await other.keyboard.press('m');
    await expectText(other, 'The mail server has refused the login: all mails wait');

    sink.reset();
    await page.getByRole('button', { name: 'Send a test mail' }).click();
    await expectNoText(page, 'The mail server has refused the login: all mails wait');
  });

  it('has no settings for others than administrators', async () => {
    const page = await journey.openAs('manager', '/administration/mail');
    await expectHeading(page, 'Templates');
    expect(await page.getByRole('heading', { name: 'Settings' }).count()).toBe(0);
    expect(await page.getByText('127.0.0.1', { exact: false }).count()).toBe(0);
  });
});

describeInBrowser('Mail without a mail server', () => {
  const { journey, make } = useJourney();

  it('is stored as not sent, which is said where it is written and on the timeline', async () => {
    const contact = await make.contact({ fullName: 'Chen Wei' });
    const page = await journey.openAs('bdm', `/contacts/${contact.id}`);
    await page.getByRole('button', { name: 'Write mail' }).click();
    await expectText(page, 'No mail server is set up: mails are stored as not sent');
    await findForm(page).getByLabel('Subject').fill('Hello');
    await findForm(page).getByRole('textbox', { name: 'Text', exact: true }).fill('Hello');
    await findForm(page).getByRole('button', { name: 'Send', exact: true }).click();
    await expectText(page, 'The mail is stored as not sent, because there is no mail server');
    await openTimeline(page);
    await expectText(page, 'Mail: Not sent: there is no mail server');
    const other = await journey.openAs('admin', '/administration/mail');
    await expectText(other, 'No mail server is set up: mails are stored as not sent');
    await expectText(other, 'A test can be sent once a mail server is set up.');
    expect(await findAccessibilityProblems(other)).toEqual([]);
  });
});
