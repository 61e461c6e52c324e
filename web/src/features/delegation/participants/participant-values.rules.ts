import type { RecordReference } from '../../../records/search/record-reference.rules';
import { cleanTexts, pickSent } from '../../../shared/forms/form-values.rules';
import type { components } from '../../../shared/api/schema';
import type { Participant } from './participants.api';

type Schemas = components['schemas'];

/** The values of the form of a participant. */
export interface ParticipantValues {
  contact: RecordReference | null;
  role: Participant['role'];
  status: 'invited' | 'confirmed';
  companyId: string | null;
  title: string;
  notes: string;
}

/** Returns the values with which the form begins. */
export function readParticipantValues(participant: Participant | null): ParticipantValues {
  if (!participant) return { contact: null, role: 'member', status: 'invited', companyId: null, title: '', notes: '' };
  const { contactId, fullName, role, companyId, title, notes } = participant;
  const contact = { kind: 'contact', id: contactId, title: fullName } as const;
  return { contact, role, status: 'invited', companyId, title: title ?? '', notes: notes ?? '' };
}

/** Builds the request for a new participant. The company is that of the contact unless another one is chosen. */
export function buildParticipant(values: ParticipantValues, contactId: string): Schemas['CreateParticipant'] {
  const { role, status, companyId, title, notes } = values;
  return { contactId, role, status, ...(companyId !== null && { companyId }), ...cleanTexts({ title, notes }) };
}

/** Builds the request for the fields that the user has changed. */
export function buildParticipantChanges(
  values: ParticipantValues,
  isChanged: (field: keyof ParticipantValues) => boolean,
): Schemas['UpdateParticipant'] {
  const { role, companyId, title, notes } = values;
  const all = { role, companyId, ...cleanTexts({ title, notes }) };
  return pickSent(all, isChanged);
}
