import {
  lockSeminar,
  resolvePerson,
} from '../../src/activities/seminars/registrations/seminar-registration.queries.js';
import { assignSeat } from '../../src/activities/seminars/registrations/seminar-registration.store.js';
import { SeminarRegistrationService } from '../../src/activities/seminars/registrations/seminar-registration.service.js';
import { ManualClock } from '../../src/common/time/clock.service.js';
import { SYSTEM } from '../../src/common/actor/actor.constants.js';
import { UnitOfWork } from '../../src/database/transactions/unit-of-work.transaction.js';
import { useApi } from '../support/api.js';
import { Parties } from './seminar.parties.js';
import { ok } from '../support/make.js';

let parties: Parties;
const { api, make } = useApi({ clock: new ManualClock(new Date('2026-06-01T08:00:00Z')) });
beforeAll(async () => {
  parties = new Parties(api);
});

const merge = (survivor: string, sourceId: string, more: object = {}) =>
  ok(api.bdm.post(`/contacts/${survivor}/merge`, { sourceId, ...more }));

describe('Two contacts that are merged', () => {
  it('bring their registrations along, as changes of them', async () => {
    const [survivor, source] = [await make.contact(), await make.contact()];
    const { id } = await parties.seminar();
    const registration = await parties.registration(id, { contactId: source.id });
    const { relations } = await merge(survivor.id, source.id);
    expect(relations).toContainEqual({ label: 'registrations', moved: 1, combined: 0 });
    expect(await parties.read(id, registration.id)).toMatchObject({ contactId: survivor.id, version: 2 });
    const { rows } = await api.db.query(
      `SELECT changes->'contactId' AS change FROM audit_entry WHERE entity_id = $1 AND action = 'updated'`,
      [registration.id],
    );
    expect(rows).toEqual([{ change: { before: source.id, after: survivor.id } }]);
  });

  it('have one registration for each seminar: the stronger; the seat of the other goes to the first in line', async () => {
    const [survivor, source] = [await make.contact(), await make.contact()];
    const { id } = await parties.seminar({ capacity: 2 });
    const [weaker, stronger] = [
      await parties.registration(id, { contactId: survivor.id, jobTitle: 'Buyer' }),
      await parties.registration(id, { contactId: source.id }),
    ];
    const waiting = await parties.registration(id);
    await parties.move(id, stronger.id, 'confirmed');
    const tried = await merge(survivor.id, source.id, { dryRun: true });
    expect(tried.relations).toContainEqual({ label: 'registrations', moved: 0, combined: 1 });
    expect(await parties.read(id, waiting.id)).toMatchObject({ status: 'waitlisted' });
    await merge(survivor.id, source.id);
    expect(await parties.read(id, stronger.id)).toMatchObject({
      contactId: survivor.id,
      status: 'confirmed',
      jobTitle: 'Buyer',
      code: stronger.code,
    });
    expect(await parties.read(id, weaker.id)).toMatchObject({
      contactId: null,
      status: 'cancelled',
      archivedAt: expect.any(String),
    });
    expect(await parties.read(id, waiting.id)).toMatchObject({ status: 'registered' });
    expect(await parties.read(id)).toMatchObject({ seatsTaken: 2, waitlisted: 0 });
    const again = await parties.register(id, { contactId: survivor.id });
    expect([again.status, again.body.existing.id]).toEqual([409, stronger.id]);
  });

  it('while both register at once, end up with one registration and no deadlock', async () => {
    for (let round = 0; round < 5; round++) {
      const [survivor, source] = [await make.contact(), await make.contact()];
      const { id } = await parties.seminar({ capacity: 1 });
      const answers = await Promise.all([
        parties.register(id, { contactId: survivor.id }),
        api.bdm.post(`/contacts/${survivor.id}/merge`, { sourceId: source.id }),
        parties.register(id, { contactId: source.id }),
        parties.register(id, { fullName: 'Source', email: source.email }),
      ]);
      expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
      const { rows } = await api.db.query(
        `SELECT count(*)::int AS n FROM seminar_registration WHERE activity_id = $1 AND contact_id = $2`,
        [id, source.id],
      );
      expect(rows).toEqual([{ n: 0 }]);
      expect((await parties.read(id)).seatsTaken).toBeLessThanOrEqual(1);
    }
  });

  it('speak once in a session where both were named, as do companies', async () => {
    const [survivor, source] = [await make.contact(), await make.contact()];
    const [company, sister] = [await make.company(), await make.company()];
    const { id } = await parties.seminar();
    const session = await ok(
      api.bdm.post(`/seminars/${id}/sessions`, {
        title: 'Two voices',
        startsAt: '2026-09-10T10:00',
        endsAt: '2026-09-10T11:00',
        speakers: [
          { name: 'Li Na', contactId: survivor.id },
          { name: 'Na Li', contactId: source.id, capacity: 'Head of research', companyId: sister.id },
          { name: 'A third' },
        ],
      }),
    );
    const merged = await merge(survivor.id, source.id);
    expect(merged.relations).toContainEqual({ label: 'sessions', moved: 0, combined: 1 });
    const companies = await ok(api.bdm.post(`/companies/${company.id}/merge`, { sourceId: sister.id }));
    expect(companies.relations).toContainEqual({ label: 'sessions', moved: 1, combined: 0 });
    const { speakers, version } = await ok(api.viewer.get(`/seminars/${id}/sessions/${session.id}`));
    expect(version).toBe(3);
    expect(speakers).toEqual([
      { name: 'Li Na', capacity: 'Head of research', contactId: survivor.id, companyId: company.id },
      { name: 'A third', capacity: null, contactId: null, companyId: null },
    ]);
  });
});

