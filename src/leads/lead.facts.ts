import type {
  BusinessActivity,
  Channel,
  InvestmentType,
  Involvement,
  LeadStatus,
  Likelihood,
  ScreeningStatus,
  Stage,
} from './lead.vocabulary.js';

/** A candidate site, as far as the gates look at it. */
export interface SiteFacts {
  shortlisted: boolean;
  chosen: boolean;
}

/** Where the first contact came from. */
export interface SourceFacts {
  channel: Channel | null;
  activityId: string | null;
  agreementId: string | null;
  referrerCompanyId: string | null;
}

/**
 * Everything the gates look at, and nothing else: what is not known is null; 0 and false are known.
 * Dates are `YYYY-MM-DD`; amounts are whole units.
 */
export interface LeadFacts {
  stage: Stage;
  status: LeadStatus;
  /** The day on which the facts are judged, in Europe/Brussels: "not future" needs it. */
  today: string;

  title: string | null;
  companyId: string | null;
  ownerId: string | null;
  receivedOn: string | null;
  source: SourceFacts;

  contactCount: number;
  investmentType: InvestmentType | null;
  businessActivity: BusinessActivity | null;
  /** NACE code. */
  sector: string | null;
  requirements: string | null;
  expectedDecisionOn: string | null;
  capexAmount: number | null;
  capexUndisclosed: boolean | null;
  jobsExpected: number | null;
  consideringElsewhere: boolean | null;
  competitorLocationCount: number;
  /** Interactions on the lead of any kind, archived ones left out. */
  interactionCount: number;

  projectManagerId: string | null;
  likelihood: Likelihood | null;
  screeningStatus: ScreeningStatus;

  propositionSentOn: string | null;
  /** Interactions on the lead of kind `site_visit`, archived ones left out. */
  siteVisitCount: number;
  siteVisitWaivedReason: string | null;

  sites: readonly SiteFacts[];
  incentivesRequested: boolean | null;

  announcedOn: string | null;
  announcedJobs: number | null;
  announcedCapexEur: number | null;
  /** Evidence items of the lead; a transition that brings its own counts those too. */
  evidenceCount: number;

  localCompanyId: string | null;
  /** ISO 3166-1 alpha-2, of the local company; null when there is none. */
  localCompanyCountry: string | null;
  realisationCount: number;
  involvement: Involvement | null;
}

/** Who makes a move. */
export interface Mover {
  userId: string;
  /** A role of the identity module; only those in VERIFIER_ROLES may take a verified win back. */
  role: string;
}

/** Whether a text says nothing: absent, empty, or only white space. */
export function isBlank(text: string | null | undefined): boolean {
  return text === null || text === undefined || text.trim() === '';
}
