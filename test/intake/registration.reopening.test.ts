import { useApi } from '../support/api.js';
import { waitForLock } from '../support/locks.js';
import { work } from './intake.given.js';
import { connectForm, count, readRegistration, submit } from './registration.given.js';
import { addDaysToNow, updateRows, selectRows } from '../support/rows.js';

const { api, make } = useApi();

const reopen = (id: string, body: object = { reason: 'The wrong Li Na' }, by = api.bdm, headers = {}) =>
  by.post(`/intake/registrations/${id}/reopen`, body, headers);
const resolve = (id: string, body: object) => api.bdm.post(`/intake/registrations/${id}/resolve`, body);
const rule = () => ({
  id: 'came',
  trigger: 'registered',
  lead: { title: '{fullName} registered', ownerId: api.bdm.id },
});
const readLeads = async (companyId: string) => (await api.bdm.get(`/leads?companyId=${companyId}`)).body.items;
const standing = async (contactId: string) =>
  (await api.bdm.get(`/contacts/${contactId}`)).body.consents.map(
    ({ purpose, granted }: { purpose: string; granted: boolean }) => `${purpose}: ${granted}`,
  );

async function seminar(capacity: number | null = null) {
  const body = { title: 'S', startsAt: '2027-05-20T09:00', endsAt: '2027-05-20T12:00', timezone: 'Europe/Brussels' };
  return (await api.bdm.post('/seminars', { ...body, capacity, status: 'confirmed' })).body.id as string;
}

/** A company with somebody of it who is known. */
async function employee(change: object = {}) {
  const company = await make.company();
  const contact = await make.contact({ companyId: company.id, email: null, ...change });
  return { company, contact };
}

