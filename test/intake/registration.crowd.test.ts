import { createHmac } from 'node:crypto';
import { useApi } from '../support/api.js';
import { Crowd, type Message, type Person, type Sheet } from './crowd.given.js';
import { connect, post, send, work, type GivenConnection } from './intake.given.js';
import { connectForm } from './registration.given.js';
import { readSeats, seminarFor } from './seat.given.js';
import { ok } from '../support/make.js';

const PEOPLE = 300;

const { api, make } = useApi();

interface Stored {
  id: string;
  connectionId: string;
  externalId: string;
  status: string;
  fullName: string | null;
  jobTitle: string | null;
  matchState: string;
  contactId: string | null;
  companyId: string | null;
}

it('The registrations of three hundred people by three forms, shuffled, repeated, changed and cancelled, are all correct', async () => {
  const companies = [];
  for (let n = 0; n < 30; n++) companies.push(await make.company({ emailDomains: [`crowd-${n}.example`] }));
  const activityId = await seminarFor(api, { startsAt: '2027-05-20T09:00', endsAt: '2027-05-20T12:00' });
  const crowd = new Crowd(
    PEOPLE,
    companies.map(({ id, name }) => ({ id, name })),
  );
  const contactByPerson = new Map<Person, string>();
  for (const person of crowd.people.filter(({ isKnown }) => isKnown)) {
    const { fullName, email, company } = person;
    contactByPerson.set(person, (await make.contact({ fullName, email, companyId: company.id })).id);
  }
  const paths = { externalId: 'data.id', version: 'data.version', status: 'data.status' };
  const fields = { fullName: 'data.name', email: 'data.email', companyName: 'data.company', jobTitle: 'data.job' };
  const forms: Record<Sheet['form'], GivenConnection> = {
    generic: await connectForm(api, { activityId }),
    standard_webhooks: await connect(api, { provider: 'standard_webhooks', activityId, mapping: { fields, paths } }),
    hi_events: await connect(api, {
      provider: 'hi_events',
      activityId,
      mapping: { fields: { companyName: '11', jobTitle: '12' } },
    }),
  };
  let [deliveries, decisions] = [0, 0];
  const deliver = async (messages: readonly Message[]) => {
    for (let start = 0; start < messages.length; start += 20) {
      const sent = await Promise.all(messages.slice(start, start + 20).map((message) => sendMessage(forms, message)));
      expect(sent.filter(({ status }) => status !== 202)).toEqual([]);
    }
    deliveries += messages.length;
    await work(api);
  };
  const sheetById = new Map(crowd.sheets.map((sheet) => [`${forms[sheet.form].id} ${sheet.id}`, sheet]));
  const found = (registration: Stored): Sheet =>
    sheetById.get(`${registration.connectionId} ${registration.externalId}`)!;

  /** Decides what waits as somebody would who knows the people: by the contact there is, or with a new one. */
  const review = async () => {
    const registrations = await stored();
    for (const registration of registrations) {
      const { person } = found(registration);
      if (registration.contactId !== null && !contactByPerson.has(person))
        contactByPerson.set(person, registration.contactId);
    }
    for (const waiting of registrations.filter(({ matchState }) => matchState !== 'matched')) {
      const { person } = found(waiting);
      const current = (await ok(api.bdm.get(`/intake/registrations/${waiting.id}`))) as Stored;
      if (current.matchState === 'matched') {
        // A decision about another registration settled this one.
        contactByPerson.set(person, current.contactId!);
        continue;
      }
      const contactId = contactByPerson.get(person);
      const body = contactId ? { contactId } : { createContact: {} };
      const { contactId: decided } = await ok(
        api.bdm.post(`/intake/registrations/${waiting.id}/resolve`, { ...body, companyId: person.company.id }),
      );
      contactByPerson.set(person, decided);
      decisions++;
    }
  };
  const stored = async (): Promise<Stored[]> => {
    const { rows } = await api.db.query(
      `SELECT id, connection_id AS "connectionId", external_id AS "externalId", status, full_name AS "fullName",
         job_title AS "jobTitle", match_state AS "matchState", contact_id AS "contactId", company_id AS "companyId"
       FROM intake_registration ORDER BY received_at, id`,
    );
    return rows as Stored[];
  };

  const started = performance.now();
  const [first, second] = crowd.messages();
  await deliver(first);
  const byThemselves = (await stored()).filter(({ matchState }) => matchState === 'matched').length;
  await review();
  await deliver(second);
  await review();

  const registrations = await stored();
  const seats = (await readSeats(api, activityId)).filter(({ status }) => status !== 'cancelled');
  const { rows: contacts } = await api.db.query('SELECT id FROM contact WHERE archived_at IS NULL');
  const personsByContact = new Map<string, Set<Person>>();
  for (const registration of registrations) {
    const id = registration.contactId!;
    personsByContact.set(id, (personsByContact.get(id) ?? new Set()).add(found(registration).person));
  }
  const rightPeople = crowd.people.filter((person) => {
    const own = registrations.filter((registration) => found(registration).person === person);
    const ids = new Set(own.map(({ contactId }) => contactId));
    const isRight = own.every((registration) => isAsSent(registration, found(registration)));
    const live = seats.filter(({ contactId }) => contactId !== null && ids.has(contactId)).length;
    const stands = person.sheets.some(({ end }) => end.status !== 'cancelled');
    return own.length === person.sheets.length && ids.size === 1 && isRight && live === (stands ? 1 : 0);
  }).length;
  const figures = {
    people: crowd.people.length,
    registrations: registrations.length,
    deliveries,
    matchedByThemselves: byThemselves,
    decisions,
    right: rightPeople,
    wrongMatches: [...personsByContact.values()].filter((persons) => persons.size > 1).length,
    wrongCompanies: registrations.filter((one) => one.companyId !== found(one).person.company.id).length,
    secondContacts: contacts.length - crowd.people.length,
    seats: seats.length,
    secondSeats: seats.length - new Set(seats.map(({ contactId }) => contactId)).size,
    strayedSeats: seats.filter(({ contactId }) => contactId === null).length,
  };
  process.stdout.write(
    `${JSON.stringify({ ...figures, seconds: Math.round((performance.now() - started) / 1_000) })}\n`,
  );
  expect(figures).toMatchObject({
    people: PEOPLE,
    registrations: crowd.sheets.length,
    right: PEOPLE,
    wrongMatches: 0,
    wrongCompanies: 0,
    secondContacts: 0,
    seats: crowd.people.filter(({ sheets }) => sheets.some(({ end }) => end.status !== 'cancelled')).length,
    secondSeats: 0,
    strayedSeats: 0,
  });
}, 120_000);

