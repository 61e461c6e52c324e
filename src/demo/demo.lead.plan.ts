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
} from '../leads/lead.vocabulary.js';
import type { DEMO_ACTIVITIES } from './demo.activities.js';
import type { DemoUser } from './demo.ids.js';
import type { InvestorKey, LocalCompanyKey } from './demo.investors.js';

/** Where a lead of the demo came from. */
export type PlannedSource =
  | { channel: Exclude<Channel, 'activity' | 'agreement' | 'referral'>; detail: string }
  | { channel: 'activity'; activity: keyof typeof DEMO_ACTIVITIES }
  | { channel: 'agreement'; detail: string }
  | { channel: 'referral'; by: InvestorKey };

/** What the investor plans: what is known from `qualified` on. */
export interface PlannedProject {
  type: InvestmentType;
  activity: BusinessActivity;
  /** NACE Rev. 2.1. */
  sector: string;
  requirements: string;
  jobs: number;
  safeguarded?: number;
  /** Absent: the investor does not say. */
  capex?: { amount: number; currency: string };
  /** Other locations: country and region. */
  elsewhere?: [country: string, region: string][];
  drivers?: string[];
  /** When the investor decides, in days from the day of seeding; negative: it should have. */
  decidesIn: number;
}

/** A change of the stage, so many days ago. A stage before the present one is a move back, with a note. */
export type PlannedMove = [stage: Stage, daysAgo: number, note?: string];

/** A change of the status, so many days ago. */
export interface PlannedStatus {
  status: Exclude<LeadStatus, 'won'>;
  daysAgo: number;
  reason?: LostReason;
  note?: string;
  lostToCountry?: string;
}

/** The course of one invented lead. Days count back from the day of seeding, so that the demo always looks current. */
export interface LeadPlan {
  number: number;
  company: InvestorKey;
  title: string;
  /** What it is about, in a few words, for subjects of talks. */
  about: string;
  owner: DemoUser;
  manager?: DemoUser;
  team?: DemoUser[];
  /** Numbers of contacts of the company. */
  contacts: number[];
  receivedDaysAgo: number;
  source: PlannedSource;
  description?: string;
  /** Days until our first answer; null: it is still owed. */
  answeredAfter: number | null;
  project?: PlannedProject;
  likelihood?: Likelihood;
  /** Screening at `proposal`, and what it became later. */
  screening?: { status: ScreeningStatus; later?: { status: ScreeningStatus; daysAgo: number; conditions?: string } };
  /** Candidate sites, name and municipality; the first is shortlisted and, from `announced` on, chosen. */
  sites?: [name: string, municipality: string][];
  visitWaived?: string;
  incentives?: boolean;
  moves?: PlannedMove[];
  statuses?: PlannedStatus[];
  /** Further talks, so many days ago. */
  talks?: number[];
  /** What is to be done next, and in how many days; negative: overdue. */
  next?: [title: string, inDays: number];
  announcement?: { jobs: number; capexEur: number };
  result?: {
    local: LocalCompanyKey;
    involvement: Involvement;
    /** Days ago, jobs and euro reached by then. */
    realised: [daysAgo: number, jobs: number, capexEur: number][];
  };
  codename?: string;
}
