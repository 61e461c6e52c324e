import { cleanTexts } from '../../../../shared/forms/form-values.rules';
import type { PrivacyRequest } from './requests.api';

/** The values of the form of a request. */
export interface RequestValues {
  kind: PrivacyRequest['kind'];
  contactId: string | null;
  subjectName: string;
  subjectEmail: string;
  receivedOn: string;
  channel: PrivacyRequest['channel'];
  identityChecked: boolean;
  state: PrivacyRequest['state'];
  extendedTo: string;
  extendedReason: string;
  refusedReason: PrivacyRequest['refusedReason'];
  outcome: string;
  answeredOn: string;
  notes: string;
  handlerId: string | null;
}

/** Returns the values of a request, or those with which a new one begins. */
export function readRequestValues(request: PrivacyRequest | null, today: string, me: string): RequestValues {
  return {
    kind: request?.kind ?? 'access',
    contactId: request?.contactId ?? null,
    subjectName: request?.subjectName ?? '',
    subjectEmail: request?.subjectEmail ?? '',
    receivedOn: request?.receivedOn ?? today,
    channel: request?.channel ?? null,
    identityChecked: request?.identityChecked ?? false,
    state: request?.state ?? 'open',
    extendedTo: request?.extendedTo ?? '',
    extendedReason: request?.extendedReason ?? '',
    refusedReason: request?.refusedReason ?? null,
    outcome: request?.outcome ?? '',
    answeredOn: request?.answeredOn ?? '',
    notes: request?.notes ?? '',
    handlerId: request ? request.handlerId : me,
  };
}

/** Builds the body of a new request. */
export function buildNewRequest(values: RequestValues) {
  const { subjectName, subjectEmail, notes } = cleanTexts(values);
  const { kind, contactId, receivedOn, channel, identityChecked, handlerId } = values;
  const own = { kind, contactId, receivedOn, channel, identityChecked, handlerId };
  return { ...own, subjectName: subjectName ?? '', subjectEmail, notes };
}

/** Builds the body of a change. The reason for a refusal is only that of a request that is refused. */
export function buildRequestChange(values: RequestValues) {
  const { extendedTo, extendedReason, outcome, answeredOn } = cleanTexts(values);
  const { state, refusedReason } = values;
  const own = { state, extendedTo, extendedReason, outcome, answeredOn };
  return { ...buildNewRequest(values), ...own, refusedReason: state === 'refused' ? refusedReason : null };
}
