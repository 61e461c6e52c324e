import { useApi } from '../support/api.js';
import { collectLog } from '../support/log.js';
import { connect, send, work, type GivenConnection } from './intake.given.js';
import { connectForm, readRegistration, submit } from './registration.given.js';
import { ok } from '../support/make.js';

let form: GivenConnection;
const { api, make } = useApi();
beforeAll(async () => (form = await connectForm(api)));

let made = 0;
const wait = (change: Record<string, unknown>, connection = form) => {
  const n = ++made;
  return submit(api, connection, { id: `v-${n}`, name: `Visitor ${n}`, email: `visitor.${n}@gmail.com`, ...change });
};
const decide = (id: string, body: object) => ok(api.bdm.post(`/intake/registrations/${id}/resolve`, body));
const reread = ({ externalId }: { externalId: string }, connection = form) =>
  readRegistration(api, connection, externalId);

/** Inserts registrations that are like another one, but have no address. */
const insertCopies = (id: string, times: number) =>
  api.db.query(
    `INSERT INTO intake_registration SELECT (jsonb_populate_record(r, jsonb_build_object('id', gen_random_uuid(),
       'external_id', 'copy-' || n, 'email', null, 'email_key', null, 'received_at', r.received_at - interval '1 hour'))).*
     FROM intake_registration r, generate_series(1, $2) n WHERE r.id = $1`,
    [id, times],
  );

describe('Registrations that wait for a review', () => {
  it('are offered the company that a decision has made, or matched if nothing is left to decide', async () => {
    const [first, alike, colleague, sameSpelling, other] = [
      await wait({ company: 'Verdanis Solar B.V.', country: 'NL', email: 'a@verdanis.example' }),
      await wait({ company: 'Verdanis Solar', country: 'NL' }),
      await wait({ email: 'b@verdanis.example', company: null }),
      await wait({ company: 'VERDANIS  solar b.v.', country: 'NL' }),
      await wait({ company: 'Kolbrink Ceramics' }),
    ];
    const { companyId } = await decide(first.id, { createContact: {}, createCompany: {} });
    const offered = await reread(alike);
    expect(offered).toMatchObject({ matchState: 'needs_review', reviewReasons: ['new_person', 'unsure_company'] });
    expect(offered.companyCandidates).toMatchObject([{ id: companyId }]);
    expect(await reread(colleague)).toMatchObject({ matchState: 'matched', matchedBy: 'rule', companyId });
    expect(await reread(sameSpelling)).toMatchObject({ matchState: 'matched', matchedBy: 'learned', companyId });
    expect(await reread(other)).toMatchObject({ matchState: 'needs_review', version: other.version });
  });

  it('are offered the person whom a decision has made', async () => {
    const company = await make.company();
    const first = await wait({ name: 'Li Na', email: 'li.na@163.com' });
    const second = await wait({ name: 'LI NA', email: 'li.na.work@outlook.com' });
    expect(second.contactCandidates).toEqual([]);
    const { contactId } = await decide(first.id, { createContact: {}, companyId: company.id });
    expect((await reread(second)).contactCandidates).toMatchObject([{ id: contactId, reasons: ['name'] }]);
  });

  it('stay with a person when they were reopened, with new candidates', async () => {
    const company = await make.company();
    const first = await wait({ company: 'Mirodent Textiles' });
    await decide(first.id, { createContact: {}, companyId: company.id, remember: false });
    await ok(api.bdm.post(`/intake/registrations/${first.id}/reopen`, { reason: 'Wrong company.' }));
    const second = await wait({ company: 'Mirodent Textiles', country: 'GB' });
    const { companyId } = await decide(second.id, { createContact: {}, createCompany: {} });
    const after = await reread(first);
    expect(after).toMatchObject({ matchState: 'needs_review', reviewReasons: ['reopened'] });
    expect(after.companyCandidates[0]).toMatchObject({ id: companyId, reasons: expect.arrayContaining(['learned']) });
  });

  it('are matched again once, whatever the idempotency key of the decision', async () => {
    const [first, second] = [
      await wait({ company: 'Pelgrast Solar', country: 'FR' }),
      await wait({ company: 'Pelgrast Solar' }),
    ];
    const key = { 'idempotency-key': 'decide-once' };
    const path = `/intake/registrations/${first.id}/resolve`;
    const body = { createContact: {}, createCompany: {} };
    const answer = await api.bdm.post(path, body, key);
    expect(answer.status).toBe(200);
    expect(await reread(second)).toMatchObject({ matchState: 'matched', companyId: answer.body.companyId });
    const again = await api.bdm.post(path, body, key);
    expect([again.headers.get('idempotent-replayed'), again.body]).toEqual(['true', answer.body]);
    const reopening = { 'idempotency-key': 'reopen-once' };
    const reopen = () => api.bdm.post(`/intake/registrations/${first.id}/reopen`, { reason: 'Wrong.' }, reopening);
    const reopened = await reopen();
    expect(reopened.body).toMatchObject({ id: first.id, matchState: 'needs_review' });
    expect((await reopen()).body).toEqual(reopened.body);
  });

  it('are matched again up to a limit, those with the same address first, and the log has the number of the others', async () => {
    const other = await connectForm(api);
    const [name, email] = ['Joris Kowalska', 'joris@gmail.com'];
    const first = await wait({ name, email });
    await insertCopies(first.id, 105);
    const latest = await wait({ name: 'J. K.', email }, other);
    const company = await make.company();
    let contactId = '';
    const warnings = await collectLog('warn', async () => {
      ({ contactId } = await decide(first.id, { createContact: {}, companyId: company.id }));
    });
    expect(await reread(latest, other)).toMatchObject({ matchState: 'matched', contactId });
    expect(warnings).toContainEqual([{ notCompared: 0, notMatched: 6 }, 'registrations.left_out']);
    const offered = `SELECT count(*)::integer AS n FROM intake_candidate WHERE contact_id = $1`;
    expect((await api.db.query(offered, [contactId])).rows).toEqual([{ n: 99 }]);
  }, 60_000);
});

