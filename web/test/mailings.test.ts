import { givenSeminar, recordConsent, register, sendMailings } from '../../test/mail/mail.given.js';
import { type Made, ok } from '../../test/support/make.js';
import {
  choose,
  describeInBrowser,
  expectFocus,
  expectHeading,
  findAccessibilityProblems,
  readOverflow,
  recordWrites,
} from './support/journey.js';
import { findForm, findMailing, PHONE, useMailingJourney } from './support/mailings.js';

describeInBrowser('Inviting', () => {
  const { sink, journey, make } = useMailingJourney();
  let seminar: Made;
  let chen: Made;
  let li: Made;
  /** The link to unsubscribe in the invitation. */
  let link = '';
  beforeAll(async () => {
    seminar = await givenSeminar(journey.api.bdm, { title: 'New light', venue: 'C-mine', city: 'Genk' });
    chen = await make.contact({ fullName: 'Chen Wei' });
    li = await make.contact({ fullName: 'Li Na' });
    await recordConsent(journey.api.bdm, chen.id, true);
    await register(journey.api.bdm, seminar.id, { fullName: 'An Peeters', email: 'an@inviting.test' });
    await register(journey.api.bdm, seminar.id, { fullName: 'Bo Smith', email: 'bo@inviting.test' });
  });

  const openMail = async (role: 'bdm' | 'manager' | 'viewer', options = {}) => {
    const page = await journey.openAs(role, `/seminars/${seminar.id}?tab=mail`, options);
    await expectHeading(page, 'New light');
    await page.getByRole('heading', { name: 'Mailings' }).waitFor();
    return page;
  };

  it('shows who gets an invitation and who does not before it is sent, by keyboard', async () => {
    const page = await openMail('manager');
    await page.getByRole('button', { name: 'New mailing' }).press('Enter');
    const form = findForm(page);
    await page.keyboard.press('Control+Enter');
    await expectFocus(page, form.getByLabel('Name'));
    await form.getByLabel('Name').fill('Spring invitation');
    await form.getByRole('combobox', { name: 'Text', exact: true }).selectOption({ label: 'Invitation' });
    await form.getByRole('combobox', { name: 'To whom' }).selectOption({ label: 'Contacts that I choose' });
    for (const name of ['Chen Wei', 'Li Na']) {
      await form.getByRole('combobox', { name: 'Contacts' }).fill(name);
      await choose(page, form.getByRole('combobox', { name: 'Contacts' }), new RegExp(`^${name}`));
    }
    expect(await findAccessibilityProblems(page)).toEqual([]);
    const writes = recordWrites(page);
    await page.keyboard.press('Control+Enter');
    await form.getByText('One person gets the mail.').waitFor();
    await form.getByText('Has not agreed: 1').waitFor();
    await form.getByText('Li Na').waitFor();
    const frame = form.frameLocator('iframe');
    await frame
      .getByText(/Chen Wei/)
      .first()
      .waitFor();
    expect(await form.locator('iframe').getAttribute('sandbox')).toBe('');
    expect(sink.received).toEqual([]);
    expect(await findAccessibilityProblems(page)).toEqual([]);

    await form.getByRole('button', { name: 'Send to one person' }).press('Enter');
    const mailing = findMailing(page);
    await mailing.getByText(/^One person gets it on /).waitFor();
    expect(writes).toEqual(['POST /mailings', 'POST /mailings']);
    await sendMailings(journey.api);
    // The page shows the progress of the mails without being read again.
    await mailing.getByText('1 sent · One person gets no mail').waitFor();
    await mailing.getByRole('button', { name: 'Chen Wei' }).waitFor();
    expect(sink.received.map(({ to }) => to[0])).toEqual([chen.email]);
    const { pathname, search } = new URL(sink.received[0]!.headers.get('list-unsubscribe')!.slice(1, -1));
    link = pathname + search;
    expect(await findAccessibilityProblems(page)).toEqual([]);
  });

  it('tells the people of a changed place, as the page proposes', async () => {
    await ok(journey.api.bdm.patch(`/seminars/${seminar.id}`, { venue: 'Corda Campus', city: 'Hasselt' }));
    const page = await openMail('bdm', PHONE);
    await page.getByText(/^2 people registered before the change/).waitFor();
    expect(await readOverflow(page)).toBe(0);
    await page.getByRole('button', { name: 'Look at it and send it' }).click();
    const form = findForm(page);
    await form.getByLabel('Name').fill('Another place');
    await form.getByRole('button', { name: 'See who gets it' }).click();
    await form.getByText('2 people get the mail.').waitFor();
    await form
      .frameLocator('iframe')
      .getByText(/Corda Campus/)
      .first()
      .waitFor();
    expect(await readOverflow(page)).toBe(0);
    sink.onRecipient = (_, address) => (address === 'bo@inviting.test' ? { status: 550 } : undefined);
    await form.getByRole('button', { name: 'Send to 2 people' }).click();
    const mailing = findMailing(page);
    await mailing.getByText(/^2 people get it on /).waitFor();
    await sendMailings(journey.api);
    await mailing.getByText('1 sent, 1 not delivered').waitFor();
    await mailing.getByText('Not delivered (1)').click();
    sink.onRecipient = () => undefined;
    await mailing.getByRole('button', { name: 'Send again to Bo Smith' }).click();
    await mailing.getByText('1 sent, 1 waiting').waitFor();
    await sendMailings(journey.api);
    await mailing.getByText('2 sent', { exact: true }).waitFor();
    expect(await readOverflow(page)).toBe(0);
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await mailing.getByRole('button', { name: 'Close' }).last().click();
    await page.getByText(/^2 people registered before the change/).waitFor({ state: 'detached' });
  });

  it('can be read and not sent by those who do not own the seminar', async () => {
    const page = await openMail('viewer');
    expect(await page.getByRole('button', { name: 'New mailing' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Another place' }).click();
    await findMailing(page).getByText('2 sent', { exact: true }).waitFor();
    expect(
      await findMailing(page)
        .getByRole('button', { name: /^Send again/ })
        .count(),
    ).toBe(0);
  });

  it('is refused by a contact with the link of the mail, which the page of the contact says', async () => {
    await ok(journey.api.anonymous.post(link));
    const page = await journey.openAs('bdm', `/contacts/${chen.id}`);
    await page.getByText('Does not want mailings').waitFor();
    expect(await findAccessibilityProblems(page)).toEqual([]);
    const other = await journey.openAs('bdm', `/contacts/${li.id}`);
    await expectHeading(other, 'Li Na');
    expect(await other.getByText('Does not want mailings').count()).toBe(0);
  });
});
