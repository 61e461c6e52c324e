import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SYSTEM } from '../../src/common/actor/actor.constants.js';
import { ManualClock } from '../../src/common/time/clock.service.js';
import { UnitOfWork } from '../../src/database/transactions/unit-of-work.transaction.js';
import { SuppressionStore } from '../../src/mail/suppressions/suppression.store.js';
import { ReportReader } from '../../src/reports/engine/report.reader.js';
import { buildMailSettings, sendDue } from '../mail/mail.given.js';
import { readEmail } from '../identity/session.given.js';
import type { Caller } from '../support/api.js';
import { Make, type Made, ok } from '../support/make.js';
import { decodeHeader, readParts, SmtpSink } from '../support/smtp-sink.js';
import { GivenSchedules, START } from './schedule.given.js';

const DUE = new Date('2026-12-01T05:00:00Z');
const clock = new ManualClock(START);
const sink = await new SmtpSink().start();
let given: GivenSchedules;
let make: Make;
beforeAll(async () => {
  given = await GivenSchedules.start(clock, buildMailSettings(sink.port));
  make = new Make(given.api);
});
afterAll(async () => {
  await given.close();
  await sink.stop();
});
beforeEach(async () => {
  clock.set(START);
  await given.endEarlierSchedules();
  sink.reset();
});

const ofUser = ({ id }: Pick<Caller, 'id'>) => ({ userId: id, contactId: null });
const ofContact = ({ id }: Made) => ({ userId: null, contactId: id });
/** Makes what is due, and sends its mails. */
const runAndSend = async () => {
  clock.set(DUE);
  await given.run();
  await sendDue(given.api);
};
const suppress = (email: string) =>
  given.api.app.get(UnitOfWork).run(SYSTEM, (tx) => given.api.app.get(SuppressionStore).add(tx, email, 'bounce'));

