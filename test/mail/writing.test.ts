import { ManualClock } from '../../src/common/time/clock.service.js';
import { SYSTEM } from '../../src/common/actor/actor.constants.js';
import { UnitOfWork } from '../../src/database/transactions/unit-of-work.transaction.js';
import { SuppressionStore } from '../../src/mail/suppressions/suppression.store.js';
import { useApi } from '../support/api.js';
import { type Made, ok } from '../support/make.js';
import { SmtpSink } from '../support/smtp-sink.js';
import { buildMailSettings, sendDue, write, writeOne } from './mail.given.js';

const sink = await new SmtpSink().start();
afterAll(() => sink.stop());
afterEach(async () => {
  sink.reset();
  await sendDue(api);
  sink.reset();
});

const clock = new ManualClock(new Date('2026-11-03T09:00:00Z'));
const { api, make } = useApi({ clock, keys: ['admin', 'manager', 'bdm', 'viewer'], env: buildMailSettings(sink.port) });

const UNKNOWN = '0199c000-0000-7000-8000-0000000000ff';
const readMail = (id: string): Promise<Made> => ok(api.bdm.get(`/mails/${id}`));
const suppress = (address: string, reason: 'bounce' | 'objection') =>
  api.app.get(UnitOfWork).run(SYSTEM, (tx) => api.app.get(SuppressionStore).add(tx, address, reason));
const countMails = async () => (await api.db.query('SELECT count(*)::int AS count FROM mail')).rows[0].count;

describe('A request to send mails', () => {
  it('names who gets none, and why', async () => {
    const [reached, silent, archived, bounced, objecting] = [
      await make.contact({ fullName: 'Ann Reached' }),
      await make.contact({ fullName: 'Bo Silent', email: null }),
      await make.contact({ fullName: 'Cy Archived' }),
      await make.contact({ fullName: 'Di Bounced', email: 'di@gone.test' }),
      await make.contact({ fullName: 'El Objecting', email: 'el@objects.test' }),
    ];
    await ok(api.bdm.delete(`/contacts/${archived.id}`));
    await suppress('di@gone.test', 'bounce');
    await suppress('di@gone.test', 'bounce');
    await suppress('el@objects.test', 'objection');
    const { mails, skipped } = await write(
      api.bdm,
      [reached, silent, archived, bounced, objecting].map(({ id }) => id),
    );
    // An objection concerns marketing, and not what a person writes.
    expect(mails.map(({ contactId }: Made) => contactId)).toEqual([reached.id, objecting.id]);
    expect(skipped).toEqual([
      { contactId: silent.id, code: 'no_email', detail: 'Bo Silent has no e-mail address.' },
      { contactId: archived.id, code: 'contact_archived', detail: 'Cy Archived is archived.' },
      { contactId: bounced.id, code: 'address_bounced', detail: expect.stringMatching(/^Di Bounced has an address/) },
    ]);
    const { rows } = await api.db.query('SELECT encode(hash, $1) AS hash, reason FROM privacy_suppression', ['hex']);
    expect(rows.map(({ reason }) => reason).toSorted()).toEqual(['bounce', 'objection']);
    expect(rows.map(({ hash }) => hash).every((hash) => /^[0-9a-f]{64}$/.test(hash))).toBe(true);
  });

  it('makes nothing of a dry run, and shows the texts', async () => {
    const contact = await make.contact({ fullName: '<b>x</b>{{subject}}', languages: ['nl'] });
    const before = await countMails();
    const body = { contactIds: [contact.id], subject: 'Bezoek', body: 'Dag {{subject}} <i>', dryRun: true };
    const answer = await api.bdm.post('/mails', body);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ isConfigured: true, pausedUntil: null });
    const [mail] = answer.body.mails;
    expect(mail).toMatchObject({
      toAddress: contact.email,
      toName: contact.fullName,
      language: 'nl',
      subject: 'Bezoek',
    });
    expect(mail.text).toMatch(/^Dag {{subject}} <i>\n/);
    expect(mail.html).toContain('Dag {{subject}} &lt;i&gt;');
    expect(mail.html).toContain('U krijgt deze mail omdat');
    expect(await countMails()).toBe(before);
    expect(await sendDue(api)).toBe(0);
  });

  it.each([
    ['a header in the subject', { subject: 'Hello\r\nBcc: victim@example.test' }, '/subject field.matches'],
    ['an empty subject', { subject: ' ' }, '/subject field.matches'],
    ['an empty text', { body: ' \n' }, '/body field.matches'],
    ['no contact', { contactIds: [] }, '/contactIds field.array_min_size'],
    ['an unknown contact', { contactIds: [UNKNOWN] }, '/contactIds/0 reference.unknown'],
    ['an unknown lead', { leadId: UNKNOWN }, '/leadId reference.unknown'],
    ['an unknown company', { companyId: UNKNOWN }, '/companyId reference.unknown'],
    ['an unknown activity', { activityId: UNKNOWN }, '/activityId reference.unknown'],
    ['an unknown document', { documentIds: [UNKNOWN] }, '/documentIds/0 reference.unknown'],
    ['an unknown language', { language: 'fr' }, '/language field.is_in'],
    ['a time in the past', { sendAt: '2026-11-03T08:00:00Z' }, '/sendAt mail.send_at_past'],
    ['a time after a year', { sendAt: '2028-11-03T08:00:00Z' }, '/sendAt mail.send_at_late'],
  ])('is refused with %s', async (_, change, error) => {
    const contact = await make.contact();
    const answer = await api.bdm.post('/mails', { contactIds: [contact.id], subject: 'x', body: 'x', ...change });
    expect([answer.status, answer.fieldErrors]).toEqual([422, [error]]);
  });

  it('stores its mails once when it is repeated with its Idempotency-Key', async () => {
    const body = { contactIds: [(await make.contact()).id], subject: 'Once', body: 'x' };
    const key = { 'idempotency-key': 'once' };
    const [first, second] = [await api.bdm.post('/mails', body, key), await api.bdm.post('/mails', body, key)];
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body).toEqual(first.body);
    await sendDue(api);
    expect(sink.received.filter(({ headers }) => headers.get('subject') === 'Once')).toHaveLength(1);
  });
});

