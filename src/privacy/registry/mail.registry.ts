import type { PersonalDataTables } from '../personal-data.rules.js';

/** The columns of mails, and of the addresses that get none. */
export const MAIL_TABLES: PersonalDataTables = {
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
      // The answer of a server often repeats the address.
      error: { clear: null },
    },
  },
  mail_template: { columns: { key: 'none', language: 'none', subject: 'text', body: 'text' } },
  mailing: {
    columns: {
      title: 'text',
      purpose: 'none',
      subject: 'text',
      body: 'text',
      // The ids of contacts, which stay after an erasure.
      audience: 'none',
      language: 'none',
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