describe('A schedule with recipients', () => {
  it('sends the file of a finished run to colleagues and contacts, as it lies in the folder', async () => {
    const user = await given.api.user('viewer', 'Vera Viewer');
    const email = await readEmail(given.api, user);
    const contact = await make.contact({ fullName: 'Piet Peeters', email: 'piet@deputy.test', languages: ['nl'] });
    const { id, folder, recipients } = await given.schedule({
      recipients: [{ userId: user.id }, { contactId: contact.id }],
    });
    expect(recipients).toEqual([ofUser(user), ofContact(contact)]);
    await runAndSend();

    const [run] = await given.readRuns(id);
    expect(run.recipients).toEqual([
      { ...ofUser(user), mailId: expect.any(String), mailState: 'sent', hasBounced: false, skipCode: null },
      { ...ofContact(contact), mailId: expect.any(String), mailState: 'sent', hasBounced: false, skipCode: null },
    ]);
    const content = await readFile(join(given.root, folder, run.fileName));
    const received = new Map(sink.received.map((mail) => [mail.to[0]!, mail]));
    expect([...received.keys()].toSorted()).toEqual([email, 'piet@deputy.test'].toSorted());
    for (const mail of received.values()) {
      expect(mail.raw).toContain(`filename=${run.fileName}`);
      expect(readParts(mail).get('text/csv')).toEqual(content);
      expect(readParts(mail).get('text/plain')!.toString()).not.toContain('/reports/schedules/');
      expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
    }
    const subject = (address: string) => decodeHeader(received.get(address)!.headers.get('subject')!);
    expect(subject(email)).toBe('Pipeline summary: 30 November 2026');
    expect(subject('piet@deputy.test')).toMatch(/: 30 november 2026$/);
  });

  it('is no interaction, and is in the log of mails of its contact', async () => {
    const contact = await make.contact({ email: 'log@deputy.test' });
    await given.schedule({ recipients: [{ contactId: contact.id }] });
    await runAndSend();
    const { items } = await ok(given.manager.get(`/mails?contactId=${contact.id}`));
    expect(items).toMatchObject([{ templateKey: 'report_ready', state: 'sent', interactionId: null, createdBy: null }]);
    const interactions = await ok(given.manager.get(`/interactions?contactId=${contact.id}`));
    expect(interactions.items).toEqual([]);
  });

  it('has answers go to the user who made it', async () => {
    const contact = await make.contact({ email: 'answers@deputy.test' });
    const maker = await given.api.user('manager');
    const email = await readEmail(given.api, maker);
    const body = {
      name: 'Mine',
      cron: '0 6 1 * *',
      report: 'pipeline-summary',
      format: 'csv',
      folder: given.newFolder(),
    };
    await ok(maker.post('/report-schedules', { ...body, recipients: [{ contactId: contact.id }] }));
    await runAndSend();
    expect(sink.received[0]!.headers.get('reply-to')).toBe(email);
  });

  it('gives colleagues a link to a file of more than 5 MB, and contacts nothing, as the run says', async () => {
    const user = await given.api.user('bdm');
    const email = await readEmail(given.api, user);
    const contact = await make.contact({ email: 'large@deputy.test' });
    const { id } = await given.schedule({ recipients: [{ userId: user.id }, { contactId: contact.id }] });
    const reader = given.api.app.get(ReportReader);
    const createFile = reader.createFile;
    const content = Buffer.alloc(5 * 1_048_576 + 1, 'x');
    reader.createFile = async () => ({ name: 'large.csv', mediaType: 'text/csv', content });
    try {
      await runAndSend();
    } finally {
      reader.createFile = createFile;
    }
    expect(sink.received.map(({ to }) => to)).toEqual([[email]]);
    const [mail] = sink.received;
    expect(mail!.raw).not.toContain('large.csv');
    expect(mail!.raw.length).toBeLessThan(20_000);
    const text = readParts(mail!).get('text/plain')!.toString();
    expect(text).toContain(`\nhttps://crm.locate.test/reports/schedules/${id}\n`);
    const [run] = await given.readRuns(id);
    expect(run.recipients.map(({ skipCode }: Made) => skipCode)).toEqual([null, 'file_too_large']);
  });

  it('skips those who cannot get it, and the run says why', async () => {
    const [gone, demoted] = [await given.api.user('bdm'), await given.api.user('viewer')];
    const noAddress = await make.contact({ email: null });
    const [archived, bounced] = [await make.contact(), await make.contact({ email: 'bounced@deputy.test' })];
    const same = await make.contact({ email: await readEmail(given.api, given.api.bdm) });
    const people = [
      ofUser(gone),
      ofUser(demoted),
      ...[noAddress, archived, bounced].map(ofContact),
      ofUser(given.api.bdm),
    ];
    const { id } = await given.schedule({ recipients: [...people, ofContact(same)] });
    await ok(given.api.admin.delete(`/users/${gone.id}`));
    await ok(given.api.admin.patch(`/users/${demoted.id}`, { role: 'integration' }));
    await ok(given.api.manager.delete(`/contacts/${archived.id}`));
    await suppress('bounced@deputy.test');
    await runAndSend();
    const [run] = await given.readRuns(id);
    expect(run.outcome).toBe('done');
    expect(run.recipients.map(({ skipCode, mailState }: Made) => skipCode ?? mailState)).toEqual([
      'user_archived',
      'not_permitted',
      'no_email',
      'contact_archived',
      'address_bounced',
      'sent',
      'duplicate_address',
    ]);
    expect(sink.received).toHaveLength(1);
  });

  it('says of an address that mails cannot have that it gets none, and sends to the others', async () => {
    const [odd, user] = [await make.contact({ email: '"a b"@deputy.test' }), await given.api.user('viewer')];
    const { id } = await given.schedule({ recipients: [{ contactId: odd.id }, { userId: user.id }] });
    await runAndSend();
    const [run] = await given.readRuns(id);
    expect(run.recipients.map(({ skipCode }: Made) => skipCode)).toEqual(['address_invalid', null]);
    expect(sink.received).toHaveLength(1);
  });

  it('sends nothing to a user who was archived while the mail waited, nor a file that somebody has removed', async () => {
    const [gone, other] = [await given.api.user('bdm'), await given.api.user('bdm')];
    const { id } = await given.schedule({ recipients: [{ userId: gone.id }, { userId: other.id }], keepFiles: 1 });
    clock.set(DUE);
    await given.run();
    await ok((await given.api.key('admin')).delete(`/users/${gone.id}`));
    await given.api.db.query('UPDATE report_schedule_run SET pruned_at = now() WHERE schedule_id = $1', [id]);
    await sendDue(given.api);
    const [run] = await given.readRuns(id);
    expect(run.recipients.map(({ mailState }: Made) => mailState)).toEqual(['suppressed', 'failed']);
    const { error } = await ok(given.manager.get(`/mails/${run.recipients[1].mailId}`));
    expect(error).toMatch(/removed/);
    expect(sink.received).toEqual([]);
  });

  it('is not sent again to a user who is no recipient any more', async () => {
    const [user, other] = [await given.api.user('viewer'), await given.api.user('viewer')];
    const { id } = await given.schedule({ recipients: [{ userId: user.id }] });
    await runAndSend();
    const [run] = await given.readRuns(id);
    const { mailId } = run.recipients[0];
    await given.api.db.query('UPDATE report_schedule_recipient SET user_id = $2 WHERE schedule_id = $1', [
      id,
      other.id,
    ]);
    clock.set(START);
    const answer = await given.api.admin.post(`/mails/${mailId}/resend`);
    expect(answer.problem).toEqual([422, 'mail.recipient_unreachable']);
  });

  it('sends once if two instances look, and again only for another run', async () => {
    const user = await given.api.user('bdm');
    const { id } = await given.schedule({ recipients: [{ userId: user.id }] });
    clock.set(DUE);
    await Promise.all([given.run(), given.run(), given.run()]);
    await Promise.all([sendDue(given.api), sendDue(given.api)]);
    expect(sink.received).toHaveLength(1);
    await given.run();
    await sendDue(given.api);
    expect(sink.received).toHaveLength(1);
    clock.set(new Date(DUE.getTime() + 3_600_000));
    await ok(given.manager.post(`/report-schedules/${id}/run`));
    await given.run();
    await sendDue(given.api);
    expect(sink.received).toHaveLength(2);
  });

  it('sends nothing for a run that fails', async () => {
    const user = await given.api.user('bdm');
    const { id } = await given.schedule({ recipients: [{ userId: user.id }] });
    const reader = given.api.app.get(ReportReader);
    const createFile = reader.createFile;
    reader.createFile = () => Promise.reject(new Error('no figures'));
    try {
      await runAndSend();
    } finally {
      reader.createFile = createFile;
    }
    expect((await given.readRuns(id))[0]).toMatchObject({ outcome: 'waiting', recipients: [] });
    expect(
      (
        await given.api.db.query(
          'SELECT count(*)::int AS count FROM report_schedule_run_recipient WHERE run_id IN (SELECT id FROM report_schedule_run WHERE schedule_id = $1)',
          [id],
        )
      ).rows[0].count,
    ).toBe(0);
    expect(sink.received).toEqual([]);
  });
});

