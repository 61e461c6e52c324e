import { AGREEMENT_KINDS, AGREEMENT_STATUSES } from '../../../agreements/agreements/agreement.constants.js';
import { DIRECTIONS, INTERACTION_KINDS, TASK_STATUSES } from '../../../interactions/model/interaction.constants.js';
import type { ImportField } from '../import-field.constants.js';
import {
  defineChoice,
  defineCompanyReference,
  defineContactReference,
  defineFields,
  defineRequired,
  defineUserReference,
  defineWebAddress,
} from './field-definitions.rules.js';

/** The fields that find the lead, the activity and the agreement of an interaction or a task. */
const SUBJECT_FIELDS = defineFields(
  'text',
  'lead.reference',
  'lead.externalId',
  'lead.title',
  'activity.reference',
  'agreement.reference',
);

/** The fields of interactions. */
export const INTERACTION_FIELDS: readonly ImportField[] = [
  { ...defineChoice('kind', INTERACTION_KINDS, 'interactionKind'), required: true },
  ...defineRequired('moment', 'occurredAt'),
  ...defineRequired('text', 'subject'),
  ...defineFields('text', 'summary'),
  defineChoice('direction', DIRECTIONS, 'direction'),
  ...defineCompanyReference('company'),
  ...defineContactReference('contact'),
  ...SUBJECT_FIELDS,
  ...defineFields('text', 'outcome', 'followUp.title'),
  ...defineFields('date', 'followUp.dueOn'),
  ...defineUserReference('followUp.assignee'),
];

/** The fields of tasks. */
export const TASK_FIELDS: readonly ImportField[] = [
  ...defineRequired('text', 'title'),
  ...defineFields('date', 'dueOn'),
  ...defineUserReference('assignee'),
  defineChoice('status', TASK_STATUSES, 'taskStatus'),
  ...defineCompanyReference('company'),
  ...defineContactReference('contact'),
  ...SUBJECT_FIELDS,
];

/** The fields of agreements. The company is a signatory party. */
export const AGREEMENT_FIELDS: readonly ImportField[] = [
  ...defineFields('text', 'reference'),
  ...defineRequired('text', 'title'),
  { ...defineChoice('kind', AGREEMENT_KINDS, 'agreementKind'), required: true },
  ...defineFields('text', 'parent.reference'),
  ...defineCompanyReference('company'),
  ...defineFields('list', 'fields'),
  defineChoice('status', AGREEMENT_STATUSES, 'agreementStatus'),
  ...defineFields('date', 'signedOn', 'effectiveOn', 'expiresOn', 'terminatedOn'),
  ...defineFields('integer', 'renewalNoticeDays'),
  ...defineFields('text', 'text'),
  defineWebAddress('url'),
  ...defineUserReference('owner'),
  ...defineFields('text', 'notes'),
];
