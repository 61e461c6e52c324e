import { ManualClock } from '../../src/common/time/clock.service.js';
import { listPersonalData } from '../../src/privacy/personal-data.registry.js';
import type { PersonPath } from '../../src/privacy/personal-data.rules.js';
import { buildPersonCondition, type Person } from '../../src/privacy/person-path.queries.js';
import { given } from '../delegations/delegation.given.js';
import { connectForm, FORM, submit } from '../intake/registration.given.js';
import { useApi } from '../support/api.js';
import type { Made } from '../support/make.js';

const DAY = '2026-05-25';
const { api, make } = useApi({ clock: new ManualClock(new Date(`${DAY}T08:00:00Z`)) });
const its = given(api);

const SEMINAR = {
  title: 'Light in care',
  startsAt: `${DAY}T12:00`,
  endsAt: `${DAY}T16:00`,
  timezone: 'Europe/Brussels',
};

/** Returns a column of the rows of a table that lead to a person, by the paths of the table unless others are given. */
async function findRows(
  table: string,
  column: string,
  person: Partial<Person>,
  paths?: readonly PersonPath[],
  options?: { withNames: boolean },
): Promise<unknown[]> {
  const values: unknown[] = [];
  const nobody = { contactIds: [], seminarRegistrationIds: [], intakeRegistrationIds: [], addresses: [], names: [] };
  const add = (value: unknown) => `$${values.push(value)}`;
  const condition = buildPersonCondition(table, { ...nobody, ...person }, add, paths, options);
  const { rows } = await api.db.query(
    `SELECT "${column}" AS found FROM "${table}" WHERE ${condition} ORDER BY 1`,
    values,
  );
  return rows.map(({ found }) => found);
}

/** A contact with a company, on a delegation with travel details, and on a lead with evidence, an interaction and a task. */
async function createGuest(fullName: string) {
  const company = await make.company();
  const delegation = await its.delegation();
  const participant = await its.participant(delegation.id, {}, { fullName, companyId: company.id });
  const { contactId } = participant;
  const path = `/delegations/${delegation.id}/participants/${participant.id}/travel-details`;
  await its.ok(api.bdm.put(path, { passportNumber: 'E12345678' }));
  const lead = await make.lead({ companyId: company.id, contactIds: [contactId] });
  await its.ok(api.bdm.post(`/leads/${lead.id}/evidence`, { kind: 'visit_report', note: 'Met in Genk' }));
  const interaction = await make.interaction(lead.id, { contactIds: [contactId], occurredAt: `${DAY}T07:00:00Z` });
  const task = await its.ok(api.bdm.post('/tasks', { title: 'Call', contactId }));
  return { contactId: contactId as string, company, delegation, participant, lead, interaction, task };
}

type Guest = Awaited<ReturnType<typeof createGuest>>;
let guest: Guest;
let other: Guest;
beforeAll(async () => {
  guest = await createGuest('Chen Yuqing');
  other = await createGuest('Wang Lei');
});

