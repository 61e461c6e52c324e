import { declareMergeRelations } from '../../companies/merge.relations.js';

declareMergeRelations([
  {
    target: 'contact',
    table: 'intake_registration',
    column: 'contact_id',
    label: 'intakeRegistrations',
    record: { entityType: 'intake_registration' },
  },
  {
    target: 'company',
    table: 'intake_registration',
    column: 'company_id',
    label: 'intakeRegistrations',
    record: { entityType: 'intake_registration' },
  },
  {
    target: 'contact',
    table: 'intake_candidate',
    column: 'contact_id',
    label: 'intakeCandidates',
    uniqueWith: ['registration_id'],
  },
  {
    target: 'company',
    table: 'intake_candidate',
    column: 'company_id',
    label: 'intakeCandidates',
    uniqueWith: ['registration_id'],
  },
  {
    target: 'contact',
    table: 'intake_decision',
    column: 'contact_id',
    label: 'intakeDecisions',
    record: { entityType: 'intake_decision' },
  },
  {
    target: 'company',
    table: 'intake_decision',
    column: 'company_id',
    label: 'intakeDecisions',
    record: { entityType: 'intake_decision' },
  },
]);