describe('A session whose speaker a merge put in two places', () => {
  it('can still be corrected', async () => {
    const [survivor, source] = [await make.contact(), await make.contact()];
    const { id } = await parties.seminar();
    const hour = { startsAt: '2026-09-10T10:00', endsAt: '2026-09-10T11:00' };
    const speaks = (contactId: string) =>
      ok(api.bdm.post(`/seminars/${id}/sessions`, { title: 'x', ...hour, speakers: [{ name: 'Li Na', contactId }] }));
    const [, second] = [await speaks(survivor.id), await speaks(source.id)];
    await merge(survivor.id, source.id);
    const path = `/seminars/${id}/sessions/${second.id}`;
    expect((await api.bdm.patch(path, { title: 'Mended' })).body).toMatchObject({ title: 'Mended', version: 3 });
    expect((await api.bdm.patch(path, { endsAt: '2026-09-10T10:30' })).body.code).toBe('session.speaker_taken');
    expect((await api.bdm.patch(path, { startsAt: '2026-09-10T11:00', endsAt: '2026-09-10T12:00' })).status).toBe(200);
  });
});

describe('Registrations from other modules', () => {
  it('are made, linked and cancelled within a transaction of their own caller, or not at all', async () => {
    const contact = await make.contact();
    const { id } = await parties.seminar({ capacity: 1 });
    const work = api.app.get(UnitOfWork);
    const registrations = api.app.get(SeminarRegistrationService);
    const failed = work.run(SYSTEM, async (tx) => {
      await assignSeat(tx, await lockSeminar(tx, id), await resolvePerson(tx, parties.person()));
      throw new Error('The rest of the intake failed.');
    });
    await expect(failed).rejects.toThrow('The rest of the intake failed.');
    expect(await parties.line(id)).toEqual([]);
    const [first, second] = await work.run(SYSTEM, async (tx) => {
      const seminar = await lockSeminar(tx, id);
      return [
        await assignSeat(tx, seminar, await resolvePerson(tx, parties.person())),
        await assignSeat(tx, seminar, await resolvePerson(tx, { fullName: 'Ada', email: ' ADA@Example.org ' })),
      ] as const;
    });
    await work.run(SYSTEM, async (tx) =>
      registrations.linkContact(tx, await lockSeminar(tx, id), second.id, contact.id),
    );
    await work.run(SYSTEM, async (tx) =>
      registrations.changeStatus(tx, await lockSeminar(tx, id), first.id, 'cancelled'),
    );
    expect(await parties.read(id, second.id)).toMatchObject({
      status: 'registered',
      contactId: contact.id,
      email: 'ada@example.org',
    });
    const early = work.run(SYSTEM, async (tx) =>
      registrations.changeStatus(tx, await lockSeminar(tx, id), second.id, 'attended'),
    );
    await expect(early).rejects.toMatchObject({ code: 'registration.too_early' });
  });
});