describe('The paths from rows to a person', () => {
  it('find the records of a contact, those that hang on them, and nothing of another contact', async () => {
    const person = { contactIds: [guest.contactId] };
    const expected: [table: string, column: string, id: unknown][] = [
      ['contact', 'id', guest.contactId],
      ['company', 'id', guest.company.id],
      ['delegation_participant', 'id', guest.participant.id],
      ['travel_detail', 'participant_id', guest.participant.id],
      ['activity', 'id', guest.delegation.id],
      ['lead', 'id', guest.lead.id],
      ['lead_evidence', 'lead_id', guest.lead.id],
      ['interaction', 'id', guest.interaction.id],
      ['task', 'id', guest.task.id],
    ];
    for (const [table, column, id] of expected) {
      expect([table, await findRows(table, column, person)]).toEqual([table, [id]]);
    }
  });

  it('find the history, the search entries and the audit trail of these records', async () => {
    const person = { contactIds: [guest.contactId] };
    const audited = new Set(await findRows('audit_entry', 'entity_id', person));
    const versions = new Set(await findRows('record_version', 'entity_id', person));
    const entries = await findRows('search_entry', 'id', person);
    for (const { id } of [{ id: guest.contactId }, guest.delegation] as Made[]) {
      expect([audited.has(id), versions.has(id), entries.includes(id)]).toEqual([true, true, true]);
    }
    expect(audited.has(guest.participant.id)).toBe(true);
    expect(new Set(await findRows('lead_version', 'lead_id', person))).toEqual(new Set([guest.lead.id]));
    const ofOther = [other.contactId, other.participant.id, other.lead.id, other.delegation.id, other.interaction.id];
    expect(ofOther.filter((id) => audited.has(id) || versions.has(id) || entries.includes(id))).toEqual([]);
  });

  it('find a registration without a contact by its address, and leave the one of a contact who shares it', async () => {
    const seminar = await its.ok(api.bdm.post('/seminars', SEMINAR));
    const register = (body: object): Promise<Made> =>
      its.ok(api.bdm.post(`/seminars/${seminar.id}/registrations`, body));
    const email = 'office@keli.example.org';
    const colleague = await make.contact({ email, fullName: 'Li Wei' });
    const mine = await register({ fullName: 'Chen Yuqing', email });
    const theirs = await register({ contactId: colleague.id });
    expect(theirs).toMatchObject({ contactId: colleague.id, email });
    expect(await findRows('seminar_registration', 'id', { addresses: [email] })).toEqual([mine.id]);
    expect(await findRows('seminar_registration', 'id', { seminarRegistrationIds: [theirs.id] })).toEqual([theirs.id]);
  });

  it('find the columns that name somebody who booked for a guest, and leave the registration of the guest', async () => {
    const paths = { ...FORM.paths, buyerName: 'booked.name', buyerEmail: 'booked.email' };
    // A signature would be of another day than that of the test.
    const form = await connectForm(api, { mapping: { ...FORM, paths }, secret: null });
    const booked = { name: 'An Assistant', email: 'assistant@keli.example.org' };
    const { id } = await submit(api, form, { id: 'e-1', name: 'The Executive', booked });
    const assistant = { names: ['an assistant'], addresses: [booked.email] };
    for (const [table, column] of [
      ['intake_registration', 'buyer'],
      ['intake_delivery', 'body'],
    ] as const) {
      expect(await findRows(table, 'id', assistant)).toEqual([]);
      const line = listPersonalData().find((each) => each.table === table && each.column === column)!;
      expect(await findRows(table, 'id', assistant, line.foundBy)).toHaveLength(1);
    }
    const body = listPersonalData().find((each) => each.table === 'intake_delivery' && each.column === 'body')!;
    await api.db.query(`UPDATE intake_delivery SET state = 'parked'`);
    expect(await findRows('intake_delivery', 'id', assistant, body.foundBy)).toEqual([]);
    expect(await findRows('intake_registration', 'id', { intakeRegistrationIds: [id] })).toEqual([id]);
    expect(await findRows('intake_delivery', 'id', { intakeRegistrationIds: [id] })).toHaveLength(1);
  });

  it('find the session of a speaker by the name, unless names in other tables do not count', async () => {
    const seminar = await its.ok(api.bdm.post('/seminars', { ...SEMINAR, title: 'Speakers' }));
    const session = await its.ok(
      api.bdm.post(`/seminars/${seminar.id}/sessions`, {
        title: 'Light',
        startsAt: SEMINAR.startsAt,
        endsAt: SEMINAR.endsAt,
        speakers: [{ name: 'Zeno Speaker' }],
      }),
    );
    const person = { names: ['zeno speaker'] };
    expect(await findRows('seminar_session', 'id', person)).toEqual([session.id]);
    expect(await findRows('seminar_session', 'id', person, undefined, { withNames: false })).toEqual([]);
    expect(await findRows('session_speaker', 'session_id', person, [{ name: 'name' }], { withNames: false })).toEqual([
      session.id,
    ]);
  });

  it('find texts that contain a name, and no row for an empty name', async () => {
    const view = { entity: 'contacts', name: 'One person', filters: { q: 'Chen YUQING' } };
    const { id } = await its.ok(api.bdm.post('/views', view));
    expect(await findRows('saved_view', 'id', { names: ['chen yuqing'] })).toEqual([id]);
    expect(await findRows('saved_view', 'id', { names: ['wang lei', ''] })).toEqual([]);
    expect(await findRows('audit_entry', 'entity_id', { names: ['chen yuqing'] })).toContain(id);
  });
});
