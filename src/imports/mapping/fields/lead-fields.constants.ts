import { NACE_VERSIONS } from '../../../common/reference/nace-codes.rules.js';
import { LEAD_FIELDS as RECORD_FIELDS } from '../../../leads/model/lead.columns.js';
import {
  CHANNELS,
  LEAD_STATUSES,
  type LeadStatus,
  LOST_REASONS,
  SCREENING_STATUSES,
  STAGE_NAMES,
} from '../../../leads/pipeline/lead.constants.js';
import { COMPANY_FIELDS, CONTACT_FIELDS } from './company-fields.constants.js';
import type { ImportField } from '../import-field.constants.js';
import {
  defineAmount,
  defineChoice,
  defineFields,
  defineNamedRecord,
  deriveFields,
} from './field-definitions.rules.js';

/** The fields of a person without those of the company, which is that of the lead. */
const PERSON_FIELDS = CONTACT_FIELDS.filter(({ name }) => !name.startsWith('company.'));

/** The statuses that columns of stages have besides the stages: "Closed Lost" of other systems is a status here. */
const STATUSES_IN_STAGES = ['on_hold', 'lost', 'abandoned'] as const satisfies readonly LeadStatus[];

/**
 * The fields of leads, and of the companies and people that they name. `stage` is the stage of today, and `stageSince` the
 * day on which the lead entered it. The date of a stage is the day on which the lead entered that one; `closedOn` is that of
 * the status.
 */
export const LEAD_FIELDS: readonly ImportField[] = [
  ...deriveFields(RECORD_FIELDS.describe(), {
    required: ['title', 'source.channel'],
    names: ['title'],
    own: {
      companyId: defineNamedRecord('company', COMPANY_FIELDS),
      reference: defineFields('text', 'reference', 'externalId'),
      contactIds: defineNamedRecord('contact', PERSON_FIELDS).map((field) =>
        field.name === 'contact.email' ? { ...field, namesSeveral: true } : field,
      ),
      'source.channel': [defineChoice('source.channel', CHANNELS, 'channel')],
      'source.activityId': defineFields('text', 'source.activity.reference'),
      'source.agreementId': defineFields('text', 'source.agreement.reference'),
      'source.referrerCompanyId': defineFields('text', 'source.referrerCompany.name'),
      'source.detail': defineFields('text', 'source.detail'),
      sector: defineFields('text', 'sector'),
      sectorVersion: [defineChoice('sectorVersion', NACE_VERSIONS)],
      capex: defineAmount('capex'),
      'screening.status': [defineChoice('screening.status', SCREENING_STATUSES, 'screening')],
      'screening.filedOn': defineFields('date', 'screening.filedOn', 'screening.dueOn'),
      'screening.conditions': defineFields('text', 'screening.conditions'),
    },
  }),
  {
    ...defineChoice('stage', [...STAGE_NAMES, ...STATUSES_IN_STAGES], 'importedStage'),
    moved: { field: 'status', choices: STATUSES_IN_STAGES },
  },
  ...defineFields('date', 'stageSince'),
  ...defineFields('date', ...STAGE_NAMES.map((stage) => `stageDates.${stage}`)),
  defineChoice('status', LEAD_STATUSES, 'status'),
  ...defineFields('date', 'closedOn'),
  defineChoice('lostReason', LOST_REASONS, 'reason'),
  ...defineFields('country', 'lostToCountry'),
];
