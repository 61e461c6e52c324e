import { defineList } from '../../common/lists/list-definition.rules.js';
import { EVIDENCE_KINDS } from '../pipeline/lead.constants.js';

/** The history of a lead, oldest first. Served by lead_transition_seq_uq. */
export const transitionList = defineList({
  name: 'transitions',
  from: 'lead_transition t',
  id: 't.id',
  select: `t.id, t.lead_id AS "leadId", t.seq, t.kind, t.from_stage AS "fromStage", t.to_stage AS "toStage",
    t.from_status AS "fromStatus", t.to_status AS "toStatus", t.occurred_on AS "occurredOn",
    t.recorded_at AS "recordedAt", t.actor_id AS "actorId", t.actor_name AS "actorName", t.note, t.reason,
    t.lost_to_country AS "lostToCountry", t.days_in_stage AS "daysInStage"`,
  fields: {
    seq: { type: 'integer', sql: 't.seq' },
    kind: { type: 'enum', sql: 't.kind', values: ['stage', 'status'], sort: false },
  },
  defaultSort: 'seq',
  columns: [
    'seq',
    'kind',
    'fromStage',
    'toStage',
    'fromStatus',
    'toStatus',
    'occurredOn',
    'recordedAt',
    'actorId',
    'actorName',
    'note',
    'reason',
    'lostToCountry',
    'daysInStage',
  ],
});

/** The evidence of a lead, oldest first. Served by lead_evidence_lead_id_idx. */
export const evidenceList = defineList({
  name: 'evidence',
  from: 'lead_evidence e',
  id: 'e.id',
  select: `e.id, e.kind, e.url, e.note, e.created_at AS "createdAt", e.created_by AS "createdBy"`,
  fields: {
    kind: { type: 'enum', sql: 'e.kind', values: EVIDENCE_KINDS, sort: false },
    createdAt: { type: 'instant', sql: 'e.created_at' },
  },
  defaultSort: 'createdAt',
  columns: ['id', 'kind', 'url', 'note', 'createdAt', 'createdBy'],
});

/** The realisations of a lead, oldest first. Served by lead_realisation_as_of_uq. */
export const realisationList = defineList({
  name: 'realisations',
  from: 'lead_realisation r',
  id: 'r.id',
  select: `r.id, r.as_of AS "asOf", r.jobs, r.capex_eur AS "capexEur", r.created_at AS "createdAt", r.created_by AS "createdBy"`,
  fields: { asOf: { type: 'date', sql: 'r.as_of' } },
  defaultSort: 'asOf',
  columns: ['id', 'asOf', 'jobs', 'capexEur', 'createdAt', 'createdBy'],
});