describe('A decision', () => {
  it('teaches other connections, whose own decisions come first', async () => {
    const [ours, theirs] = [await make.company(), await make.company()];
    const [elsewhere, third] = [await connectForm(api), await connectForm(api)];
    const first = await wait({ company: 'Quorblade' });
    await decide(first.id, { createContact: {}, companyId: ours.id, isAnotherName: true });
    expect(await wait({ company: 'quorblade' }, elsewhere)).toMatchObject({ matchedBy: 'learned', companyId: ours.id });
    // The other connection decides otherwise.
    const otherwise = await wait({ company: 'Quorblade', email: 'x@gmail.com' }, third);
    const reopening = { reason: 'Another Quorblade.', forget: false };
    await ok(api.bdm.post(`/intake/registrations/${otherwise.id}/reopen`, reopening));
    await decide(otherwise.id, { contactId: otherwise.contactId, companyId: theirs.id, isAnotherName: true });
    expect(await wait({ company: 'Quorblade' }, third)).toMatchObject({ matchedBy: 'learned', companyId: theirs.id });
    expect(await wait({ company: 'Quorblade' })).toMatchObject({ matchedBy: 'learned', companyId: ours.id });
    // Where two connections disagree, the others learn neither.
    expect(await wait({ company: 'Quorblade' }, await connectForm(api))).toMatchObject({ matchState: 'needs_review' });
  });

  it('rejects an address only on its own connection', async () => {
    const first = await wait({ email: 'machine@gmail.com' });
    await decide(first.id, { reject: true, remember: true });
    expect(await wait({ email: 'machine@gmail.com' })).toMatchObject({ matchState: 'rejected' });
    const elsewhere = await wait({ email: 'machine@gmail.com' }, await connectForm(api));
    expect(elsewhere).toMatchObject({ matchState: 'needs_review' });
  });

  it('in a batch names the company that an earlier one of the batch has made', async () => {
    const [first, second, third, fourth] = [
      await wait({ company: 'Grivalto Coatings', country: 'NL' }),
      await wait({ company: 'Grivalto group' }),
      await wait({ company: 'Grivalto (Maasmechelen)' }),
      await wait({ company: 'Nobody' }),
    ];
    const decisions = [
      { registrationId: first.id, createContact: {}, createCompany: {} },
      { registrationId: second.id, createContact: {}, companyOfId: first.id },
      { registrationId: third.id, createContact: {}, companyOfId: fourth.id },
      { registrationId: fourth.id, createContact: {}, companyOfId: first.id, createCompany: {} },
    ];
    const { items } = await ok(api.bdm.post('/intake/registrations/resolve', { decisions }));
    const [{ companyId }] = items;
    expect(items).toMatchObject([
      { outcome: 'resolved', companyId: expect.any(String) },
      { outcome: 'resolved', companyId },
      { outcome: 'failed', code: 'intake_registration.company_not_decided' },
      { outcome: 'failed', code: 'intake_registration.one_decision' },
    ]);
  });
});

