import { uploadTo } from '../../test/documents/documents.given.js';
import { givenSeminar, recordConsent, register, sendDue, sendMailings, writeOne } from '../../test/mail/mail.given.js';
import { type Made, ok } from '../../test/support/make.js';
import { readParts } from '../../test/support/smtp-sink.js';
import { findButton } from './support/documents.js';
import { buildPdf, chooseFiles, PROGRAM } from './support/files.js';
import {
  choose,
  describeInBrowser,
  expectHeading,
  expectText,
  findAccessibilityProblems,
  holdWrites,
  readOverflow,
} from './support/journey.js';
import { findForm, findMailing, PHONE, useMailingJourney } from './support/mailings.js';

describeInBrowser('The mails of', () => {
  const { sink, journey, make } = useMailingJourney();
  let chen: Made;
  let li: Made;
  let delegation: Made;
  let roadshow: Made;
  beforeAll(async () => {
    const { bdm } = journey.api;
    chen = await make.contact({ fullName: 'Chen Wei' });
    li = await make.contact({ fullName: 'Li Na' });
    const visit = { country: 'CN', timezone: 'Europe/Brussels', startsOn: '2029-10-01', endsOn: '2029-10-03' };
    delegation = await ok(
      bdm.post('/delegations', { title: 'Foshan visits', direction: 'inbound', ownerId: bdm.id, ...visit }),
    );
    for (const [contactId, status] of [
      [chen.id, 'confirmed'],
      [li.id, 'declined'],
    ]) {
      await ok(bdm.post(`/delegations/${delegation.id}/participants`, { contactId, role: 'member', status }));
    }
    const tour = { targetCountry: 'CN', startsOn: '2029-09-10', endsOn: '2029-09-20' };
    roadshow = await ok(bdm.post('/roadshows', { title: 'South China tour', ownerId: bdm.id, ...tour }));
  });

  const openMail = async (role: 'bdm' | 'viewer', activity: Made, collection: string, options = {}) => {
    const page = await journey.openAs(role, `/${collection}/${activity.id}`, options);
    await expectHeading(page, activity.title);
    await page.getByRole('tab', { name: 'Mail', exact: true }).click();
    await page.getByRole('heading', { name: 'Mailings' }).waitFor();
    return page;
  };

  it('a delegation go to its participants, with a document that is uploaded while they are written', async () => {
    const page = await openMail('bdm', delegation, 'delegations');
    await expectText(page, 'No mailing about this delegation yet');
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await findButton(page, 'New mailing').click();
    const form = findForm(page);
    // No template is about a delegation, and the matter concerns nobody but its participants.
    expect(await form.getByRole('combobox', { name: 'Text', exact: true }).count()).toBe(0);
    expect(await form.getByRole('combobox', { name: 'To whom' }).count()).toBe(0);
    await form.getByText('At most 10, with 15 MB together.', { exact: false }).waitFor();
    await form.getByLabel('Name').fill('Programme of the visit');
    await form.getByLabel('Subject').fill('Your programme');
    await form.getByLabel('Your text').fill('Dear {{contact.fullName}},\n\nThe programme is attached.');
    await chooseFiles(page, () => findButton(form, 'Upload a file').click(), [PROGRAM]);
    await findButton(form, 'Try again').waitFor();
    const programme = { name: 'Programme.pdf', content: buildPdf('programme') };
    const answerUpload = await holdWrites(page, '/documents');
    await chooseFiles(page, () => findButton(form, 'Upload a file').click(), [programme]);
    // A mailing that was sent before the file is there would lose it.
    await form.getByRole('button', { name: 'See who gets it', disabled: true }).waitFor();
    answerUpload();
    await form.getByText(/^1 document, /).waitFor();
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await findButton(form, 'See who gets it').click();
    await form.getByText('One person gets the mail.').waitFor();
    await form
      .frameLocator('iframe')
      .getByText(/Dear Chen Wei/)
      .waitFor();
    await findButton(form, 'Send to one person').click();
    await findMailing(page)
      .getByText(/^One person gets it on /)
      .waitFor();
    await sendMailings(journey.api);
    await findMailing(page).getByText('1 sent', { exact: true }).waitFor();
    await findMailing(page).getByRole('button', { name: 'Chen Wei' }).waitFor();
    expect(sink.received.map(({ to }) => to[0])).toEqual([chen.email]);
    expect(readParts(sink.received[0]!).get('application/pdf')).toEqual(Buffer.from(programme.content));
    const { items } = await ok(journey.api.bdm.get(`/documents?activityId=${delegation.id}`));
    expect(items).toMatchObject([{ title: 'Programme', kind: 'correspondence' }]);
  });

  it('a delegation include those that colleagues have written, on a phone and for who may only read', async () => {
    await writeOne(journey.api.bdm, chen.id, { subject: 'Your hotel', activityId: delegation.id });
    await sendDue(journey.api);
    const page = await openMail('viewer', delegation, 'delegations', PHONE);
    const others = page.getByRole('list', { name: 'Other mails' });
    await others.getByText('Sent', { exact: true }).waitFor();
    await others.getByText(/^Chen Wei · /).waitFor();
    expect(await findButton(page, 'New mailing').count()).toBe(0);
    expect(await readOverflow(page)).toBe(0);
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await others.getByRole('button', { name: 'Your hotel' }).click();
    await page.getByRole('dialog', { name: 'Mail: Your hotel' }).getByText('Dear guest').waitFor();
  });

  it('a roadshow go to the people of one of its seminars, or by invitation to the participants of a delegation', async () => {
    const { bdm } = journey.api;
    const day = { startsAt: '2029-09-13T09:00', endsAt: '2029-09-13T12:30' };
    const stop = await ok(
      bdm.post(`/roadshows/${roadshow.id}/stops`, { city: 'Foshan', country: 'CN', timezone: 'Asia/Shanghai', ...day }),
    );
    const seminar = await givenSeminar(bdm, { title: 'Light in Foshan', roadshowStopId: stop.id });
    await givenSeminar(bdm, { title: 'Light elsewhere' });
    await register(bdm, seminar.id, { fullName: 'An Peeters', email: 'an@roadshow.test' });
    await recordConsent(bdm, chen.id, true);
    const page = await openMail('bdm', roadshow, 'roadshows');
    await findButton(page, 'New mailing').click();
    const form = findForm(page);
    await form.getByLabel('Name').fill('After the tour');
    await form.getByLabel('Subject').fill('Thank you');
    await form.getByLabel('Your text').fill('Dear {{contact.fullName}}');
    await findButton(form, 'See who gets it').click();
    await form.getByText('Choose a seminar.').waitFor();
    await form.getByRole('combobox', { name: 'Seminar whose people get it' }).fill('Light');
    await choose(page, form.getByRole('combobox', { name: 'Seminar whose people get it' }), /^Light in Foshan/);
    expect(await page.getByRole('option', { name: 'Light elsewhere' }).count()).toBe(0);
    await findButton(form, 'See who gets it').click();
    await form.getByText('One person gets the mail.').waitFor();
    await findButton(form, 'Back to the text').click();

    await form.getByRole('combobox', { name: 'Purpose' }).selectOption({ label: 'Invitation' });
    const audience = { label: 'Participants of a delegation that I choose' };
    await form.getByRole('combobox', { name: 'To whom' }).selectOption(audience);
    const picker = form.getByRole('combobox', { name: 'Delegation whose participants get it' });
    await picker.fill('Foshan');
    await choose(page, picker, /^Foshan visits/);
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await findButton(form, 'See who gets it').click();
    await findButton(form, 'Send to one person').click();
    await findMailing(page)
      .getByText(/^One person gets it on /)
      .waitFor();
    await sendMailings(journey.api);
    await findMailing(page).getByText('1 sent', { exact: true }).waitFor();
    expect(sink.received.map(({ to }) => to[0])).toEqual([chen.email]);
    const { items } = await ok(bdm.get(`/mailings?activityId=${roadshow.id}`));
    expect(items).toMatchObject([{ title: 'After the tour', audience: { delegationId: delegation.id } }]);
  });

  it('a lead take along a file that is uploaded while one is written, unless it is too large or not one’s own', async () => {
    const lead = await make.lead({ title: 'Assembly of lamps', contactIds: [chen.id] });
    const page = await journey.openAs('bdm', `/leads/${lead.id}`);
    await findButton(page, 'Write mail').first().click();
    const form = page.getByRole('dialog', { name: 'Write mail' });
    await form.getByText('At most 10, with 15 MB together.').waitFor();
    await chooseFiles(page, () => findButton(form, 'Upload a file').click(), [
      { name: 'Sites.pdf', content: buildPdf('sites') },
    ]);
    await form.getByText(/^1 document, /).waitFor();
    const large = await uploadTo(
      journey.api.bdm,
      { leadId: lead.id, title: 'Large plan' },
      { content: buildPdf('large').padEnd(16 * 1_048_576, ' ') },
    );
    expect(large.title).toBe('Large plan');
    await choose(page, form.getByRole('combobox', { name: 'Documents' }), /^Large plan/);
    await form.getByText('The documents have more than 15 MB together.', { exact: false }).waitFor();
    await page.keyboard.press('Escape');
    await form.getByLabel('Subject').fill('Sites');
    await form.getByRole('textbox', { name: 'Text', exact: true }).fill('Dear guest');
    await findButton(form, 'Send').click();
    await form.getByText(/^documentIds must not have more than 15 MB together/).waitFor();
    expect((await ok(journey.api.bdm.get(`/mails?leadId=${lead.id}`))).items).toEqual([]);
  });
});
