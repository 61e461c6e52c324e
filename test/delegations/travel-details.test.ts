import { ManualClock } from '../../src/common/time/clock.service.js';
import { JobRegistry } from '../../src/common/jobs/job.registry.js';
import { useApi } from '../support/api.js';
import { given } from './delegation.given.js';

const BEFORE = new Date('2026-05-01T08:00:00Z');
const clock = new ManualClock(BEFORE);
const DETAILS = {
  passportName: 'CHEN WEI',
  passportNumber: 'E12345678',
  passportCountry: 'CN',
  passportExpiresOn: '2031-04-30',
  bornOn: '1975-02-14',
  dietary: 'Quite vegetarian',
  accessNeeds: 'Step-free entrances',
  emergencyContact: 'Chen Li, +86 138 0013 8000',
};
/** What nobody but who may read it gets to see. */
const SECRET = /E12345678|1975-02-14|Quite vegetarian|Step-free|0013 8000|CHEN WEI|2031-04-30/;

const { api } = useApi({ clock });
const its = given(api);
afterEach(() => clock.set(BEFORE));

/** A participant of a delegation of their own, with the address of the travel details. */
async function traveller(details: object | null = DETAILS, visit: object = {}) {
  const { id: delegationId } = await its.delegation(visit);
  const { id } = await its.participant(delegationId, {}, { fullName: 'Chen Wei' });
  const path = `/delegations/${delegationId}/participants/${id}/travel-details`;
  if (details) await its.ok(api.bdm.put(path, details));
  return { id, delegationId, path };
}

async function readAudit(id: string): Promise<{ action: string; actor_id: string | null; changes: object }[]> {
  const { rows } = await api.db.query(
    `SELECT action, actor_id, changes FROM audit_entry WHERE entity_id = $1 AND action LIKE 'travel%' ORDER BY id`,
    [id],
  );
  return rows;
}

