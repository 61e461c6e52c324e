/** The kinds of organisations. */
export const COMPANY_KINDS = [
  'company',
  'innovation_centre',
  'university',
  'research_institute',
  'chamber_of_commerce',
  'government',
  'cluster',
  'intermediary',
] as const;
export type CompanyKind = (typeof COMPANY_KINDS)[number];

/** The purposes of a consent. */
export const CONSENT_PURPOSES = [
  'marketing',
  'event_invitation',
  'registration_processing',
  'partner_sharing',
] as const;
export type ConsentPurpose = (typeof CONSENT_PURPOSES)[number];

/** The lawful bases for the use of personal data (GDPR art. 6). */
export const LAWFUL_BASES = ['consent', 'legitimate_interest', 'public_task'] as const;
export type LawfulBasis = (typeof LAWFUL_BASES)[number];
