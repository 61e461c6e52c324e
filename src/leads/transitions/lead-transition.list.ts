import { defineList } from '../../common/lists/list-definition.rules.js';
import { defineRecordFields, FILTER } from '../../common/lists/record-fields.factory.js';
import { widenToLeads } from '../model/lead.list.js';
import { LeadTransition } from './lead-transition.entity.js';

const FIELDS = {
  id: { exported: false },
  leadId: { exported: false },
  seq: { list: {} },
  kind: { list: { values: ['stage', 'status'], sort: false } },
  fromStage: {},
  toStage: {},
  fromStatus: {},
  toStatus: {},
  occurredOn: {},
  recordedAt: {},
  actorId: {},
  actorName: {},
  note: {},
  reason: {},
  lostToCountry: {},
  daysInStage: {},
} as const;

/** The history of a lead, oldest first. Served by lead_transition_seq_uq. */
export const transitionList = defineList({
  name: 'transitions',
  from: 'lead_transition t',
  id: 't.id',
  ...defineRecordFields(LeadTransition, 't', FIELDS),
  defaultSort: 'seq',
});

/** The history of all leads. Served by lead_transition_recorded_at_idx and lead_transition_seq_uq. */
export const allTransitionsList = defineList({
  ...widenToLeads(transitionList),
  ...defineRecordFields(LeadTransition, 't', {
    ...FIELDS,
    id: {},
    leadId: { list: FILTER },
    seq: {},
    recordedAt: { list: {} },
  }),
  defaultSort: 'recordedAt',
});
