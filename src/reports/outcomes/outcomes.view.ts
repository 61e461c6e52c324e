import { ApiProperty } from '@nestjs/swagger';
import type { ActivityKind, ActivityStatus } from '../../activities/activity.constants.js';
import type { LeadStatus, Stage } from '../../leads/pipeline/lead.constants.js';
import type { AttributionModel } from '../attribution/attribution-models.rules.js';

/** An agreement whose outcomes are included. */
export class OutcomeAgreementView {
  id: string;
  /** @example "AGR-2016-0001" */
  reference: string;
  /** @example "Strategic partnership with GSC" */
  title: string;
  parentId: string | null;
}

/** An activity whose outcomes are included. */
export class OutcomePartView {
  id: string;
  /** @example "RSH-2016-0001" */
  reference: string;
  /** @example "Seminar in Shenzhen" */
  title: string;
  kind: ActivityKind;
  parentId: string | null;
}

/** An activity under an agreement. */
export class OutcomeActivityView {
  id: string;
  /** @example "RSH-2016-0001" */
  reference: string;
  title: string;
  kind: ActivityKind;
  status: ActivityStatus;
  startsOn: string;
  endsOn: string;
  /** The agreement that the activity is under: its own, or else that of the activity that contains it. */
  agreementId: string;
  /** Whether it counts as held; if not, it is still to come. */
  held: boolean;
}

/** Counts of the activities under an agreement. */
export class OutcomeActivitiesView {
  /** The number of activities that have taken place by today. */
  @ApiProperty({ type: 'integer' })
  held: number;
  /** The number of activities that are still to come and are not cancelled. */
  @ApiProperty({ type: 'integer' })
  planned: number;
  /** The activities behind these counts, the latest first: at most 200. */
  items: OutcomeActivityView[];
}

/** Figures shared out by the model: nothing that is claimed here can be claimed by another one too. */
export class AttributedOutcomeView {
  /** New leads. */
  leads: number;
  qualifiedLeads: number;
  /** Won leads. */
  investments: number;
  @ApiProperty({ type: 'integer' })
  announcedJobs: number;
  @ApiProperty({ type: 'integer' })
  announcedCapexEur: number;
}

/** The same figures of every lead that has a share in them, each counted whole. */
export class TouchedOutcomeView {
  @ApiProperty({ type: 'integer' })
  leads: number;
  @ApiProperty({ type: 'integer' })
  qualifiedLeads: number;
  @ApiProperty({ type: 'integer' })
  investments: number;
  @ApiProperty({ type: 'integer' })
  announcedJobs: number;
  @ApiProperty({ type: 'integer' })
  announcedCapexEur: number;
}

/** A lead that is credited, at least in part. */
export class OutcomeLeadView {
  id: string;
  /** @example "LEAD-2026-0007" */
  reference: string;
  title: string;
  companyId: string;
  companyName: string;
  stage: Stage;
  status: LeadStatus;
  /** The part of its announced jobs that is credited. */
  @ApiProperty({ type: 'integer' })
  announcedJobs: number;
  /** The part of its announced capex that is credited. */
  @ApiProperty({ type: 'integer' })
  announcedCapexEur: number;
  /** The share of this lead in each of the shared figures. */
  attributed: AttributedOutcomeView;
  /** The same for the figures in which it counts whole. */
  distinct: TouchedOutcomeView;
}

/** The leads that are credited to some activities or agreements, and their figures. */
class CreditedOutcomesView {
  model: AttributionModel;
  /** The first day that is counted. */
  @ApiProperty({ format: 'date' })
  from: string;
  /** The last day that is counted. */
  @ApiProperty({ format: 'date' })
  to: string;
  /** The number of months before a transition within which a touch is credited for it. */
  @ApiProperty({ type: 'integer' })
  windowMonths: number;
  attributed: AttributedOutcomeView;
  distinct: TouchedOutcomeView;
  /** The leads behind the figures, those with most jobs first: at most 200, and only those that the caller may see. */
  leads: OutcomeLeadView[];
  /**
   * The number of leads behind the figures that are not named, because the caller may not see them or there are too
   * many.
   */
  @ApiProperty({ type: 'integer' })
  leadsNotNamed: number;
}

/** The outcomes of an agreement and of those made under it. */
export class AgreementOutcomesView extends CreditedOutcomesView {
  agreement: OutcomeAgreementView;
  /** The agreements made under it, at any depth, whose outcomes are included. */
  children: OutcomeAgreementView[];
  activities: OutcomeActivitiesView;
}

/** The outcomes of an activity and of its parts. */
export class ActivityOutcomesView extends CreditedOutcomesView {
  activity: OutcomePartView;
  /** The stops, seminars and other activities within it, at any depth, whose outcomes are included. */
  parts: OutcomePartView[];
}
