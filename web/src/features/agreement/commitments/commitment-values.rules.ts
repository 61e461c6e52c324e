import { cleanTexts } from '../../../shared/forms/form-values.rules';
import type { components } from '../../../shared/api/schema';

type Commitment = components['schemas']['CommitmentView'];

/** The fields of the form of a commitment. */
export interface CommitmentValues {
  description: string;
  ownerCompanyId: string | null;
  dueOn: string;
  status: Commitment['status'];
  evidence: string;
  activityId: string | null;
  doneOn: string;
}

/** Reads the values of the form; those of a new commitment if there is none yet. */
export function readCommitmentValues(commitment: Commitment | null): CommitmentValues {
  return {
    description: commitment?.description ?? '',
    ownerCompanyId: commitment?.ownerCompanyId ?? null,
    dueOn: commitment?.dueOn ?? '',
    status: commitment?.status ?? 'open',
    evidence: commitment?.evidence ?? '',
    activityId: commitment?.activityId ?? null,
    doneOn: commitment?.doneOn ?? '',
  };
}

/** Builds the request. Only a commitment that is done has a day on which it was. */
export function buildCommitmentRequest(values: CommitmentValues): components['schemas']['CreateCommitment'] {
  const body = { ...cleanTexts(values), description: values.description.trim() };
  return { ...body, doneOn: values.status === 'done' ? body.doneOn : null };
}