describe('A registration with a wrong decision', () => {
  it('waits again after reopening, and its effects on the wrong person are undone', async () => {
    const wrong = await employee();
    const right = await employee();
    const activityId = await seminar(1);
    const form = await connectForm(api, { activityId, rules: [rule()] });
    const answers = { id: '1', name: 'Li Na', email: 'li.na@gmail.com', job: 'Buyer', newsletter: 'true' };
    const waiting = await submit(api, form, answers);
    await resolve(waiting.id, { contactId: wrong.contact.id });
    const decided = await readRegistration(api, form, '1');
    const [made] = await readLeads(wrong.company.id);
    expect(decided.leads).toEqual([expect.objectContaining({ leadId: made.id, madeLead: true, withdrawnAt: null })]);
    expect(await standing(wrong.contact.id)).toEqual(['marketing: true']);

    const { status, body } = await reopen(waiting.id);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      matchState: 'needs_review',
      reviewReasons: ['reopened'],
      contactId: null,
      companyId: null,
      matchedBy: null,
      matchedAt: null,
      seatStatus: decided.seatStatus,
      seatId: decided.seatId,
      consents: [expect.objectContaining({ consentId: null })],
    });
    // The lead stays with whoever works on it; it no longer counts as of this registration.
    expect(body.leads).toEqual([
      expect.objectContaining({ leadId: made.id, withdrawnAt: expect.stringMatching(/^20/) }),
    ]);
    expect(await readLeads(wrong.company.id)).toEqual([expect.objectContaining({ id: made.id, archivedAt: null })]);
    expect(await standing(wrong.contact.id)).toEqual(['marketing: false']);
    expect((await api.bdm.get(`/contacts/${wrong.contact.id}`)).body.jobTitle).toBeNull();
    const seat = await api.db.query('SELECT contact_id, status FROM seminar_registration WHERE activity_id = $1', [
      activityId,
    ]);
    expect(seat.rows).toEqual([{ contact_id: null, status: 'registered' }]);
    const { rows } = await api.db.query(
      `SELECT actor_id, changes -> 'reason' AS reason, changes -> 'contactId' AS contact FROM audit_entry
       WHERE entity_id = $1 AND action = 'reopened'`,
      [waiting.id],
    );
    expect(rows).toEqual([
      {
        actor_id: api.bdm.id,
        reason: { before: null, after: 'The wrong Li Na' },
        contact: { before: wrong.contact.id, after: null },
      },
    ]);

    // Decided once more, everything is the right one's.
    const again = await resolve(waiting.id, { contactId: right.contact.id });
    expect(again.body).toMatchObject({ matchState: 'matched', contactId: right.contact.id, seatId: decided.seatId });
    expect(again.body.leads).toEqual([expect.objectContaining({ madeLead: true, withdrawnAt: null })]);
    expect(await readLeads(right.company.id)).toEqual([expect.objectContaining({ id: again.body.leads[0].leadId })]);
    expect(await standing(right.contact.id)).toEqual(['marketing: true']);
    expect(await standing(wrong.contact.id)).toEqual(['marketing: false']);
    expect((await api.bdm.get(`/contacts/${right.contact.id}`)).body.jobTitle).toBe('Buyer');
    const seats = await api.db.query('SELECT contact_id FROM seminar_registration WHERE activity_id = $1', [
      activityId,
    ]);
    expect(seats.rows).toEqual([{ contact_id: right.contact.id }]);
  });

  it('that is reopened by mistake can get the same decision, with the same lead and the same consent', async () => {
    const { company, contact } = await employee();
    const form = await connectForm(api, { rules: [rule()] });
    const waiting = await submit(api, form, { id: '1', name: 'A', email: 'a.mistake@gmail.com', newsletter: 'true' });
    const before = (await resolve(waiting.id, { contactId: contact.id })).body;
    await reopen(waiting.id);
    const after = (await resolve(waiting.id, { contactId: contact.id })).body;
    expect(after.leads).toEqual(before.leads);
    expect(await readLeads(company.id)).toHaveLength(1);
    expect(await standing(contact.id)).toEqual(['marketing: true']);
  });

  it('takes back no consent that the person gave by themselves', async () => {
    const { contact } = await employee({ email: 'own@consent.example' });
    const { contact: other } = await employee();
    const form = await connectForm(api);
    const agreed = { name: 'A', email: 'own@consent.example', newsletter: 'true' };
    const own = await submit(api, form, { id: 'own', ...agreed });
    const byHand = { purpose: 'marketing', wording: 'Yes.', wordingVersion: '1', source: 'By phone' };
    await api.bdm.post(`/contacts/${other.id}/consents`, { ...byHand, granted: true });
    const wrong = [];
    for (const [n, { id: contactId }] of [contact, contact, other].entries()) {
      const answers = { id: `wrong-${n}`, name: 'Li Na', email: `li.wrong.${n}@gmail.com`, newsletter: 'true' };
      wrong.push(await submit(api, form, answers));
      await resolve(wrong[n].id, { contactId });
    }
    for (const { id } of wrong) expect((await reopen(id)).status).toBe(200);
    expect([await standing(contact.id), await standing(other.id)]).toEqual([['marketing: true'], ['marketing: true']]);
    const words = (await api.bdm.get(`/contacts/${contact.id}/consents?sort=-occurredAt`)).body.items;
    const [kept] = (await readRegistration(api, form, 'own')).consents;
    // The proof of the last word is their own form.
    expect(words[0]).toMatchObject({
      id: kept.consentId,
      proof: expect.stringContaining(own.deliveries[0].deliveryId),
    });
    expect(words.some(({ granted }: { granted: boolean }) => !granted)).toBe(false);

    await reopen(own.id);
    expect(await standing(contact.id)).toEqual(['marketing: false']);
    await resolve(own.id, { contactId: contact.id });
    expect(await standing(contact.id)).toEqual(['marketing: true']);
    await api.bdm.post(`/contacts/${other.id}/consents`, { ...byHand, granted: false });
    const late = await submit(api, form, { id: 'late', name: 'B', email: 'late@gmail.com', newsletter: 'true' });
    await resolve(late.id, { contactId: other.id });
    expect(await standing(other.id)).toEqual(['marketing: true']);
    await reopen(late.id);
    expect(await standing(other.id)).toEqual(['marketing: false']);
  });

  it('undoes the fields that it filled in, including the employer, whatever the provider has sent since', async () => {
    const company = await make.company();
    const contact = await make.contact({ companyId: null, email: null, jobTitle: null, phone: null, givenName: null });
    const form = await connectForm(api);
    const answers = { id: '1', name: 'Li Na', email: 'li.filled@gmail.com', phone: '+32 11 30 01 00' };
    const waiting = await submit(api, form, { ...answers, job: 'Buyer', version: '1' });
    await resolve(waiting.id, { contactId: contact.id, companyId: company.id });
    const filled = { jobTitle: 'Buyer', phone: '+3211300100', companyId: company.id };
    const read = async () => (await api.bdm.get(`/contacts/${contact.id}`)).body;
    expect(await read()).toMatchObject(filled);
    await submit(api, form, { ...answers, job: 'Chief Buyer', version: '2' });
    expect((await readRegistration(api, form, '1')).provenance).toMatchObject({ jobTitle: { filledContact: true } });
    await reopen(waiting.id);
    expect(await read()).toMatchObject({ jobTitle: null, phone: null, companyId: null });
    expect(JSON.stringify((await readRegistration(api, form, '1')).provenance)).not.toContain('filledContact');

    await resolve(waiting.id, { contactId: contact.id, companyId: company.id });
    const elsewhere = await make.company();
    await api.bdm.patch(`/contacts/${contact.id}`, { companyId: elsewhere.id, phone: '+3211300101' });
    await reopen(waiting.id);
    expect(await read()).toMatchObject({ phone: '+3211300101', companyId: elsewhere.id });
  });

  it.each([
    ['e-mail', { name: 'Li Na', email: 'li.new@gmail.com' }],
    ['name', { name: 'Li Na (Zan)', email: 'li.seat@gmail.com' }],
  ])('keeps the one seat it made, untied, also after it came to have another %s', async (_, change) => {
    const { contact } = await employee();
    const activityId = await seminar(5);
    const form = await connectForm(api, { activityId });
    const waiting = await submit(api, form, { id: '1', name: 'Li Na', email: 'li.seat@gmail.com', version: '1' });
    await resolve(waiting.id, { contactId: contact.id });
    await submit(api, form, { id: '1', version: '2', ...change });
    if ((await readRegistration(api, form, '1')).matchState !== 'matched')
      await resolve(waiting.id, { contactId: contact.id });
    const { status, body } = await reopen(waiting.id);
    expect([status, body.seatProblem]).toEqual([200, null]);
    const { rows } = await api.db.query(
      'SELECT id, contact_id, status FROM seminar_registration WHERE activity_id = $1',
      [activityId],
    );
    expect(rows).toEqual([{ id: body.seatId, contact_id: null, status: 'registered' }]);
  });

  it('unties the seat it shares with its double too, once that has been cancelled, but none of colleagues', async () => {
    const activityId = await seminar(5);
    const form = await connectForm(api, { activityId });
    const { contact } = await employee();
    const answers = { name: 'Li Na', email: 'li.double@gmail.com' };
    const first = await submit(api, form, { id: '1', ...answers, version: '1' });
    const second = await submit(api, form, { id: '2', ...answers });
    for (const { id } of [first, second]) await resolve(id, { contactId: contact.id });
    await submit(api, form, { id: '1', ...answers, version: '2', status: 'cancelled' });
    const tied = async () => {
      const rows = await selectRows(api.db, 'seminar_registration', { activity_id: activityId }, 'contact_id', 'id');
      return rows.map((row) => row.contact_id);
    };
    expect(await tied()).toEqual([contact.id]);
    await reopen(second.id);
    expect(await tied()).toEqual([null]);

    const own = await employee({ email: 'hand@reopened.example' });
    const byHand = { contactId: own.contact.id };
    expect((await api.bdm.post(`/seminars/${activityId}/registrations`, byHand)).status).toBe(201);
    const { id } = await submit(api, form, { id: '3', name: 'B', email: 'hand@reopened.example' });
    await reopen(id);
    expect((await tied()).slice(0, 2)).toEqual([null, own.contact.id]);
  });

  it('is reopened when the seminar is archived or its place was removed, and notes what that keeps from it', async () => {
    for (const gone of ['seminar', 'seat'] as const) {
      const { contact } = await employee();
      const activityId = await seminar(5);
      const form = await connectForm(api, { activityId });
      const waiting = await submit(api, form, { id: '1', name: 'Li Na', email: `li.${gone}@gmail.com` });
      const { seatId } = (await resolve(waiting.id, { contactId: contact.id })).body;
      const path = gone === 'seminar' ? `/seminars/${activityId}` : `/seminars/${activityId}/registrations/${seatId}`;
      expect((await api.manager.delete(path)).status).toBe(200);
      const { status, body } = await reopen(waiting.id);
      expect([status, body.matchState]).toEqual([200, 'needs_review']);
      if (gone === 'seminar') expect(body).toMatchObject({ seatId, seatProblem: 'record.archived' });
    }
  });

  it('waits for the address before it locks anything that a delivery of the same address needs', async () => {
    const { contact } = await employee({ email: 'order@reopened.example', jobTitle: null });
    const activityId = await seminar();
    const form = await connectForm(api, { activityId });
    const one = await submit(api, form, { id: '1', name: 'A', email: contact.email, job: 'Boss', newsletter: 'true' });
    const delivery = await api.db.connect();
    await delivery.query('BEGIN');
    await delivery.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`contact e-mail ${contact.email}`]);
    const reopening = reopen(one.id);
    await waitForLock(api.db);
    await delivery.query('SELECT 1 FROM contact WHERE id = $1 FOR UPDATE NOWAIT', [contact.id]);
    await delivery.query('SELECT 1 FROM activity WHERE id = $1 FOR UPDATE NOWAIT', [activityId]);
    await delivery.query('COMMIT');
    delivery.release();
    expect((await reopening).status).toBe(200);
  });

  it('takes back the touch of a lead that was open, unless another registration stands behind it', async () => {
    const { company, contact } = await employee({ email: 'touched@reopened.example' });
    const colleague = await make.contact({ companyId: company.id });
    const lead = await make.lead({ companyId: company.id });
    const roadshow = await api.bdm.post('/roadshows', { title: 'R', startsOn: '2026-10-05', endsOn: '2026-10-09' });
    const activityId = roadshow.body.id;
    const form = await connectForm(api, { activityId, rules: [rule()] });
    const first = await submit(api, form, { id: '1', name: 'A', email: contact.email });
    const second = await submit(api, form, { id: '2', name: 'B', email: colleague.email });
    const touches = async () =>
      (await api.bdm.get(`/leads/${lead.id}/touches?activityId=${activityId}`)).body.items.length;
    expect(await touches()).toBe(1);
    await reopen(first.id);
    expect(await touches()).toBe(1);
    await reopen(second.id);
    expect(await touches()).toBe(0);
  });

  it('is not matched again by the next delivery, nor by what was learned from the decision', async () => {
    const { contact } = await employee({ email: 'certain@reopened.example' });
    const form = await connectForm(api);
    const certain = await submit(api, form, { id: '1', name: 'A', email: contact.email, version: '1' });
    expect(certain).toMatchObject({ matchState: 'matched', matchedBy: 'rule' });
    await reopen(certain.id);
    await submit(api, form, { id: '1', name: 'A. Changed', email: contact.email, version: '2' });
    const still = await readRegistration(api, form, '1');
    expect(still).toMatchObject({ matchState: 'needs_review', reviewReasons: ['reopened'], fullName: 'A. Changed' });
    expect(still.contactCandidates).toEqual([expect.objectContaining({ id: contact.id, score: 1 })]);

    const stranger = await submit(api, form, { id: '2', name: 'B', email: 'learned@gmail.com' });
    await resolve(stranger.id, { contactId: contact.id });
    await reopen(stranger.id);
    expect(await count(api, 'intake_decision', 'registration_id = $1 AND archived_at IS NULL', [stranger.id])).toBe(0);
    await updateRows(api.db, 'intake_registration', { id: stranger.id }, { received_at: addDaysToNow(-1) });
    const next = await submit(api, form, { id: '3', name: 'B', email: 'learned@gmail.com' });
    expect(next).toMatchObject({ matchState: 'needs_review', contactId: null });
  });

  it('whose person has changed waits for a person, whatever the provider sends after that', async () => {
    const { contact } = await employee({ email: 'former@changed.example' });
    await employee({ email: 'present@changed.example' });
    const form = await connectForm(api);
    const first = await submit(api, form, { id: '1', name: 'A', email: 'stranger@changed.example', version: '1' });
    await resolve(first.id, { contactId: contact.id });
    const email = 'present@changed.example';
    const changed = await submit(api, form, { id: '1', name: 'B', email, version: '2' });
    expect(changed).toMatchObject({ matchState: 'needs_review', reviewReasons: ['person_changed'] });
    const later = await submit(api, form, { id: '1', name: 'B', email, job: 'Buyer', version: '3' });
    expect(later).toMatchObject({ matchState: 'needs_review', reviewReasons: ['person_changed'], jobTitle: 'Buyer' });
  });

  it('that was rejected gets its seat back', async () => {
    const activityId = await seminar();
    const form = await connectForm(api, { activityId });
    const waiting = await submit(api, form, { id: '1', name: 'A', email: 'rejected@gmail.com' });
    const rejected = await resolve(waiting.id, { reject: true, reason: 'Test', remember: true });
    expect(rejected.body).toMatchObject({ matchState: 'rejected', seatStatus: 'cancelled' });
    const { body } = await reopen(waiting.id, { reason: 'It was real' });
    expect(body).toMatchObject({ matchState: 'needs_review', rejectedReason: null, seatStatus: 'registered' });
  });

  it('is reopened once, by who may decide, and with a reason', async () => {
    const { contact } = await employee({ email: 'once@reopened.example' });
    const form = await connectForm(api);
    const { id } = await submit(api, form, { id: '1', name: 'A', email: contact.email });
    expect((await reopen(id, {})).status).toBe(422);
    expect((await reopen(id, { reason: 'x' }, api.viewer)).status).toBe(403);
    expect((await reopen(id, { reason: 'x' }, api.bdm, { 'if-match': '"99"' })).status).toBe(412);
    expect((await reopen('0199ffff-ffff-7fff-8fff-ffffffffffff')).status).toBe(404);
    expect((await Promise.all([reopen(id), reopen(id)])).map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect((await reopen(id)).body.code).toBe('intake_registration.not_decided');
    await work(api);
  });
});