describe('A replay of what waits for a review', () => {
  it('is open to managers of leads, counts first, and leaves what was decided alone', async () => {
    const late = await connectForm(api);
    const [waiting, decided] = [await wait({ company: 'Late Co' }, late), await wait({}, late)];
    await decide(decided.id, { createContact: {} });
    const { id: contactId } = await make.contact({ email: waiting.email, companyId: (await make.company()).id });
    const key = { 'idempotency-key': 'replay-once' };
    const replay = (body: object, by = api.bdm, headers = {}) =>
      by.post('/intake/deliveries/replay-for-review', { connectionId: late.id, ...body }, headers);
    expect((await replay({ dryRun: true })).body).toEqual({ count: 1, next: null });
    expect((await replay({}, api.viewer)).status).toBe(403);
    const answer = await replay({}, api.bdm, key);
    expect([answer.status, answer.body]).toEqual([202, { count: 1, next: null }]);
    await work(api);
    expect(await reread(waiting, late)).toMatchObject({ matchState: 'matched', contactId });
    expect((await replay({ dryRun: true })).body).toEqual({ count: 0, next: null });
    expect((await replay({}, api.bdm, key)).body).toEqual(answer.body);
    // Any other replay remains for managers.
    expect((await api.bdm.post('/intake/deliveries/replay', { connectionId: late.id })).status).toBe(403);
  });

  it('leaves a delivery alone of which a person has decided one seat', async () => {
    await make.contact({ email: 'seat.7003@gmail.com' });
    const order = await connect(api, { provider: 'hi_events', secret: null, mapping: {} });
    const attendees = [7_001, 7_002, 7_003].map((id) => {
      const times = { created_at: '2026-10-05 08:39:59', updated_at: '2026-10-05 08:39:59' };
      return {
        id,
        order_id: 7_000,
        event_id: 77,
        email: `seat.${id}@gmail.com`,
        status: 'ACTIVE',
        first_name: 'Seat',
        ...times,
      };
    });
    const payload = { id: 7_000, status: 'COMPLETED', event_id: 77, created_at: '2026-10-05 08:39:58', attendees };
    const event = { event_type: 'order.created', event_sent_at: '2026-10-05T08:40:01+00:00', payload };
    expect((await send(order, event)).status).toBe(202);
    await work(api);
    const replay = (body: object) =>
      api.bdm.post('/intake/deliveries/replay-for-review', { connectionId: order.id, ...body });
    expect(await readRegistration(api, order, '7003')).toMatchObject({ matchState: 'matched', matchedBy: 'rule' });
    expect((await replay({ dryRun: true })).body.count).toBe(1);
    const decided = await readRegistration(api, order, '7001');
    await decide(decided.id, { reject: true });
    expect(await readRegistration(api, order, '7002')).toMatchObject({ matchState: 'needs_review' });
    expect((await replay({ dryRun: true })).body.count).toBe(0);
    expect((await replay({})).body.count).toBe(0);
  });
});
