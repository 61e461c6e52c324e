/** The kinds of agreements. */
export const AGREEMENT_KINDS = [
  'twinning',
  'strategic_partnership',
  'memorandum_of_understanding',
  'letter_of_intent',
  'cooperation',
] as const;
/** One of {@link AGREEMENT_KINDS}. */
export type AgreementKind = (typeof AGREEMENT_KINDS)[number];

/** The statuses of an agreement. */
export const AGREEMENT_STATUSES = ['draft', 'negotiated', 'signed', 'in_force', 'expired', 'terminated'] as const;
/** One of {@link AGREEMENT_STATUSES}. */
export type AgreementStatus = (typeof AGREEMENT_STATUSES)[number];

/** The roles in which an organisation can take part in an agreement, the strongest first. */
export const PARTY_ROLES = ['signatory', 'supporting', 'witness'] as const;
/** One of {@link PARTY_ROLES}. */
export type PartyRole = (typeof PARTY_ROLES)[number];
