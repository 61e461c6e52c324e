import type { components } from '../../../shared/api/schema';

export type PartyValue = Pick<components['schemas']['PartyView'], 'companyId' | 'role'>;
type CreateAgreement = components['schemas']['CreateAgreement'];

/** The fields of the form of a new agreement. The other fields are entered on its page. */
export interface AgreementValues {
  title: string;
  kind: CreateAgreement['kind'] | null;
  parentId: string | null;
  parties: PartyValue[];
  status: NonNullable<CreateAgreement['status']>;
  signedOn: string;
  effectiveOn: string;
  expiresOn: string;
  ownerId: string | null;
}

export const NO_PARTY: PartyValue = { companyId: '', role: 'signatory' };

/** Starts the form: a draft of the user, under another agreement if one is given. */
export function startAgreement(ownerId: string, parentId: string | null): AgreementValues {
  return {
    title: '',
    kind: null,
    parentId,
    parties: [NO_PARTY],
    status: 'draft',
    signedOn: '',
    effectiveOn: '',
    expiresOn: '',
    ownerId,
  };
}

/** Tells whether an agreement of a status has been signed. */
export function isSigned(status: components['schemas']['AgreementView']['status']): boolean {
  return status !== 'draft' && status !== 'negotiated';
}

/** Returns the parties that name a company. */
export function cleanParties(parties: readonly PartyValue[]): PartyValue[] {
  return parties.filter(({ companyId }) => companyId !== '').map(({ companyId, role }) => ({ companyId, role }));
}

/** Builds the request; null as long as the kind is missing. A day that the status cannot have is left out. */
export function buildAgreementRequest(values: AgreementValues): CreateAgreement | null {
  const { title, kind, parentId, parties, status, signedOn, effectiveOn, expiresOn, ownerId } = values;
  if (kind === null) return null;
  const isDated = isSigned(status);
  return {
    title: title.trim(),
    kind,
    status,
    parentId,
    ownerId,
    parties: cleanParties(parties),
    ...(isDated && signedOn !== '' && { signedOn }),
    ...(isDated && effectiveOn !== '' && { effectiveOn }),
    ...(expiresOn !== '' && { expiresOn }),
  };
}
