import { ApiProperty } from '@nestjs/swagger';
import { ExternalIdView } from '../../common/external-ids/external-id.dto.js';
import { AmountView } from '../../common/money/amount.view.js';
import { NACE_VERSIONS, type NaceVersion } from '../../common/reference/nace-codes.rules.js';
import {
  type BusinessActivity,
  type Channel,
  type InvestmentType,
  type Involvement,
  type LeadStatus,
  type Likelihood,
  type LostReason,
  type ScreeningStatus,
  type Stage,
  type EvidenceKind,
  type VerificationRequestState,
  type WinVerification,
  VERIFICATION_REQUEST_STATES,
  WIN_VERIFICATIONS,
} from '../pipeline/lead.constants.js';

/** The company of a lead. */
export class LeadCompanyView {
  id: string;
  /** @example "Lumenova Lighting" */
  name: string;
  /** @example "光新照明有限公司" */
  nativeName: string | null;
  /** @example "CN" */
  country: string;
}

/** The origin of a lead. */
export class LeadSourceView {
  channel: Channel;
  activityId: string | null;
  agreementId: string | null;
  referrerCompanyId: string | null;
  detail: string | null;
}

/** A location that the investor compares with ours. */
export class CompetitorLocationView {
  /** @example "NL" */
  country: string;
  region: string | null;
}

/** A site proposed to the investor. */
export class CandidateSiteView {
  /** @example "Corda Campus" */
  name: string;
  municipality: string | null;
  shortlisted: boolean;
  chosen: boolean;
}

/** The state of the screening of the investment. */
export class LeadScreeningView {
  status: ScreeningStatus;
  filedOn: string | null;
  dueOn: string | null;
  conditions: string | null;
  ruleset: string | null;
}

/** The open task of a lead with the earliest due date. */
export class NextTaskView {
  id: string;
  /** @example "Send the site proposals" */
  title: string;
  dueOn: string | null;
  assigneeId: string | null;
}

/** The user or API key that did something with a lead. */
export class LeadActorView {
  /** Null for what the application does by itself. */
  id: string | null;
  /** @example "An Janssens" */
  name: string;
}

/** A request to verify the win of a lead. */
export class VerificationRequestView {
  id: string;
  leadId: string;
  requestedAt: Date;
  requestedBy: LeadActorView;
  /** The day of the investment, as the person who asks states it. Send it with the transition to `invested`. */
  occurredOn: string;
  /** @example "The company was registered on 12 May; its extract is attached" */
  note: string | null;
  /**
   * A `waiting` request becomes `verified` with the win, `sent_back` with a remark, or `withdrawn`: by its author or the
   * owner of the lead, or because the lead left the stage, was put on hold, closed or archived.
   */
  @ApiProperty({ enum: VERIFICATION_REQUEST_STATES, example: 'waiting' })
  state: VerificationRequestState;
  /** The moment of the decision; null while the request waits. */
  decidedAt: Date | null;
  decidedBy: LeadActorView | null;
  /**
   * The reason for which it was sent back.
   * @example "The press release names 30 jobs, the lead 40"
   */
  remark: string | null;
}

/** A contact of a lead, as its page names them. */
export class LeadContactView {
  id: string;
  /** @example "Chen Yuqing" */
  fullName: string;
  /** @example "Head of European operations" */
  jobTitle: string | null;
}

/** The last interaction with the investor. */
export class LastInteractionView {
  id: string;
  /**
   * The form of the interaction, as in the list of interactions.
   * @example "meeting"
   */
  kind: string;
  /** @example "Requirements of the European assembly plant" */
  subject: string;
  occurredAt: Date;
}

