import { ATTENDANCE_FIELDS, PARTICIPANT_FIELDS } from './fields/activity-fields.constants.js';
import { COMPANY_FIELDS, CONTACT_FIELDS } from './fields/company-fields.constants.js';
import { LEAD_FIELDS } from './fields/lead-fields.constants.js';
import { AGREEMENT_FIELDS, INTERACTION_FIELDS, TASK_FIELDS } from './fields/record-fields.constants.js';
import type { ImportEntity, ImportField } from './import-field.constants.js';

const FIELDS: Readonly<Record<ImportEntity, readonly ImportField[]>> = {
  companies: COMPANY_FIELDS,
  contacts: CONTACT_FIELDS,
  leads: LEAD_FIELDS,
  interactions: INTERACTION_FIELDS,
  tasks: TASK_FIELDS,
  agreements: AGREEMENT_FIELDS,
  'delegation-participants': PARTICIPANT_FIELDS,
  'seminar-attendances': ATTENDANCE_FIELDS,
};

/** Returns the fields that columns of a file can fill, in the order in which people choose them. */
export function getImportFields(entity: ImportEntity): readonly ImportField[] {
  return FIELDS[entity];
}
