import type { PersonalDataTables } from '../personal-data.rules.js';

/** The columns of mails, and of the addresses that get none. */
export const MAIL_TABLES: PersonalDataTables = {
  inbound_mail: {
    foundBy: [
      { through: 'inbound_mail_contact', on: { id: 'inbound_mail_id' } },
      { address: 'from_address' },
      { mentions: 'participants' },
    ],
    columns: {
      received_from: 'none',
      // The digest of the message finds its repetitions, and tells nothing about its text.
      sha256: 'none',
      message_id: 'none',
      from_address: { clear: null },
      from_name: { clear: null },
      to_addresses: { clear: [] },
      cc_addresses: { clear: [] },
      subject: 'text',
      text: 'text',
      visible_text: 'text',
      raw: { bytes: null },
      direction: 'none',
      state: 'none',
      reason: 'none',
      matched_by: 'none',
      participants: { clear: [] },
      attachments: { clear: [] },
      note: 'text',
    },
  },
  inbound_mail_contact: { foundBy: [{ contact: 'contact_id' }], columns: {} },
  mail: {
    foundBy: [
      { contact: 'contact_id' },
      { seminarRegistration: 'registration_id' },
      { address: 'to_address', unlessKnown: 'contact_id' },
    ],
    columns: {
      template_key: 'none',
      language: 'none',
      purpose: 'none',
      to_address: { clear: 'erased@invalid' },
      to_name: { clear: null },
      reply_to: 'staff',
      subject: 'text',
      body_text: 'text',
      state: 'none',
      reason: 'none',
      message_id: 'none',
      token_encrypted: 'none',
      attachment_source: 'none',
      bounce_code: 'none',
      // The answer of a server often repeats the address.
      error: { clear: null },
    },
  },
  mail_template: { columns: { key: 'none', language: 'none', subject: 'text', body: 'text' } },
  mailing: {
    columns: {
      title: 'text',
      purpose: 'none',
      template_key: 'none',
      subject: 'text',
      body: 'text',
      // The ids of contacts, which stay after an erasure.
      audience: 'none',
      language: 'none',
      cancel_reason: 'none',
      skipped: 'none',
    },
  },
  // A link in an earlier mail still leads to the contact, who has no data any more.
  unsubscribe_token: { foundBy: [{ contact: 'contact_id' }], columns: { token: 'none' } },
  mail_server_state: { columns: { last_error: 'text' } },
  privacy_suppression: {
    columns: {
      // The keyed digest of an address stays, because it is what tells that the person wants no mails.
      hash: 'none',
      kind: 'none',
      reason: 'none',
    },
  },
  suppression_key: { columns: { secret_encrypted: 'none' } },
};
