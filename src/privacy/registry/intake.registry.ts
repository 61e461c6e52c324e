import { type PersonalDataTables, WHOLE_ROW } from '../personal-data.rules.js';

const DIGEST = 'A digest of the whole body recognises a repeated delivery and tells nothing about a person.';

/** The columns of registration forms, their deliveries and their registrations. */
export const INTAKE_TABLES: PersonalDataTables = {
  intake_connection: {
    columns: {
      name: 'text',
      provider: 'none',
      timezone: 'none',
      token_hash: 'none',
      former_token_hash: 'none',
      secret_encrypted: 'none',
      former_secret_encrypted: 'none',
      api_base_url: 'text',
      api_token_encrypted: 'none',
      rules: 'text',
      reconciled_since: 'none',
      reconciliation_error: 'none',
    },
  },
  intake_mapping: {
    // Keys of questions, and the wordings of consents.
    columns: { mapping: 'text' },
  },
  intake_drift: {
    // Keys of questions, which are their texts at some providers. A question may name a speaker.
    columns: { key: 'text' },
  },
  intake_delivery: {
    foundBy: [{ through: 'intake_registration_delivery', on: { id: 'delivery_id' } }],
    // A delivery without its body is not processed any more.
    settles: {
      state: `CASE WHEN state IN ('applied', 'ignored_stale', 'ignored') THEN state ELSE 'ignored' END`,
      error: `CASE WHEN state IN ('applied', 'ignored_stale', 'ignored') THEN NULL ELSE 'erased' END`,
      next_attempt_at: 'NULL',
    },
    columns: {
      origin: 'none',
      delivery_key: 'hash',
      verification: 'none',
      content_type: 'none',
      headers: { bytes: {} },
      sha256: { keep: DIGEST },
      // Somebody else may have written about the person. A delivery that still waits is needed for their registration.
      body: {
        bytes: null,
        foundBy: [{ bytes: 'body', unless: `:this.state IN ('received', 'retry', 'parked', 'needs_mapping')` }],
      },
      state: 'none',
      error: { clear: null },
      subject_key: 'hash',
      content_sha256: { keep: DIGEST },
    },
  },
  intake_step: {
    foundBy: [{ through: 'intake_delivery', on: { delivery_id: 'id' } }],
    columns: { state: 'none', error: { clear: null }, actor_name: 'staff' },
  },
  intake_subject: {
    foundBy: [{ through: 'intake_delivery', on: { connection_id: 'connection_id', subject_key: 'subject_key' } }],
    columns: { subject_key: 'hash' },
  },
  intake_quarantine: {
    foundBy: [{ bytes: 'head' }],
    columns: { code: 'none', content_type: 'none', sha256: { keep: DIGEST }, head: { bytes: '' } },
  },
  intake_registration: {
    foundBy: [
      { contact: 'contact_id' },
      { intakeRegistration: 'id' },
      { seminarRegistration: 'seat_id' },
      { address: 'email_key', unlessKnown: 'contact_id' },
      { address: 'phone', unlessKnown: ['contact_id', 'email_key'] },
    ],
    // Nobody can match somebody without a name and an address any more.
    settles: {
      match_state: `CASE WHEN match_state IN ('matched', 'rejected') THEN match_state ELSE 'rejected' END`,
      matched_by: `coalesce(matched_by, 'person')`,
      matched_at: 'coalesce(matched_at, :now)',
      updated_at: ':now',
      version: 'version + 1',
    },
    columns: {
      external_id: 'hash',
      former_external_ids: 'hash',
      form_id: 'none',
      status: 'none',
      provider_status: 'none',
      part_orders: 'none',
      // A form can be mapped so that any answer is the time.
      occurred_at_raw: { clear: null },
      verification: 'none',
      full_name: { clear: null },
      given_name: { clear: null },
      family_name: { clear: null },
      email: { clear: null },
      email_key: { clear: null },
      phone: { clear: null },
      company_name: { clear: null },
      job_title: { clear: null },
      // The form may ask for these with an open question. No report reads them.
      country: { clear: null },
      sector: { clear: null },
      campaign: { clear: null },
      message: { clear: null },
      // The person may have booked for somebody else.
      buyer: { clear: null, foundBy: [{ mentions: 'buyer' }] },
      answers: { clear: [] },
      drift: 'text',
      provenance: { clear: {} },
      match_state: 'none',
      review_reasons: 'none',
      matched_by: 'none',
      rejected_reason: { clear: null },
      suggestions: { clear: [] },
      seat_problem: 'none',
      rule_problem: 'none',
      filled: { clear: {} },
    },
  },
  intake_registration_delivery: {
    foundBy: [{ intakeRegistration: 'registration_id' }],
    columns: { status: 'none', provider_version: 'none', outcome: 'none' },
  },
  intake_consent: {
    foundBy: [{ intakeRegistration: 'registration_id' }],
    columns: { purpose: 'none', wording: 'text', wording_version: 'text' },
  },
  intake_candidate: {
    foundBy: [{ contact: 'contact_id' }, { intakeRegistration: 'registration_id' }],
    columns: { reasons: { clear: WHOLE_ROW } },
  },
  intake_decision: {
    // Registrations refer to the decision by matched_by_decision_id.
    foundBy: [{ contact: 'contact_id' }, { address: 'key', unlessKnown: 'contact_id' }],
    columns: { kind: 'none', key: { clear: WHOLE_ROW } },
  },
  registration_page: {
    // Colleagues write these texts. They may name a speaker.
    columns: {
      // The address of a page that was published.
      slug: 'none',
      languages: 'none',
      texts: 'text',
      fields: 'none',
      questions: 'text',
      consents: 'text',
      consent_versions: 'none',
      privacy_notice: 'text',
      embed_origins: 'none',
    },
  },
  pending_registration: {
    foundBy: [{ address: 'email' }],
    columns: {
      token_hash: 'none',
      language: 'none',
      full_name: { clear: WHOLE_ROW },
      email: { clear: WHOLE_ROW },
      fields: { clear: WHOLE_ROW },
    },
  },
  confirmed_registration: {
    // A digest of a random token, for two days.
    foundBy: [{ seminarRegistration: 'registration_id' }],
    columns: { token_hash: 'none' },
  },
  registration_page_request: {
    // A keyed hash counts the requests of an address for a day, and tells nothing about a person.
    columns: { email_hash: 'none' },
  },
  altcha_used: {
    // A digest of the signature of a challenge.
    columns: { hash: 'none' },
  },
  intake_lead_source: { foundBy: [{ intakeRegistration: 'registration_id' }], columns: { rule_id: 'text' } },
};
