import type {
  BusinessActivity,
  Channel,
  InvestmentType,
  Involvement,
  LeadStatus,
  Likelihood,
  LostReason,
  ScreeningStatus,
  Stage,
} from '../../leads/pipeline/lead.constants.js';
import type { DEMO_ACTIVITIES } from '../activities/demo-activities.constants.js';
import type { DemoUser } from '../seeding/demo-ids.constants.js';
import type { InvestorKey, LocalCompanyKey } from '../companies/investors.constants.js';
import type { SetStatus, CreateTransition } from '../../leads/transitions/lead-transition.dto.js';
import type { CreateRealisation } from '../../leads/evidence/lead-evidence.dto.js';
import type { CreateLead, UpdateLead } from '../../leads/records/lead.dto.js';
import type { CreateInteraction } from '../../interactions/interactions/interaction.dto.js';
import type { CreateTask } from '../../interactions/tasks/task.dto.js';
import type { TaskStatus } from '../../interactions/model/interaction.constants.js';

/** The source of a lead of the demo. */
export type PlannedSource =
  | { channel: Exclude<Channel, 'activity' | 'agreement' | 'referral'>; detail: string }
  | { channel: 'activity'; activity: keyof typeof DEMO_ACTIVITIES }
  | { channel: 'agreement'; detail: string }
  | { channel: 'referral'; by: InvestorKey };

/** The investor's plan, which is known from `qualified` on. */
export interface PlannedProject {
  type: InvestmentType;
  activity: BusinessActivity;
  /** NACE Rev. 2.1 code. */
  sector: string;
  requirements: string;
  jobs: number;
  safeguarded?: number;
  /** Absent if the investor does not disclose it. */
  capex?: { amount: number; currency: string };
  /** Competing locations: country and region. */
  elsewhere?: [country: string, region: string][];
  drivers?: string[];
  /** Days from the day of seeding until the investor decides; negative if the decision is overdue. */
  decidesIn: number;
}

/** A transition, with its age in days. A stage before the present one is a transition back, with a note. */
export type PlannedTransition = [stage: Stage, daysAgo: number, note?: string];

/** A change of the status, with its age in days. */
export interface PlannedStatus {
  status: Exclude<LeadStatus, 'won'>;
  daysAgo: number;
  reason?: LostReason;
  note?: string;
  lostToCountry?: string;
}

/**
 * The plan of one fictitious lead. Days count back from the day of seeding, so that the demo always looks current.
 */
export interface LeadPlan {
  number: number;
  company: InvestorKey;
  title: string;
  /** The topic in a few words, for subjects of interactions. */
  about: string;
  owner: DemoUser;
  manager?: DemoUser;
  team?: DemoUser[];
  /** Numbers of contacts of the company. */
  contacts: number[];
  receivedDaysAgo: number;
  source: PlannedSource;
  description?: string;
  /** Days until the agency's first answer; null if it is still due. */
  answeredAfter: number | null;
  project?: PlannedProject;
  likelihood?: Likelihood;
  /** Screening status at `proposal`, and the later one. */
  screening?: { status: ScreeningStatus; later?: { status: ScreeningStatus; daysAgo: number; conditions?: string } };
  /** Candidate sites, name and municipality. The first is shortlisted and, from `announced` on, chosen. */
  sites?: [name: string, municipality: string][];
  visitWaived?: string;
  incentives?: boolean;
  transitions?: PlannedTransition[];
  statuses?: PlannedStatus[];
  /** Ages in days of further interactions. */
  interactions?: number[];
  /** Title of the next task, and the days until it is due; negative if it is overdue. */
  next?: [title: string, inDays: number];
  announcement?: { jobs: number; capexEur: number };
  result?: {
    local: LocalCompanyKey;
    involvement: Involvement;
    /** Age in days, and the jobs and euro reached by then. */
    realised: [daysAgo: number, jobs: number, capexEur: number][];
  };
  codename?: string;
}

/** One action in the history of a lead. The executor adds the lead and the time. */
export type LeadAction =
  | { kind: 'create'; body: CreateLead }
  | { kind: 'edit'; body: UpdateLead }
  | { kind: 'talk'; body: Omit<CreateInteraction, 'occurredAt' | 'leadId'> }
  | { kind: 'move'; body: CreateTransition }
  | { kind: 'status'; body: SetStatus }
  | { kind: 'realise'; body: CreateRealisation }
  | { kind: 'task'; name: string; body: Omit<CreateTask, 'leadId'> }
  | { kind: 'close'; name: string; status: TaskStatus };

/** An action with its actor and its day. Actions of a day happen in the order of the plan. */
export interface ScheduledAction {
  daysAgo: number;
  by: DemoUser;
  action: LeadAction;
}
