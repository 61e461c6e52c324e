import { AGREEMENT_STATUSES } from '../../../agreements/agreements/agreement.constants.js';
import { AGREEMENT_FIELDS as AGREEMENT_RECORD_FIELDS } from '../../../agreements/agreements/agreement.list.js';
import { INTERACTION_FIELDS as INTERACTION_RECORD_FIELDS } from '../../../interactions/interactions/interaction.list.js';
import { TASK_FIELDS as TASK_RECORD_FIELDS } from '../../../interactions/tasks/task.list.js';
import type { ImportField } from '../import-field.constants.js';
import {
  defineChoice,
  defineCompanyReference,
  defineContactReference,
  defineFields,
  defineUserReference,
  deriveFields,
} from './field-definitions.rules.js';

/** The fields that find the company, the contact, the lead, the activity and the agreement of an interaction or a task. */
const SUBJECT_FIELDS = [
  ...defineCompanyReference('company'),
  ...defineContactReference('contact'),
  ...defineFields(
    'text',
    'lead.reference',
    'lead.externalId',
    'lead.title',
    'activity.reference',
    'agreement.reference',
  ),
];

/** The fields of interactions. */
export const INTERACTION_FIELDS: readonly ImportField[] = [
  ...deriveFields(INTERACTION_RECORD_FIELDS.describe(), {
    required: ['kind', 'occurredAt', 'subject'],
    names: ['subject'],
    own: { occurredAt: defineFields('moment', 'occurredAt'), companyId: SUBJECT_FIELDS },
  }),
  ...defineFields('text', 'followUp.title'),
  ...defineFields('date', 'followUp.dueOn'),
  ...defineUserReference('followUp.assignee'),
];

/** The fields of tasks. */
export const TASK_FIELDS: readonly ImportField[] = deriveFields(TASK_RECORD_FIELDS.describe(), {
  required: ['title'],
  names: ['title'],
  own: { companyId: SUBJECT_FIELDS },
});

/** The fields of agreements. The company is a signatory party. */
export const AGREEMENT_FIELDS: readonly ImportField[] = deriveFields(AGREEMENT_RECORD_FIELDS.describe(), {
  required: ['title', 'kind'],
  names: ['title'],
  own: {
    reference: defineFields('text', 'reference'),
    parentId: defineFields('text', 'parent.reference'),
    parties: defineCompanyReference('company'),
    status: [defineChoice('status', AGREEMENT_STATUSES, 'agreementStatus')],
    signedOn: defineFields('date', 'signedOn', 'effectiveOn', 'expiresOn', 'terminatedOn'),
  },
});
