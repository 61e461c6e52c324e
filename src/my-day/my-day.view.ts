import { ApiProperty } from '@nestjs/swagger';
import type { ActivityKind } from '../activities/activity.constants.js';
import { ActivityView } from '../activities/activity.view.js';
import { TaskView } from '../interactions/tasks/task.view.js';
import { VerificationRequestView } from '../leads/model/lead.view.js';
import type { Stage } from '../leads/pipeline/lead.constants.js';
import { FollowUpView } from '../reports/follow-up/follow-up.view.js';

/** The tasks of the caller that are overdue, or due by the last day. */
export class MyDayTasksView {
  @ApiProperty({ type: 'integer' })
  total: number;

  /** The first of them by due date. */
  items: TaskView[];
}

/** A lead of the caller that needs attention. */
export class MyDayLeadView {
  id: string;
  /** @example "LEAD-2026-0007" */
  reference: string;
  /** @example "European assembly of LED modules" */
  title: string;
  /** @example "Lumenova Lighting" */
  companyName: string;
  stage: Stage;
  /** The day of the last interaction; null if there was none. */
  lastInteractionOn: string | null;
  /** The day from which it is stale unless there is an interaction before; also a day to come. */
  staleOn: string;
  expectedDecisionOn: string | null;
  @ApiProperty({ type: 'integer', nullable: true })
  jobsExpected: number | null;
}

/** Open leads of the caller, the most urgent first. */
export class MyDayLeadsView {
  @ApiProperty({ type: 'integer' })
  total: number;

  items: MyDayLeadView[];

  /** The last day that counts. */
  by: string;
}

/** An announced lead whose verification waits for the caller, or was sent back to the caller. */
export class MyDayVerificationView {
  id: string;
  /** @example "LEAD-2026-0007" */
  reference: string;
  /** @example "European assembly of LED modules" */
  title: string;
  /** @example "Lumenova Lighting" */
  companyName: string;
  announcedOn: string | null;
  @ApiProperty({ type: 'integer', nullable: true })
  announcedJobs: number | null;
  @ApiProperty({ type: 'integer', nullable: true })
  announcedCapexEur: number | null;
  /** The request to verify the win. */
  verificationRequest: VerificationRequestView;
}

/** The wins that the caller may verify and was asked to, and those that were sent back to the caller; the oldest request first. */
export class MyDayVerificationsView {
  @ApiProperty({ type: 'integer' })
  total: number;

  items: MyDayVerificationView[];
}

/** The activity whose attendees are to be contacted. */
export class ActivityToFollowUpView {
  id: string;
  /** @example "DEL-2026-0003" */
  reference: string;
  /** @example "Delegation of lighting companies" */
  title: string;
  kind: ActivityKind;
  endsOn: string;
}

/** The attendees of an activity who may be contacted and have not been since its end. */
export class MyDayFollowUpView {
  activity: ActivityToFollowUpView;

  @ApiProperty({ type: 'integer' })
  total: number;

  items: FollowUpView[];
}

/** The delegations, roadshows and seminars that take place from the day to the last day, cancelled ones left out. */
export class MyDayActivitiesView {
  @ApiProperty({ type: 'integer' })
  total: number;

  items: ActivityView[];
}

/** The figures of the open leads of the caller, today. */
export class MyPipelineView {
  @ApiProperty({ type: 'integer' })
  openLeads: number;

  /** Sum of their expected jobs. */
  @ApiProperty({ type: 'integer' })
  jobsExpected: number;

  /** Sum of their expected capital expenditure in euro. */
  @ApiProperty({ type: 'integer' })
  capexEur: number;

  /** Sum of the expected jobs, each weighted by the probability of the stage, rounded. */
  @ApiProperty({ type: 'integer' })
  weightedJobs: number;
}

/** The tasks, leads and activities that need the caller today. */
export class MyDayView {
  /**
   * Today in Europe/Brussels.
   * @example "2026-11-28"
   */
  day: string;

  /**
   * The last of the seven days that begin with today.
   * @example "2026-12-04"
   */
  lastDay: string;

  tasks: MyDayTasksView;

  /** The number of open tasks of the caller that are due after the last day. */
  @ApiProperty({ type: 'integer' })
  laterTasks: number;

  /** Leads that are stale, or become so by `by`. */
  stale: MyDayLeadsView;

  /** Leads whose decision is overdue, or expected by `by`. */
  decisions: MyDayLeadsView;

  verifications: MyDayVerificationsView;

  /**
   * The attendees of the last delegation or seminar that the caller owns or has follow-up tasks of; null if there was
   * none within 90 days and no such task is open.
   */
  followUp: MyDayFollowUpView | null;

  activities: MyDayActivitiesView;

  /** Registrations that wait for a review; null for callers who cannot decide on them. */
  @ApiProperty({ type: 'integer', nullable: true })
  registrationsToReview: number | null;

  /** Received mails that wait for a decision; null for callers who cannot decide about them. */
  @ApiProperty({ type: 'integer', nullable: true })
  mailsToReview: number | null;

  pipeline: MyPipelineView;
}
