import { QueueRegistry } from '../../src/common/jobs/queue.registry.js';
import { type Instance, startInstance, useApi } from '../support/api.js';
import { ok } from '../support/make.js';
import { SmtpSink } from '../support/smtp-sink.js';
import { buildMailSettings, givenSeminar, register, sendMailing, writeOne, sendDue } from './mail.given.js';

const PER_MINUTE = 7;
const PEOPLE = 12;

const sink = await new SmtpSink().start();
afterAll(() => sink.stop());

const env = buildMailSettings(sink.port, { MAIL_PER_MINUTE: String(PER_MINUTE) });
const { api, make } = useApi({ env });
let second: Instance;
beforeAll(async () => (second = await startInstance(api.databaseUrl, { env })));
afterAll(() => second.app.close());

/** Lets both instances work on all mailings at the same time. */
async function sendByBoth(): Promise<void> {
  const queues = [api.app, second.app, api.app, second.app].map((app) => app.get(QueueRegistry));
  await Promise.all(queues.map((queue) => queue.drain('mail.mailings')));
}

describe('Two instances', () => {
  it('make the mails of a mailing once, and send no more of them in a minute than the setting allows', async () => {
    const seminar = await givenSeminar(api.bdm);
    for (let index = 0; index < PEOPLE; index++) {
      await register(api.bdm, seminar.id, { fullName: `Guest ${index}`, email: `guest.${index}@limits.test` });
    }
    const mailing = await sendMailing(api.bdm, { seminarId: seminar.id }, { purpose: 'transactional' });
    await sendByBoth();
    expect(sink.received).toHaveLength(PER_MINUTE);
    expect(await ok(api.bdm.get(`/mailings/${mailing.id}`))).toMatchObject({
      state: 'running',
      counts: { sent: PER_MINUTE, queued: PEOPLE - PER_MINUTE },
    });
    // A mail that a person writes to one contact waits for no mailing.
    await writeOne(api.bdm, (await make.contact()).id);
    expect(await sendDue(api)).toBe(1);
    await sendByBoth();
    expect(sink.received).toHaveLength(PER_MINUTE + 1);

    await api.db.query(`UPDATE mail SET claimed_at = claimed_at - interval '1 minute' WHERE mailing_id IS NOT NULL`);
    await sendByBoth();
    const { rows } = await api.db.query('SELECT count(*)::int AS mails FROM mail WHERE mailing_id = $1', [mailing.id]);
    expect(rows).toEqual([{ mails: PEOPLE }]);
    const receivers = sink.received.map(({ to }) => to[0]!).filter((address) => address.endsWith('@limits.test'));
    expect([receivers.length, new Set(receivers).size]).toEqual([PEOPLE, PEOPLE]);
    expect((await ok(api.bdm.get(`/mailings/${mailing.id}`))).state).toBe('done');
  });
});
