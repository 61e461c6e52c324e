import {
  PARTICIPANT_ROLES,
  PARTICIPANT_STATUSES,
} from '../../../activities/delegations/model/participant.constants.js';
import { CHOSEN_STATUSES } from '../../../activities/seminars/model/seminar-registration.constants.js';
import type { ImportField } from '../import-field.constants.js';
import {
  defineChoice,
  defineCompanyReference,
  defineContactReference,
  defineFields,
  defineText,
} from './field-definitions.rules.js';

/** The fields of participants of delegations. */
export const PARTICIPANT_FIELDS: readonly ImportField[] = [
  ...defineFields('text', 'delegation.reference'),
  ...defineContactReference('contact'),
  ...defineCompanyReference('company'),
  defineChoice('role', PARTICIPANT_ROLES, 'participantRole'),
  defineChoice('status', PARTICIPANT_STATUSES, 'participantStatus'),
  ...defineFields('text', 'title', 'notes'),
];

/**
 * The fields of attendances of seminars. The person is named by a full name or an e-mail address, so neither is marked
 * as required.
 */
export const ATTENDANCE_FIELDS: readonly ImportField[] = [
  ...defineFields('text', 'seminar.reference'),
  { ...defineText('fullName', 'person-name'), isName: true },
  defineText('email', 'email'),
  ...defineFields('text', 'companyName', 'jobTitle'),
  ...defineFields('language', 'language'),
  defineChoice('status', CHOSEN_STATUSES, 'registrationStatus'),
  ...defineFields('text', 'notes'),
];
