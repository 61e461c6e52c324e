import { defineList } from '../../common/lists/list-definition.rules.js';
import { defineRecordFields } from '../../common/lists/record-fields.factory.js';
import { LeadTransition } from './lead-transition.entity.js';

/** The history of a lead, oldest first. Served by lead_transition_seq_uq. */
export const transitionList = defineList({
  name: 'transitions',
  from: 'lead_transition t',
  id: 't.id',
  ...defineRecordFields(LeadTransition, 't', {
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
  }),
  defaultSort: 'seq',
});
