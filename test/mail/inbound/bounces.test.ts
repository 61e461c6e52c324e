import { useApi } from '../../support/api.js';
import { type Made, ok } from '../../support/make.js';
import { SmtpSink } from '../../support/smtp-sink.js';
import { buildMailSettings, sendDue, write, writeOne } from '../mail.given.js';
import { buildMail, INBOUND_SETTINGS, receive } from './inbound.given.js';

const sink = await new SmtpSink().start();
afterAll(() => sink.stop());

const { api, make } = useApi({ env: { ...buildMailSettings(sink.port), ...INBOUND_SETTINGS } });

interface Report {
  recipient: string;
  messageId: string;
  status?: string;
  action?: string;
}

/** Builds a report as Postfix sends it. */
function buildReport({ recipient, messageId, status = '5.1.1', action = 'failed' }: Report): string {
  return buildMail({
    from: 'Mail Delivery System <MAILER-DAEMON@mx.locate.test>',
    subject: 'Undelivered Mail Returned to Sender',
    headers: [
      'Auto-Submitted: auto-replied',
      'Content-Type: multipart/report; report-type=delivery-status; boundary="r1"',
    ],
    text: [
      '--r1',
      'Content-Type: text/plain; charset=us-ascii',
      '',
      'This is the mail system at host mx.locate.test.',
      '--r1',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; mx.locate.test',
      '',
      `Final-Recipient: rfc822; ${recipient}`,
      `Action: ${action}`,
      `Status: ${status}`,
      'Diagnostic-Code: smtp; 550 5.1.1 User unknown',
      '',
      '--r1',
      'Content-Type: text/rfc822-headers',
      '',
      'From: crm@locate.test',
      `Message-ID: ${messageId}`,
      '--r1--',
    ].join('\n'),
  });
}

async function givenSentMail(change: object = {}): Promise<{ contact: Made; mail: Made }> {
  const contact = await make.contact();
  const { id } = await writeOne(api.bdm, contact.id, change);
  await sendDue(api);
  return { contact, mail: await ok(api.bdm.get(`/mails/${id}`)) };
}

const readMail = ({ id }: Made): Promise<Made> => ok(api.bdm.get(`/mails/${id}`));
const listTasks = async (query: string): Promise<Made[]> => (await ok(api.manager.get(`/tasks?${query}`))).items;

describe('A report that a mail could not be delivered', () => {
  it('marks the mail, suppresses the address and asks the owner of the lead for another one', async () => {
    const owner = await api.user('bdm');
    const lead = await make.lead({ by: owner });
    const { contact, mail } = await givenSentMail({ leadId: lead.id });
    const report = buildReport({ recipient: contact.email.toUpperCase(), messageId: mail['messageId'] });
    expect(await receive(api.manager, report)).toMatchObject({
      state: 'ignored',
      reason: 'bounce',
      interactionId: null,
    });
    expect(await readMail(mail)).toMatchObject({ state: 'sent', bounceCode: '5.1.1', bouncedAt: expect.any(String) });
    const tasks = await listTasks(`leadId=${lead.id}`);
    expect(tasks).toMatchObject([{ assigneeId: owner.id, status: 'open', title: expect.stringContaining('5.1.1') }]);
    const { mails, skipped } = await write(api.bdm, [contact.id]);
    expect([mails, skipped]).toEqual([[], [expect.objectContaining({ code: 'address_bounced' })]]);
    await receive(
      api.manager,
      report.replace('Undelivered', 'Again undelivered').replace(/Message-ID: <test-\d+/, '$&b'),
    );
    expect(await listTasks(`leadId=${lead.id}`)).toHaveLength(1);
  });

  it('asks the author if the mail is about no lead', async () => {
    const { contact, mail } = await givenSentMail();
    await receive(api.manager, buildReport({ recipient: contact.email, messageId: mail['messageId'] }));
    expect(await listTasks(`contactId=${contact.id}`)).toMatchObject([{ assigneeId: api.bdm.id }]);
  });

  it.each([
    ['another recipient', { recipient: 'somebody.else@example.org' }],
    ['a delay', { status: '4.4.1', action: 'delayed' }],
    ['a temporary failure', { status: '4.2.2' }],
    ['a delivery', { status: '2.0.0', action: 'delivered' }],
    ['a mail that is not ours', { messageId: '<foreign@elsewhere.test>' }],
  ])('changes nothing if it is about %s', async (_, change) => {
    const { contact, mail } = await givenSentMail();
    const report = buildReport({ recipient: contact.email, messageId: mail['messageId'], ...change });
    expect(await receive(api.manager, report)).toMatchObject({ state: 'ignored', reason: 'bounce' });
    expect(await readMail(mail)).toMatchObject({ bouncedAt: null, bounceCode: null });
    expect((await write(api.bdm, [contact.id]))['skipped']).toEqual([]);
    expect(await listTasks(`contactId=${contact.id}`)).toEqual([]);
  });
});

describe('A mail of ours that comes in', () => {
  it('is ignored, because its interaction is there already', async () => {
    const { contact, mail } = await givenSentMail();
    const copy = buildMail({ from: 'crm@locate.test', to: contact.email, messageId: mail['messageId'] });
    expect(await receive(api.bdm, copy)).toMatchObject({ state: 'ignored', reason: 'own_mail' });
  });

  it('is found by its answer, which belongs to the same lead', async () => {
    const lead = await make.lead();
    const { contact, mail } = await givenSentMail({ leadId: lead.id });
    expect(mail['replyTo']).toContain(`crm+${lead.reference}@locate.test`);
    const headers = [`In-Reply-To: ${mail['messageId']}`];
    const answer = await receive(api.bdm, { from: contact.email, subject: 'Re: Your visit', headers });
    expect(answer).toMatchObject({ state: 'processed', leadId: lead.id, matchedBy: 'reply' });
  });

  it('never causes an outgoing mail', async () => {
    const before = sink.received.length;
    const contact = await make.contact();
    await receive(api.bdm, { from: contact.email });
    await receive(api.bdm, { from: 'stranger@elsewhere.test' });
    await sendDue(api);
    expect(sink.received).toHaveLength(before);
  });
});
