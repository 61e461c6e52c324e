import type { Actor } from '../../../common/actor/actor.constants.js';
import { type Bind, defineList } from '../../../common/lists/list-definition.rules.js';
import { defineRecordFields, FILTER } from '../../../common/lists/record-fields.factory.js';
import { buildTextCondition } from '../../../common/lists/text-match.queries.js';
import { buildVisibilityThroughLead, canSeeEveryLead } from '../../../identity/access/access.policy.js';
import { DIRECTIONS } from '../../../interactions/model/interaction.constants.js';
import { INBOUND_REASONS, INBOUND_SOURCES, INBOUND_STATES } from './inbound-mail.constants.js';
import { InboundMail } from './inbound-mail.entity.js';

/** The fields of a received mail in the list. The text is that of a single mail only. */
const INBOUND_MAIL_FIELDS = defineRecordFields(InboundMail, 'm', {
  id: {},
  receivedAt: { label: ['Received', 'Ontvangen'], list: {} },
  receivedBy: { label: ['Received from', 'Ontvangen van'], list: { ...FILTER, user: true } },
  receivedByName: { label: ['Received from', 'Ontvangen van'], kind: 'text', sql: 'coalesce(u.full_name, ak.name)' },
  receivedFrom: { vocabulary: 'inboundMailSource', list: { values: INBOUND_SOURCES, sort: false } },
  state: { label: ['State', 'Status'], vocabulary: 'inboundMailState', list: { values: INBOUND_STATES, sort: false } },
  reason: {
    label: ['Reason', 'Reden'],
    vocabulary: 'inboundMailReason',
    list: { values: INBOUND_REASONS, sort: false },
  },
  fromAddress: { label: ['Sender', 'Afzender'], list: { sort: false } },
  fromName: { label: ['Name of the sender', 'Naam van de afzender'] },
  toAddresses: { label: ['To', 'Aan'] },
  ccAddresses: { label: ['Cc', 'Cc'] },
  subject: { label: ['Subject', 'Onderwerp'] },
  sentAt: { label: ['Sent', 'Verstuurd'], list: {} },
  senderVerified: { label: ['Sender verified', 'Afzender geverifieerd'] },
  direction: {
    label: ['Who began', 'Wie begon'],
    vocabulary: 'direction',
    list: { values: DIRECTIONS, sort: false },
  },
  matchedBy: { label: ['Lead found by', 'Lead gevonden via'], vocabulary: 'inboundMailMatch' },
  leadIgnored: {},
  contactIds: {
    label: ['Contacts', 'Contacten'],
    sql: `(SELECT coalesce(json_agg(mc.contact_id ORDER BY mc.contact_id), '[]') FROM inbound_mail_contact mc
      WHERE mc.inbound_mail_id = m.id)`,
  },
  contactId: {
    label: ['Contact', 'Contact'],
    record: 'contact',
    sql: 'm.id',
    list: {
      type: 'uuid',
      sort: false,
      // Served by inbound_mail_contact_contact_id_idx.
      buildMatch: (ids) =>
        `m.id IN (SELECT mc.inbound_mail_id FROM inbound_mail_contact mc WHERE mc.contact_id = ANY(${ids}))`,
      description: 'A contact who takes part.',
    },
    returned: false,
  },
  companyId: { label: ['Company', 'Bedrijf'], list: FILTER },
  leadId: { label: ['Lead', 'Lead'], list: FILTER },
  activityId: { label: ['Activity', 'Activiteit'], list: FILTER },
  interactionId: { label: ['Interaction', 'Interactie'], list: FILTER },
  decidedAt: { label: ['Decided', 'Beslist'] },
  decidedBy: { label: ['Decided by', 'Beslist door'] },
});

/**
 * Filters, sorts and columns of received mails. Served by the indexes of `inbound_mail` that begin with the filtered
 * column, and the search by inbound_mail_text_trgm_idx and inbound_mail_cjk_idx. The source, the reason and the direction have
 * none, because many mails share a value.
 */
export const inboundMailList = defineList({
  name: 'inbound-mails',
  from: `inbound_mail m
    LEFT JOIN app_user u ON u.id = m.received_by
    LEFT JOIN api_key ak ON ak.id = m.received_by`,
  id: 'm.id',
  ...INBOUND_MAIL_FIELDS,
  defaultSort: '-receivedAt',
  search: {
    // A line break keeps a match from beginning in one of the texts and ending in the other.
    buildCondition: (q, bind) => buildTextCondition(`(m.subject || E'\\n' || coalesce(m.from_address, ''))`, q, bind),
    description: 'the subject and the sender',
  },
  buildVisibility,
});

/**
 * Mails about a confidential lead are hidden from those who may not see the lead. A mail that names a lead which did not
 * count is shown to the one who has posted it, and to those who may see that lead.
 */
function buildVisibility(actor: Actor, bind: Bind): string {
  if (canSeeEveryLead(actor)) return 'true';
  const own = actor.id === null ? 'false' : `m.received_by = ${bind(actor.id)}::uuid`;
  const isNamedVisible = `m.named_lead_id IS NOT NULL AND (${buildVisibilityThroughLead(actor, 'm.named_lead_id', bind)})`;
  return `(${buildVisibilityThroughLead(actor, 'm.lead_id', bind)}) AND (NOT m.lead_ignored OR ${own} OR (${isNamedVisible}))`;
}

/** The columns of a single mail: those of the list, and its text. */
export const INBOUND_MAIL_WITH_TEXT = `${INBOUND_MAIL_FIELDS.select}, m.text, m.visible_text AS "visibleText",
  m.raw IS NOT NULL AS "hasRaw", m.attachments, m.note, m.participants, m.named_lead_id AS "namedLeadId"`;
