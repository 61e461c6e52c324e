import { type PersonalDataTables, TITLE } from '../personal-data.rules.js';

const THROUGH_LEAD = [{ through: 'lead', on: { lead_id: 'id' } }] as const;

/** The columns of leads, of their parts and of their history. */
export const LEAD_TABLES: PersonalDataTables = {
  lead: {
    foundBy: [
      { through: 'lead_contact', on: { id: 'lead_id' } },
      { through: 'lead_touch', on: { id: 'lead_id' } },
      { through: 'intake_lead_source', on: { id: 'lead_id' } },
    ],
    columns: {
      reference: 'none',
      title: TITLE,
      stage: 'none',
      status: 'none',
      status_reason: 'none',
      status_note: 'text',
      lost_to_country: 'none',
      source_channel: 'none',
      source_detail: 'text',
      investment_type: 'none',
      business_activity: 'none',
      sector: 'none',
      sector_version: 'none',
      description: 'text',
      requirements: 'text',
      drivers: 'text',
      competitor_locations: 'text',
      capex_currency: 'none',
      capex_rate_kind: 'none',
      likelihood: 'none',
      screening_status: 'none',
      screening_conditions: 'text',
      screening_ruleset: 'text',
      site_visit_waived_reason: 'text',
      sites: 'text',
      involvement: 'none',
      // Reports know a confidential lead by it.
      codename: TITLE,
      tags: 'text',
      verification: 'none',
    },
  },
  lead_contact: { foundBy: [{ contact: 'contact_id' }], columns: {} },
  lead_evidence: { foundBy: THROUGH_LEAD, columns: { kind: 'none', url: 'text', note: 'text' } },
  lead_touch: {
    foundBy: [{ contact: 'contact_id' }, { through: 'lead_contact', on: { lead_id: 'lead_id' } }],
    columns: { channel: 'none', role: 'none', origin: 'none', note: 'text' },
  },
  lead_transition: {
    foundBy: THROUGH_LEAD,
    columns: {
      kind: 'none',
      from_stage: 'none',
      to_stage: 'none',
      from_status: 'none',
      to_status: 'none',
      actor_name: 'staff',
      note: 'text',
      reason: 'none',
      lost_to_country: 'none',
    },
  },
  lead_verification_request: {
    foundBy: THROUGH_LEAD,
    columns: { requested_by_name: 'staff', note: 'text', state: 'none', decided_by_name: 'staff', remark: 'text' },
  },
  lead_version: {
    foundBy: THROUGH_LEAD,
    columns: {
      stage: 'none',
      status: 'none',
      country: 'none',
      sector: 'none',
      channel: 'none',
      // The whole row of the lead. Reports count which of its texts are empty, so none of them may become so.
      data: { text: { historyOf: { id: 'lead_id', tables: 'lead' } } },
      likelihood: 'none',
      screening_status: 'none',
      status_reason: 'none',
      lost_to_country: 'none',
    },
  },
};