describe('The address of the author', () => {
  it('is that of the settings where a program writes, and there is none otherwise', async () => {
    const { id } = await writeOne(api.bdm, (await make.contact()).id);
    expect((await readMail(id)).replyTo).toEqual([]);
    const user = await api.user('bdm');
    const mail = await writeOne(user, (await make.contact()).id);
    expect(mail.replyTo).toEqual([expect.stringMatching(/^bdm\.\d+@locate\.test$/)]);
  });
});

describe('A mail for later', () => {
  it('is sent at its time, unless the contact was archived or the address bounced meanwhile', async () => {
    const [kept, archived, bounced] = [await make.contact(), await make.contact(), await make.contact()];
    const sendAt = new Date(clock.now().getTime() + 3_600_000).toISOString();
    const { mails } = await write(api.bdm, [kept.id, archived.id, bounced.id], { sendAt });
    expect(mails.map(({ nextAttemptAt }: Made) => nextAttemptAt)).toEqual([sendAt, sendAt, sendAt]);
    expect(await sendDue(api)).toBe(0);
    await ok(api.bdm.delete(`/contacts/${archived.id}`));
    await suppress(bounced.email, 'bounce');
    clock.set(new Date(sendAt));
    await sendDue(api);
    expect(sink.received.map(({ to }) => to)).toEqual([[kept.email]]);
    const states = await Promise.all(mails.map(async ({ id }: Made) => await readMail(id)));
    expect(states.map(({ state, reason }) => [state, reason])).toEqual([
      ['sent', null],
      ['suppressed', 'contact_archived'],
      ['suppressed', 'address_bounced'],
    ]);
  });

  it('can be cancelled until then', async () => {
    const contact = await make.contact();
    const sendAt = new Date(clock.now().getTime() + 3_600_000).toISOString();
    const { id } = await writeOne(api.bdm, contact.id, { sendAt });
    const cancelled = await ok(api.bdm.post(`/mails/${id}/cancel`));
    expect(cancelled).toMatchObject({ state: 'cancelled', reason: 'cancelled_by_user', nextAttemptAt: null });
    expect((await api.bdm.post(`/mails/${id}/cancel`)).problem).toEqual([409, 'mail.not_queued']);
    expect((await api.bdm.post(`/mails/${id}/resend`)).problem).toEqual([409, 'mail.not_resendable']);
    clock.set(new Date(sendAt));
    await sendDue(api);
    expect(sink.received).toEqual([]);
    const { items } = await ok(api.admin.get(`/audit?entityId=${id}`));
    expect(items.map(({ action }: Made) => action).toSorted()).toEqual(['cancelled', 'created']);
  });

  it('follows its contact into a merge', async () => {
    const [source, survivor] = [await make.contact(), await make.contact()];
    const sendAt = new Date(clock.now().getTime() + 3_600_000).toISOString();
    const { id } = await writeOne(api.bdm, source.id, { sendAt });
    await ok(api.bdm.post(`/contacts/${survivor.id}/merge`, { sourceId: source.id }));
    clock.set(new Date(sendAt));
    await sendDue(api);
    const sent = await readMail(id);
    expect(sent).toMatchObject({ state: 'sent', contactId: survivor.id, toAddress: source.email });
    expect((await ok(api.bdm.get(`/interactions/${sent.interactionId}`))).contactIds).toEqual([survivor.id]);
  });
});

describe('A mail that is sent again', () => {
  it('goes to the present address, and belongs to the interaction of the first one', async () => {
    const [one, other] = [await make.contact(), await make.contact()];
    sink.onRecipient = (_attempt, address) => (address === other.email ? { status: 550 } : undefined);
    const { mails } = await write(api.bdm, [one.id, other.id]);
    await sendDue(api);
    const [sent, failed] = await Promise.all(mails.map(({ id }: Made) => readMail(id)));
    expect([sent.state, failed.state]).toEqual(['sent', 'failed']);
    await ok(api.bdm.patch(`/contacts/${other.id}`, { email: 'present@example.test' }));
    const again = await ok(api.bdm.post(`/mails/${failed.id}/resend`));
    expect(again).toMatchObject({ state: 'queued', toAddress: 'present@example.test', subject: failed.subject });
    expect(again.id).not.toBe(failed.id);
    await sendDue(api);
    const resent = await readMail(again.id);
    expect(resent).toMatchObject({ state: 'sent', interactionId: sent.interactionId });
    const { contactIds } = await ok(api.bdm.get(`/interactions/${sent.interactionId}`));
    expect(contactIds.toSorted()).toEqual([one.id, other.id].toSorted());
  });

  it('is refused if the contact cannot get it any more', async () => {
    const contact = await make.contact();
    const { id } = await writeOne(api.bdm, contact.id);
    await sendDue(api);
    await ok(api.bdm.delete(`/contacts/${contact.id}`));
    expect((await api.bdm.post(`/mails/${id}/resend`)).problem).toEqual([422, 'mail.recipient_unreachable']);
  });
});