describe('Travel details', () => {
  it('are written by staff, who cannot read them, and read by managers, which is recorded in the audit trail', async () => {
    const { id, path } = await traveller(null);
    const written = await api.bdm.put(path, DETAILS);
    expect(written.status).toBe(200);
    expect(written.body).toMatchObject({ participantId: id, filled: Object.keys(DETAILS), updatedBy: api.bdm.id });
    expect(written.text).not.toMatch(SECRET);
    expect((await api.manager.put(path, DETAILS)).text).not.toMatch(SECRET);
    expect((await api.manager.get(path)).body).toMatchObject({ id, fullName: 'Chen Wei', ...DETAILS });
    const again = await api.admin.get(path);
    expect([again.status, again.headers.get('cache-control')]).toEqual([200, 'no-store']);
    const veiled = Object.fromEntries(Object.keys(DETAILS).map((field) => [field, { before: null, after: 'changed' }]));
    expect(await readAudit(id)).toEqual([
      { action: 'travel_details_written', actor_id: api.bdm.id, changes: veiled },
      { action: 'travel_details_read', actor_id: api.manager.id, changes: {} },
      { action: 'travel_details_read', actor_id: api.admin.id, changes: {} },
    ]);
  });

  it('cannot be read by anybody else, on any path', async () => {
    const { path, delegationId } = await traveller();
    const others = [api.bdm, api.viewer, await api.key('reporting'), await api.key('manager', ['activities:read'])];
    for (const caller of others) {
      expect((await caller.get(path)).status).toBe(403);
      expect((await caller.get(`/delegations/${delegationId}/travel-details/export`)).status).toBe(403);
    }
    expect((await api.viewer.put(path, DETAILS)).status).toBe(403);
    expect((await api.viewer.delete(path)).status).toBe(403);
  });

  it('do not appear elsewhere: not in lists, files, the search, the audit trail or stored responses', async () => {
    const { delegationId, id, path } = await traveller();
    await api.manager.get(path);
    await its.ok(
      api.bdm.put(path, { ...DETAILS, dietary: 'Quite vegetarian, no nuts' }, { 'idempotency-key': 'once' }),
    );
    const base = `/delegations/${delegationId}`;
    const places = [
      base,
      `${base}/participants`,
      `${base}/participants/${id}`,
      `${base}/participants/export?format=jsonl`,
      `${base}/thank-you-list`,
      `${base}/participants?q=vegetarian`,
      `/audit?entityId=${id}`,
      '/search?q=E12345678',
    ];
    for (const place of places) {
      const answer = await api.admin.get(place);
      expect([place, answer.status]).toEqual([place, 200]);
      expect(answer.text.replace('q=E12345678', '').replaceAll(/"q":"E12345678"/g, '')).not.toMatch(SECRET);
    }
    for (const table of ['audit_entry', 'idempotency_key', 'record_version']) {
      const { rows } = await api.db.query(`SELECT t::text AS row FROM ${table} t`);
      expect(rows.filter(({ row }) => SECRET.test(row))).toEqual([]);
    }
  });

  it('are replaced whole by PUT and in part by PATCH', async () => {
    const { path } = await traveller();
    const part = await api.bdm.patch(path, { dietary: 'Halal', bornOn: null });
    expect(part.body.filled).toEqual(Object.keys(DETAILS).filter((field) => field !== 'bornOn'));
    expect((await api.manager.get(path)).body).toMatchObject({ ...DETAILS, dietary: 'Halal', bornOn: null });
    await its.ok(api.bdm.put(path, { passportNumber: 'X1' }));
    expect((await api.manager.get(path)).body).toMatchObject({
      passportNumber: 'X1',
      dietary: null,
      passportName: null,
    });
    for (const body of [{}, { passportNumber: null }]) {
      expect((await api.bdm.put(path, body)).body).toMatchObject({ status: 422, code: 'travel_details.empty' });
    }
  });

  it('that are the same again are no change', async () => {
    const { id, path } = await traveller();
    expect((await api.manager.put(path, DETAILS)).body.updatedBy).toBe(api.bdm.id);
    expect(await readAudit(id)).toHaveLength(1);
  });

  it('are removed by staff, which is recorded in the audit trail', async () => {
    const { id, path } = await traveller();
    expect((await api.bdm.delete(path)).body).toMatchObject({ participantId: id, filled: [] });
    expect((await api.bdm.delete(path)).body).toMatchObject({ status: 404, code: 'travel_details.not_found' });
    expect((await api.manager.get(path)).status).toBe(404);
    expect((await readAudit(id)).map(({ action }) => action)).toEqual([
      'travel_details_written',
      'travel_details_removed',
    ]);
  });

  it.each([
    ['no country', { passportCountry: 'China' }, '/passportCountry'],
    ['no day', { bornOn: '1975-02-30' }, '/bornOn'],
    ['two lines', { dietary: 'a\nb' }, '/dietary'],
    ['a number that is none', { passportNumber: 1_234_567 }, '/passportNumber'],
    ['something else', { shoeSize: '43' }, '/shoeSize'],
  ])('that name %s are refused, without being repeated', async (_, body, pointer) => {
    const { path } = await traveller(null);
    const refused = await api.bdm.put(path, body);
    expect(refused.body).toMatchObject({ status: 422, errors: [{ pointer }] });
    expect(refused.text).not.toContain(JSON.stringify(Object.values(body)[0]));
  });

  it('are accepted only for participants who come on a visit that is not archived', async () => {
    const { path, delegationId, id } = await traveller(null);
    const other = await its.delegation();
    expect((await api.bdm.put(path.replace(delegationId, other.id), DETAILS)).status).toBe(404);
    await its.ok(api.bdm.delete(`/delegations/${delegationId}/participants/${id}`));
    expect((await api.bdm.put(path, DETAILS)).body).toMatchObject({ status: 409, code: 'record.archived' });
  });

  it('are exported to managers, which is recorded for every person in the file', async () => {
    const { delegationId, id } = await traveller();
    const without = await its.participant(delegationId);
    const path = `/delegations/${delegationId}/travel-details/export`;
    const csv = await api.manager.get(`${path}?format=csv`);
    expect(csv.text).toContain('E12345678');
    expect(csv.headers.get('cache-control')).toBe('no-store');
    expect((await api.manager.get(`${path}?format=jsonl&status=declined`)).text).toBe('');
    expect((await readAudit(id)).map(({ action }) => action)).toEqual([
      'travel_details_written',
      'travel_details_read',
    ]);
    expect(await readAudit(without.id)).toEqual([]);
    expect((await api.manager.get(`${path}?passportNumber=E12345678`)).status).toBe(422);
    expect((await api.manager.get(`/delegations/${id}/travel-details/export`)).status).toBe(404);
  });

  it('are stored encrypted, and those of an earlier release once the job has run', async () => {
    const stored = async (id: string) => {
      const { rows } = await api.db.query('SELECT * FROM travel_detail WHERE participant_id = $1', [id]);
      return rows[0] as Record<string, unknown>;
    };
    const expectEncrypted = (row: Record<string, unknown>) => {
      const bytes = row['details_encrypted'] as Buffer;
      expect(bytes.toString('latin1')).not.toContain('E12345678');
      expect(JSON.stringify({ ...row, details_encrypted: null })).not.toContain('E12345678');
      expect(row['passport_number']).toBeNull();
      expect(bytes.length).toBeGreaterThan(50);
    };
    const here = await traveller();
    expectEncrypted(await stored(here.id));

    const { id, path } = await traveller(null);
    await api.db.query(
      `INSERT INTO travel_detail (participant_id, updated_at, passport_number, born_on) VALUES ($1, now(), 'E12345678', '1975-02-14')`,
      [id],
    );
    const clear = (await api.manager.get(path)).body;
    expect(clear).toMatchObject({ passportNumber: 'E12345678', bornOn: '1975-02-14', dietary: null });
    await api.app.get(JobRegistry).run('delegations.encrypt-travel-details');
    expectEncrypted(await stored(id));
    expect((await api.manager.get(path)).body).toEqual(clear);
    expect((await its.ok(api.bdm.patch(path, { dietary: 'No pork' })))['filled']).toEqual([
      'passportNumber',
      'bornOn',
      'dietary',
    ]);
    expectEncrypted(await stored(id));
    expect((await api.manager.get(path)).body).not.toHaveProperty('detailsEncrypted');
  });

  it('are deleted thirty days after the visit by the time of its place, even if the job was late', async () => {
    const remove = () => api.app.get(JobRegistry).run('delegations.remove-travel-details');
    const here = await traveller();
    const china = await traveller(DETAILS, { timezone: 'Asia/Shanghai' });
    const archived = await traveller();
    await its.ok(api.bdm.delete(`/delegations/${archived.delegationId}`));
    const later = await traveller(DETAILS, { endsOn: '2026-05-30' });
    const left = async () => {
      const { rows } = await api.db.query('SELECT participant_id AS id FROM travel_detail');
      const ids = new Set(rows.map((row) => row.id));
      return [here, china, archived, later].map(({ id }) => ids.has(id));
    };
    // A key, which does not expire meanwhile.
    const staff = await api.key('bdm');
    clock.set(new Date('2026-06-28T15:59:00Z'));
    await remove();
    expect(await left()).toEqual([true, true, true, true]);
    clock.set(new Date('2026-06-28T16:00:00Z'));
    await remove();
    expect(await left()).toEqual([true, false, true, true]);
    clock.set(new Date('2026-06-28T22:00:00Z'));
    await remove();
    await remove();
    expect(await left()).toEqual([false, false, false, true]);
    expect((await readAudit(here.id)).slice(1)).toEqual([
      { action: 'travel_details_removed', actor_id: null, changes: {} },
    ]);
    expect((await staff.put(here.path, DETAILS)).body).toMatchObject({
      status: 409,
      code: 'travel_details.too_late',
    });
    expect((await staff.patch(later.path, { dietary: 'Halal' })).status).toBe(200);
    clock.set(new Date('2027-01-01T00:00:00Z'));
    await remove();
    expect(await left()).toEqual([false, false, false, false]);
  });
});
