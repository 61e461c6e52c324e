import { ManualClock } from '../../src/common/time/clock.service.js';
import { UnitOfWork } from '../../src/database/transactions/unit-of-work.transaction.js';
import { ReplacedTitleStore } from '../../src/reports/locks/replaced-titles.store.js';
import { SYSTEM } from '../../src/common/actor/actor.constants.js';
import { LeadHistory } from '../reports/lead.history.js';
import { useApi } from '../support/api.js';
import { waitForLock } from '../support/locks.js';
import { type Made, ok } from '../support/make.js';
import { ERASED } from './erasing.given.js';

const { api, make } = useApi({ clock: new ManualClock(new Date('2026-11-05T08:00:00Z')), keys: ['manager'] });

let history: LeadHistory;
let companyId: string;
beforeAll(async () => {
  history = new LeadHistory(api.db, { companyId: '', ownerId: api.bdm.id! });
  companyId = await history.company('Lumenova Lighting', 'CN');
});

const lock = (month: string): Promise<Made> =>
  ok(api.manager.post('/report-locks', { report: 'pipeline-summary', month }));
const read = async (id: string): Promise<string> => (await api.manager.get(`/report-locks/${id}`)).text;

/** Replaces the title of a lead as an erasure does, and does something before the transaction ends. */
async function replaceTitle(leadId: string, before: string, after: string, work: () => Promise<void> = async () => {}) {
  const person = await make.contact();
  await api.app.get(UnitOfWork).run(SYSTEM, async (tx) => {
    await tx.sql.execute(`SELECT set_config('locate.erasure', 'on', true)`);
    await tx.sql.execute('UPDATE lead SET title = $2 WHERE id = $1::uuid', [leadId, after]);
    await api.app.get(ReplacedTitleStore, { strict: false }).store(tx.sql, [{ before, after }]);
    await tx.sql.execute(
      `INSERT INTO privacy_erasure (id, at, contact_id, key, reason, counts, keeps, decisions)
       VALUES (gen_random_uuid(), now(), $1::uuid, $1::text, 'unlawful', '[]', '[]', '[]')`,
      [person.id],
    );
    await work();
  });
}

const recordLead = (title: string) =>
  history.lead('2026-08-05T09:00:00Z', '2026-08-05', { company_id: companyId, title, jobs_expected: 40 });

describe('A title that names a person', () => {
  it('is replaced in a month that is locked while the person is erased', async () => {
    const id = await recordLead('Garden of Ysolde Quant');
    let locked: Promise<Made> | undefined;
    await replaceTitle(id, 'Garden of Ysolde Quant', `Garden of ${ERASED}`, async () => {
      locked = lock('2026-08');
      await waitForLock(api.db, 1);
    });
    const text = await read((await locked!).id);
    expect(text).toContain(`Garden of ${ERASED}`);
    expect(text).not.toContain('Ysolde');
  });

  it('is replaced once more when it named two people, and with its signs of JSON', async () => {
    const first = 'Plant "Ysolde" \\ Radomir';
    const id = await recordLead(first);
    const made = await lock('2026-09');
    await replaceTitle(id, first, `Plant "${ERASED}" \\ Radomir`);
    await replaceTitle(id, `Plant "${ERASED}" \\ Radomir`, `Plant "${ERASED}" \\ ${ERASED}`);
    const { document } = await ok(api.manager.get(`/report-locks/${made.id}`));
    const titles = Object.values(document.sections).flatMap(({ rows }: Made) => rows.map(({ title }: Made) => title));
    expect(titles).toContain(`Plant "${ERASED}" \\ ${ERASED}`);
    expect(titles.filter((title: unknown) => String(title).includes('Radomir'))).toEqual([]);
    const comparison = await ok(api.manager.get(`/report-locks/${made.id}/comparison`));
    expect([comparison.differs, JSON.stringify(comparison).includes('Radomir')]).toEqual([false, false]);
  });

  it('leaves no digest behind where no locked month has it', async () => {
    const id = await recordLead('Only of today');
    await api.db.query(`UPDATE lead SET title = 'Orangery of Wilhelmus' WHERE id = $1`, [id]);
    const count = async () => (await api.db.query('SELECT count(*)::int AS n FROM report_lock_title')).rows[0].n;
    const before = await count();
    await replaceTitle(id, 'Orangery of Wilhelmus', `Orangery of ${ERASED}`);
    expect(await count()).toBe(before);
  });
});
