/** The stages that a lead passes, in order. The status of a lead is kept apart from its stage. */
export const STAGE_NAMES = [
  'first_contact',
  'qualified',
  'proposal',
  'shortlisted',
  'negotiation',
  'announced',
  'invested',
] as const;
/** One of {@link STAGE_NAMES}. */
export type Stage = (typeof STAGE_NAMES)[number];

/** The statuses of a lead. Entering `invested` sets `won`; it is never set directly. */
export const LEAD_STATUSES = ['open', 'on_hold', 'won', 'lost', 'abandoned'] as const;
/** One of {@link LEAD_STATUSES}. */
export type LeadStatus = (typeof LEAD_STATUSES)[number];

/** The channels of a first contact. `activity`, `agreement` and `referral` each name a record as well. */
export const CHANNELS = [
  'activity',
  'agreement',
  'referral',
  'web',
  'cold_outreach',
  'partner_network',
  'existing_investor',
  'other',
] as const;
/** One of {@link CHANNELS}. */
export type Channel = (typeof CHANNELS)[number];

/** The types of investment. They are reported separately, because agencies differ in the types they count. */
export const INVESTMENT_TYPES = [
  'greenfield',
  'expansion',
  'relocation',
  'merger_acquisition',
  'joint_venture',
  'retention',
] as const;
/** One of {@link INVESTMENT_TYPES}. */
export type InvestmentType = (typeof INVESTMENT_TYPES)[number];

/** The activities of an investor in Limburg; the NACE code names the sector. */
export const BUSINESS_ACTIVITIES = [
  'headquarters',
  'research_development',
  'manufacturing',
  'assembly',
  'logistics',
  'sales',
  'shared_services',
  'other',
] as const;
/** One of {@link BUSINESS_ACTIVITIES}. */
export type BusinessActivity = (typeof BUSINESS_ACTIVITIES)[number];

/**
 * The likelihood of the investment in the judgement of the project manager, in addition to the fixed probability of the
 * stage.
 */
export const LIKELIHOODS = ['low', 'medium', 'high'] as const;
/** One of {@link LIKELIHOODS}. */
export type Likelihood = (typeof LIKELIHOODS)[number];

/**
 * The degree to which the work of the agency counted for the decision to invest, judged once the investment is made.
 */
export const INVOLVEMENTS = ['decisive', 'significant', 'supporting', 'none'] as const;
/** One of {@link INVOLVEMENTS}. */
export type Involvement = (typeof INVOLVEMENTS)[number];

/** The states of the Belgian screening of foreign direct investment for a lead. */
export const SCREENING_STATUSES = [
  'not_assessed',
  'out_of_scope',
  'to_file',
  'filed',
  'cleared',
  'cleared_with_conditions',
  'refused',
  'withdrawn',
] as const;
/** One of {@link SCREENING_STATUSES}. */
export type ScreeningStatus = (typeof SCREENING_STATUSES)[number];

/** The screening statuses with which an investment may be announced. */
export const CLEARED_SCREENING_STATUSES = ['out_of_scope', 'cleared', 'cleared_with_conditions'] as const;

/** The kinds of evidence. */
export const EVIDENCE_KINDS = [
  'press_release',
  'letter_of_intent',
  'board_decision',
  'company_registered',
  'funds_secured',
  'ownership_10pct',
  'jobs_created',
  'jobs_safeguarded',
  'operational_address',
  'visit_report',
] as const;
/** One of {@link EVIDENCE_KINDS}. */
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** The reasons why a lead was lost or abandoned. `other` explains nothing by itself, so it needs a note. */
export const LOST_REASONS = [
  'location_elsewhere',
  'project_cancelled',
  'financing',
  'site_not_available',
  'permits',
  'incentives',
  'labour_market',
  'energy_cost',
  'screening_refused',
  'no_response',
  'partner_failed',
  'other',
] as const;
/** One of {@link LOST_REASONS}. */
export type LostReason = (typeof LOST_REASONS)[number];

/** How a win was verified: by a second person, by an administrator as the last resort, or in the system it was imported from. */
export const WIN_VERIFICATIONS = ['second_person', 'last_resort', 'imported'] as const;
/** One of {@link WIN_VERIFICATIONS}. */
export type WinVerification = (typeof WIN_VERIFICATIONS)[number];

/**
 * The states of a request to verify a win. Only a waiting one can be decided; one that was sent back waits for the people
 * of the lead.
 */
export const VERIFICATION_REQUEST_STATES = ['waiting', 'sent_back', 'verified', 'withdrawn'] as const;
/** One of {@link VERIFICATION_REQUEST_STATES}. */
export type VerificationRequestState = (typeof VERIFICATION_REQUEST_STATES)[number];

/** The states in which a request still needs somebody. Leads show the request in these states only. */
export const OPEN_REQUEST_STATES = ['waiting', 'sent_back'] as const satisfies readonly VerificationRequestState[];

/** The title of each reason in the report of lost reasons. */
export const LOST_REASON_TITLES: Readonly<Record<LostReason, string>> = {
  location_elsewhere: 'The investor chose another location',
  project_cancelled: 'The investor cancelled the project',
  financing: 'The financing fell through',
  site_not_available: 'No suitable site was available',
  permits: 'Permits could not be had, or not in time',
  incentives: 'The incentives did not suffice',
  labour_market: 'The labour market did not offer the people needed',
  energy_cost: 'Energy cost too much',
  screening_refused: 'The investment screening refused it',
  no_response: 'The investor no longer answers',
  partner_failed: 'A partner dropped out',
  other: 'Another reason, given in the note',
};

/** The title of each status in the definition and in refusals. */
export const STATUS_TITLES: Readonly<Record<LeadStatus, string>> = {
  open: 'open',
  on_hold: 'on hold',
  won: 'won',
  lost: 'lost',
  abandoned: 'abandoned',
};

/** The roles that may take back a verified win. */
export const VERIFIER_ROLES: readonly string[] = ['manager', 'admin'];