describe('The recipients of a schedule', () => {
  const create = (recipients: unknown) =>
    given.manager.post('/report-schedules', {
      name: 'Wrong',
      cron: '0 6 1 * *',
      report: 'pipeline-summary',
      format: 'csv',
      folder: given.newFolder(),
      recipients,
    });

  it('are users who may read it and contacts, at most 20, each once', async () => {
    const integration = await given.api.user('integration');
    const archived = await make.contact();
    await ok(given.api.manager.delete(`/contacts/${archived.id}`));
    const unknown = '0199ffff-ffff-7fff-8fff-ffffffffffff';
    const { bdm } = given.api;
    const refused: [unknown, string[]][] = [
      [[{}], ['/recipients/0 schedule.recipient_invalid']],
      [[{ userId: bdm.id, contactId: unknown }], ['/recipients/0 schedule.recipient_invalid']],
      [[{ userId: bdm.id }, { userId: bdm.id }], ['/recipients/1 schedule.recipient_twice']],
      [[{ userId: unknown }], ['/recipients/0/userId reference.unknown']],
      [[{ contactId: unknown }], ['/recipients/0/contactId reference.unknown']],
      [[{ contactId: archived.id }], ['/recipients/0/contactId reference.archived']],
      [[{ userId: integration.id }], ['/recipients/0/userId schedule.recipient_not_permitted']],
      [[{ email: 'free@locate.test' }], ['/recipients/0/email field.unknown']],
      [Array.from({ length: 21 }, () => ({ userId: bdm.id })), ['/recipients field.array_max_size']],
    ];
    for (const [recipients, errors] of refused) expect((await create(recipients)).fieldErrors).toEqual(errors);
    expect((await create('everybody')).status).toBe(422);
  });

  it('are replaced as a whole, stay when they are not sent, and are audited', async () => {
    const contact = await make.contact();
    const { id } = await given.schedule({ recipients: [{ userId: given.api.bdm.id }] });
    const patch = (body: object) => ok(given.manager.patch(`/report-schedules/${id}`, body));
    expect((await patch({ name: 'Renamed' })).recipients).toEqual([ofUser(given.api.bdm)]);
    const { recipients, version } = await patch({
      recipients: [{ contactId: contact.id }, { userId: given.api.bdm.id }],
    });
    expect(recipients).toEqual([ofContact(contact), ofUser(given.api.bdm)]);
    expect((await patch({ recipients })).version).toBe(version);
    await ok(given.api.manager.delete(`/contacts/${contact.id}`));
    expect((await patch({ recipients: [{ contactId: contact.id }] })).recipients).toEqual([ofContact(contact)]);
    expect((await patch({ recipients: null })).recipients).toEqual([]);
    const { items } = await ok(given.api.admin.get(`/audit?entityId=${id}&action=updated&sort=at`));
    expect(items.map(({ changes }: Made) => Object.keys(changes))).toEqual([
      ['name'],
      ['recipients'],
      ['recipients'],
      ['recipients'],
    ]);
  });

  it('follow a merge of contacts, and the file is sent once to the one who remains', async () => {
    const [kept, gone] = [
      await make.contact({ email: 'kept@deputy.test' }),
      await make.contact({ email: 'gone@deputy.test' }),
    ];
    const both = await given.schedule({ recipients: [ofContact(gone), ofContact(kept)] });
    const one = await given.schedule({ recipients: [ofContact(gone)] });
    await ok(given.api.manager.post(`/contacts/${kept.id}/merge`, { sourceId: gone.id }));
    for (const { id } of [both, one]) {
      expect((await ok(given.manager.get(`/report-schedules/${id}`))).recipients).toEqual([ofContact(kept)]);
    }
    await runAndSend();
    expect(sink.received.map(({ to }) => to)).toEqual([['kept@deputy.test'], ['kept@deputy.test']]);
  });
});