function isAsSent({ status, fullName, jobTitle }: Stored, { end, form }: Sheet): boolean {
  const expected = form === 'hi_events' && end.status === 'registered' ? 'confirmed' : end.status;
  // A cancellation does not take back the fields that it leaves out.
  return status === expected && (form === 'hi_events' || fullName === end.name) && jobTitle === end.job;
}

function sendMessage(forms: Record<Sheet['form'], GivenConnection>, { sheet, state }: Message) {
  const form = forms[sheet.form];
  const { id } = sheet;
  const { version, status, name, email, company, job } = state;
  const cancelled = status === 'cancelled';
  const said = cancelled ? { id, version, status } : { id, version, status, name, email, company, job };
  if (sheet.form === 'generic') return send(form, said);
  if (sheet.form === 'standard_webhooks') {
    return send(form, { type: 'registration', timestamp: '2026-10-05T08:00:00Z', data: said });
  }
  const [family = '', ...given] = name.split(' ');
  const at = `2026-10-05 08:0${version}:00`;
  const body = Buffer.from(
    JSON.stringify({
      event_type: version === 1 ? 'attendee.created' : 'attendee.updated',
      event_sent_at: `${at.replace(' ', 'T')}Z`,
      payload: {
        id,
        event_id: 7,
        email,
        status: cancelled ? 'CANCELLED' : 'ACTIVE',
        first_name: given.join(' '),
        last_name: family,
        question_answers: [
          { question_id: 11, title: 'Company', answer: company },
          { question_id: 12, title: 'Function', answer: job },
        ],
        created_at: '2026-10-05 08:00:00',
        updated_at: at,
      },
    }),
  );
  const signature = createHmac('sha256', form.secret!).update(body).digest('hex');
  return post(form.url, body, { 'content-type': 'application/json', signature });
}
