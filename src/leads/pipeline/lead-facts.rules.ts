import type {
  BusinessActivity,
  Channel,
  InvestmentType,
  Involvement,
  LeadStatus,
  Likelihood,
  ScreeningStatus,
  Stage,
} from './lead.constants.js';

/** The facts of a candidate site that the gates use. */
export interface SiteFacts {
  shortlisted: boolean;
  chosen: boolean;
}

/** The origin of the first contact. */
export interface SourceFacts {
  channel: Channel | null;
  activityId: string | null;
  agreementId: string | null;
  referrerCompanyId: string | null;
}

/**
 * The facts of a lead that the gates use. Unknown facts are null; 0 and false are known. Dates are `YYYY-MM-DD`;
 * amounts are whole units.
 */
export interface LeadFacts {
  stage: Stage;
  status: LeadStatus;
  /** The day on which the facts are judged, in Europe/Brussels. Checks for dates in the future need it. */
  today: string;

  title: string | null;
  companyId: string | null;
  ownerId: string | null;
  receivedOn: string | null;
  source: SourceFacts;

  contactCount: number;
  investmentType: InvestmentType | null;
  businessActivity: BusinessActivity | null;
  /** NACE code of the sector. */
  sector: string | null;
  requirements: string | null;
  expectedDecisionOn: string | null;
  capexAmount: number | null;
  capexUndisclosed: boolean | null;
  jobsExpected: number | null;
  consideringElsewhere: boolean | null;
  competitorLocationCount: number;
  /** Number of interactions on the lead of any kind, without archived ones. */
  interactionCount: number;

  projectManagerId: string | null;
  likelihood: Likelihood | null;
  screeningStatus: ScreeningStatus;

  propositionSentOn: string | null;
  /** Number of interactions on the lead of kind `site_visit`, without archived ones. */
  siteVisitCount: number;
  siteVisitWaivedReason: string | null;

  sites: readonly SiteFacts[];
  incentivesRequested: boolean | null;

  announcedOn: string | null;
  announcedJobs: number | null;
  announcedCapexEur: number | null;
  /** Number of evidence items of the lead. A transition adds the items that it brings itself. */
  evidenceCount: number;

  localCompanyId: string | null;
  /** Country of the local company (ISO 3166-1 alpha-2); null when there is none. */
  localCompanyCountry: string | null;
  realisationCount: number;
  involvement: Involvement | null;
}

/** The person or program that makes a transition or changes a status. */
export interface TransitionActor {
  userId: string;
  /**
   * A role of the identity module, or the kind of actor when the caller is no user. Only the roles in VERIFIER_ROLES
   * may take back a verified win.
   */
  role: string;
}

/** Returns whether a text is absent, empty, or only white space. */
export function isBlank(text: string | null | undefined): boolean {
  return text === null || text === undefined || text.trim() === '';
}

/** Returns the facts of a new lead, before any field is set. */
export function buildBlankFacts(today: string): LeadFacts {
  return {
    stage: 'first_contact',
    status: 'open',
    today,
    title: null,
    companyId: null,
    ownerId: null,
    receivedOn: null,
    source: { channel: null, activityId: null, agreementId: null, referrerCompanyId: null },
    contactCount: 0,
    investmentType: null,
    businessActivity: null,
    sector: null,
    requirements: null,
    expectedDecisionOn: null,
    capexAmount: null,
    capexUndisclosed: null,
    jobsExpected: null,
    consideringElsewhere: null,
    competitorLocationCount: 0,
    interactionCount: 0,
    projectManagerId: null,
    likelihood: null,
    screeningStatus: 'not_assessed',
    propositionSentOn: null,
    siteVisitCount: 0,
    siteVisitWaivedReason: null,
    sites: [],
    incentivesRequested: null,
    announcedOn: null,
    announcedJobs: null,
    announcedCapexEur: null,
    evidenceCount: 0,
    localCompanyId: null,
    localCompanyCountry: null,
    realisationCount: 0,
    involvement: null,
  };
}
