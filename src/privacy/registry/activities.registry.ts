import { type PersonalDataTables, TITLE, WHOLE_ROW } from '../personal-data.rules.js';

/** The columns of delegations, roadshows and seminars, of their programmes and of their people. */
export const ACTIVITY_TABLES: PersonalDataTables = {
  activity: {
    foundBy: [
      { through: 'delegation_participant', on: { id: 'activity_id' } },
      { through: 'seminar_registration', on: { id: 'activity_id' } },
      { through: 'meeting_party', on: { id: 'activity_id' } },
      { through: 'seminar_session', on: { id: 'activity_id' } },
    ],
    columns: {
      reference: 'none',
      title: TITLE,
      kind: 'none',
      country: 'none',
      status: 'none',
      timezone: 'none',
      city: 'text',
      venue: 'text',
      objectives: 'text',
      notes: 'text',
      direction: 'none',
      sectors: 'none',
      online_url: 'text',
      languages: 'none',
    },
  },
  delegation_participant: {
    foundBy: [{ contact: 'contact_id' }],
    columns: { role: 'none', status: 'none', title: { clear: null }, notes: { clear: null } },
  },
  travel_detail: {
    foundBy: [{ through: 'delegation_participant', on: { participant_id: 'id' } }],
    columns: {
      passport_name: { clear: WHOLE_ROW },
      passport_number: { clear: WHOLE_ROW },
      passport_country: { clear: WHOLE_ROW },
      dietary: { clear: WHOLE_ROW },
      access_needs: { clear: WHOLE_ROW },
      emergency_contact: { clear: WHOLE_ROW },
      details_encrypted: { clear: WHOLE_ROW },
    },
  },
  programme_item: {
    foundBy: [
      { through: 'programme_item_participant', on: { id: 'item_id' } },
      { through: 'delegation_participant', on: { activity_id: 'activity_id' } },
    ],
    columns: {
      title: TITLE,
      kind: 'none',
      status: 'none',
      venue: 'text',
      city: 'text',
      description: 'text',
    },
  },
  programme_item_participant: {
    foundBy: [{ through: 'delegation_participant', on: { participant_id: 'id' } }],
    columns: {},
  },
  seminar_registration: {
    foundBy: [
      { contact: 'contact_id' },
      { seminarRegistration: 'id' },
      { seminarRegistration: 'replaced_by_id' },
      { address: 'email', unlessKnown: 'contact_id' },
    ],
    columns: {
      full_name: { clear: 'Erased person' },
      email: { clear: null },
      company_name: { clear: null },
      job_title: { clear: null },
      language: { clear: null },
      status: 'none',
      origin: 'none',
      // A random code.
      code: 'none',
      notes: { clear: null },
      replaced_status: 'none',
    },
  },
  check_in_entry: {
    foundBy: [{ seminarRegistration: 'registration_id' }],
    columns: {
      // Names and addresses could be guessed by it. Without it, the key is not compared with another content any more.
      content_hash: { clear: null },
      outcome: 'none',
      code: 'none',
      status_before: 'none',
    },
  },
  seminar_session: {
    foundBy: [{ through: 'session_speaker', on: { id: 'session_id' } }],
    columns: { title: TITLE, description: 'text', room: 'text', language: 'none' },
  },
  session_speaker: {
    foundBy: [{ contact: 'contact_id' }, { name: 'name', unlessKnown: 'contact_id' }],
    columns: { name: { clear: 'Erased person' }, capacity: { clear: null } },
  },
  meeting: {
    foundBy: [
      { through: 'meeting_party', on: { visitor_id: 'id' } },
      { through: 'meeting_party', on: { host_id: 'id' } },
    ],
    columns: { visitor_side: 'none', host_side: 'none', origin: 'none', status: 'none', outcome: 'text' },
  },
  meeting_party: {
    foundBy: [{ contact: 'contact_id' }, { name: 'name', unlessKnown: 'contact_id' }],
    // A party needs a contact, a company or a name, so the name cannot become null.
    columns: { side: 'none', name: { clear: 'Erased person' }, notes: { clear: null } },
  },
  meeting_programme: {
    foundBy: [{ through: 'meeting_party', on: { activity_id: 'activity_id' } }],
    columns: { table_names: 'text' },
  },
  meeting_wish: { columns: { party_side: 'none', wanted_side: 'none' } },
};