/** A lead in lists and exports. */
export class LeadSummaryView {
  id: string;
  /** @example "LEAD-2026-0007" */
  reference: string;
  /** The ids of the lead in other systems. */
  externalIds: ExternalIdView[];
  /** @example "European assembly of LED modules" */
  title: string;
  stage: Stage;
  status: LeadStatus;
  /** Probability of becoming an investment according to the stage, in per cent. */
  @ApiProperty({ type: 'integer' })
  probability: number;
  stageEnteredOn: string;
  /** Days since the lead entered the stage, until it was closed if it is. */
  @ApiProperty({ type: 'integer' })
  daysInStage: number;
  statusReason: LostReason | null;
  statusNote: string | null;
  lostToCountry: string | null;
  /** The day on which it was won, lost or abandoned. */
  closedOn: string | null;
  /** How the win was verified; null for a lead that is not won. */
  @ApiProperty({ enum: WIN_VERIFICATIONS, nullable: true, example: 'second_person' })
  verification: WinVerification | null;
  /** The last request to verify the win, if it waits or was sent back; null unless the lead is open and announced. */
  verificationRequest: VerificationRequestView | null;
  /**
   * The day from which an open lead is stale; null before that day. It is `staleAfterDays` (see the pipeline) after the
   * last interaction, or after receivedOn when that is later; with 90 it is the 90th day. Reports always count leads
   * without an interaction for more than 90 days, from the 91st day on, whatever the setting.
   */
  staleSince: string | null;
  companyId: string;
  company: LeadCompanyView;
  contactIds: string[];
  ownerId: string;
  ownerName: string;
  projectManagerId: string | null;
  projectManagerName: string | null;
  teamIds: string[];
  receivedOn: string;
  source: LeadSourceView;
  investmentType: InvestmentType | null;
  businessActivity: BusinessActivity | null;
  /** @example "27.40" */
  sector: string | null;
  /** The revision of NACE that the code is of. Many codes have another meaning in the other one. */
  @ApiProperty({ enum: NACE_VERSIONS, nullable: true, example: '2.1' })
  sectorVersion: NaceVersion | null;
  description: string | null;
  requirements: string | null;
  drivers: string[];
  consideringElsewhere: boolean | null;
  competitorLocations: CompetitorLocationView[];
  capex: AmountView | null;
  /** Value in euro. It is frozen when the amount is entered and does not change with later rates. */
  @ApiProperty({ type: 'integer', nullable: true })
  capexEur: number | null;
  capexUndisclosed: boolean;
  @ApiProperty({ type: 'integer', nullable: true })
  jobsExpected: number | null;
  @ApiProperty({ type: 'integer', nullable: true })
  jobsSafeguarded: number | null;
  /** The expected jobs of an open lead times its probability, rounded half up; null where either is not known. */
  @ApiProperty({ type: 'integer', nullable: true })
  weightedJobs: number | null;
  /** The expected capital expenditure in euro of an open lead times its probability, rounded half up. */
  @ApiProperty({ type: 'integer', nullable: true })
  weightedCapexEur: number | null;
  likelihood: Likelihood | null;
  expectedDecisionOn: string | null;
  expectedLandingOn: string | null;
  screening: LeadScreeningView;
  propositionSentOn: string | null;
  siteVisitWaivedReason: string | null;
  sites: CandidateSiteView[];
  incentivesRequested: boolean | null;
  announcedOn: string | null;
  @ApiProperty({ type: 'integer', nullable: true })
  announcedJobs: number | null;
  @ApiProperty({ type: 'integer', nullable: true })
  announcedCapexEur: number | null;
  localCompanyId: string | null;
  involvement: Involvement | null;
  confidential: boolean;
  codename: string | null;
  tags: string[];
  nextTask: NextTaskView | null;
  createdAt: Date;
  updatedAt: Date;
  @ApiProperty({ type: 'integer' })
  version: number;
  createdBy: string | null;
  archivedAt: Date | null;
}

/** A single lead with its evidence and realisations, oldest first. */
export class LeadView extends LeadSummaryView {
  /** The person who verified the win; null for a lead that is not won, and for an imported win. */
  verifiedBy: LeadActorView | null;
  /** The moment at which the win was verified. */
  verifiedAt: Date | null;
  /** The contacts of `contactIds` in their order, without archived ones. Empty for a key without `contacts:read`. */
  contacts: LeadContactView[];
  /** The users of `teamIds`, in the same order. */
  team: LeadActorView[];
  /**
   * The name of the local company.
   * @example "Lumenova Benelux"
   */
  localCompanyName: string | null;
  /** The latest interaction about the lead that is not archived; null before the first, and without `interactions:read`. */
  lastInteraction: LastInteractionView | null;
  evidence: LeadEvidenceView[];
  realisations: LeadRealisationView[];
}

/** A piece of evidence. */
export class LeadEvidenceView {
  id: string;
  kind: EvidenceKind;
  url: string | null;
  note: string | null;
  /** The document of the lead that is the evidence. */
  documentId: string | null;
  /** @example "Press release of the investor" */
  documentTitle: string | null;
  createdAt: Date;
  createdBy: string | null;
}

/** Jobs and capital expenditure that have come true by a day; the figures are cumulative. */
export class LeadRealisationView {
  id: string;
  /** @example "2026-10-31" */
  asOf: string;
  @ApiProperty({ type: 'integer' })
  jobs: number;
  @ApiProperty({ type: 'integer' })
  capexEur: number;
  createdAt: Date;
  createdBy: string | null;
}
