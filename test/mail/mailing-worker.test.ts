import { QueueRegistry } from '../../src/common/jobs/queue.registry.js';
import { useApi } from '../support/api.js';
import { SmtpSink } from '../support/smtp-sink.js';
import { buildMailSettings, givenSeminar, register, sendMailing } from './mail.given.js';

/** More people than a mailing writes to in its first two turns, to which its creation and its start lead. */
const PEOPLE = 45;

const sink = await new SmtpSink().start();
afterAll(() => sink.stop());

const { api } = useApi({ env: buildMailSettings(sink.port, { MAIL_PER_MINUTE: '1000' }) });

/** Carries mailings to their job handler as a worker does, and returns those that wait. Nobody looks for due ones. */
function startWorker(): string[] {
  const waiting: string[] = [];
  api.app.get(QueueRegistry).setTransport({
    send: (queue, ids, at) => {
      if (queue === 'mail.mailings' && at === undefined) waiting.push(...ids);
    },
  });
  return waiting;
}

it('A mailing is queued again until all of its mails are sent, also before the first error of the mail server', async () => {
  const seminar = await givenSeminar(api.bdm);
  for (let index = 0; index < PEOPLE; index++) {
    await register(api.bdm, seminar.id, { email: `guest.${index}@worker.test` });
  }
  const queues = api.app.get(QueueRegistry);
  const { processItem } = queues.getAll().find(({ name }) => name === 'mail.mailings')!;
  const waiting = startWorker();
  await sendMailing(api.bdm, { seminarId: seminar.id }, { purpose: 'transactional' });
  for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) await processItem(id);
  queues.setTransport(undefined);
  expect(sink.received).toHaveLength(PEOPLE);
});
