import { ERASED_ADDRESS } from '../../mail/model/mail.constants.js';
import { type PersonalDataTables, type PersonPath, TITLE } from '../personal-data.rules.js';

/** Somebody else can have sent a mail to the person too, who is no participant then. A name can be that of a namesake. */
const TO: PersonPath = { mentions: 'to_addresses', only: 'addresses' };
const CC: PersonPath = { mentions: 'cc_addresses', only: 'addresses' };
const RAW: readonly PersonPath[] = [
  TO,
  CC,
  { mentions: 'raw_addresses', only: 'addresses' },
  { mentions: 'attachments' },
];

/** The columns of mails, and of the addresses that get none. */
export const MAIL_TABLES: PersonalDataTables = {
  inbound_mail: {
    foundBy: [
      { through: 'inbound_mail_contact', on: { id: 'inbound_mail_id' } },
      { address: 'from_address' },
      { mentions: 'participants', only: 'addresses' },
      { name: 'from_name' },
    ],
    columns: {
      received_from: 'none',
      // The digest of the message finds its repetitions, and tells nothing about its text.
      sha256: 'none',
      message_id: 'none',
      from_address: { clear: null },
      from_name: { clear: null },
      to_addresses: { clear: [], foundBy: [TO] },
      cc_addresses: { clear: [], foundBy: [CC] },
      subject: { clear: 'Erased mail', others: 'text' },
      text: { clear: 'Erased mail', others: 'text' },
      visible_text: { clear: 'Erased mail', others: 'text' },
      // The messages themselves are too large to be searched within the time of an erasure, so their addresses are listed.
      raw: { bytes: null, withTexts: true, foundBy: RAW },
      raw_addresses: { bytes: [], withTexts: true, foundBy: RAW },
      direction: 'none',
      state: 'none',
      reason: 'none',
      matched_by: 'none',
      participants: { clear: [] },
      attachments: { clear: [], foundBy: [{ mentions: 'attachments' }] },
      note: { clear: null, others: 'text' },
    },
    // Nobody can decide any more about a mail without a content.
    settles: {
      state: `CASE state WHEN 'needs_review' THEN 'ignored' ELSE state END`,
      reason: `CASE state WHEN 'needs_review' THEN 'by_person' ELSE reason END`,
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
      to_address: { clear: ERASED_ADDRESS },
      to_name: { clear: null },
      reply_to: 'staff',
      subject: { clear: 'Erased mail', others: 'text' },
      body_text: { clear: 'Erased mail', others: 'text' },
      state: 'none',
      reason: 'none',
      message_id: 'none',
      token_encrypted: 'none',
      attachment_source: 'none',
      bounce_code: 'none',
      // The answer of a server often repeats the address.
      error: { clear: null },
    },
    settles: {
      state: `CASE state WHEN 'queued' THEN 'suppressed' ELSE state END`,
      reason: `CASE state WHEN 'queued' THEN 'erased' ELSE reason END`,
      next_attempt_at: 'NULL',
      token_encrypted: 'NULL',
    },
  },
  mail_template: { columns: { key: 'none', language: 'none', subject: 'text', body: 'text' } },
  mailing: {
    columns: {
      title: TITLE,
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
