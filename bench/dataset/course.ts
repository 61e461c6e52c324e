import { STAGES } from '../../src/leads/pipeline/lead-stages.rules.js';
import { pickNumber, DAYS, pick } from './seeded.js';
import type { Size } from './table.js';

const STAGE_NAMES: readonly string[] = STAGES.map(({ stage }) => stage);
const ANNOUNCED = STAGE_NAMES.indexOf('announced');
const SECTORS = [
  '01.13',
  '10.51',
  '20.14',
  '26.11',
  '27.40',
  '28.99',
  '29.32',
  '49.41',
  '52.10',
  '62.10',
  '72.11',
  '86.10',
];
const CHANNELS = [
  'web',
  'web',
  'cold_outreach',
  'cold_outreach',
  'partner_network',
  'existing_investor',
  'other',
  'activity',
  'activity',
  'agreement',
];

/** A state that a lead had from a day on. */
export interface LeadState {
  day: number;
  stage: string;
  status: string;
  stageEntered: number;
  closed: number | null;
  jobs: number | null;
}

/** The topic of a lead and its states, five on average. */
export interface LeadHistory {
  company: number;
  owner: number;
  received: number;
  channel: string;
  sector: string | null;
  capexEur: number | null;
  /** The day and the figures of its announcement; null if there is none yet. */
  announced: { day: number; jobs: number; capexEur: number } | null;
  states: LeadState[];
}

/** Returns the course of the nth lead, from first contact to its present state. */
export function buildLeadHistory(n: number, size: Size): LeadHistory {
  const received = pickNumber(DAYS - 40, 10, n);
  const steps = 1 + pickNumber(9, 11, n);
  const start: LeadState = {
    day: received,
    stage: STAGE_NAMES[0]!,
    status: 'open',
    stageEntered: received,
    closed: null,
    jobs: pickNumber(5, 12, n) ? pickNumber(400, 13, n) : null,
  };
  const states = [start];
  for (let step = 1; step < steps; step++) {
    const day = Math.min(DAYS, received + Math.floor(((DAYS - received) * step) / steps));
    states.push(buildNextState(states[step - 1]!, day, step === steps - 1, n, step));
  }
  const announcement = states.find(({ stage }) => STAGE_NAMES.indexOf(stage) >= ANNOUNCED);
  return {
    company: pickNumber(size.companies, 14, n),
    owner: pickNumber(size.users, 15, n),
    received,
    channel: pick(CHANNELS, 16, n),
    sector: pickNumber(4, 17, n) ? pick(SECTORS, 18, n) : null,
    capexEur: pickNumber(3, 19, n) ? 50_000 + pickNumber(40_000_000, 20, n) : null,
    announced: announcement
      ? { day: announcement.day, jobs: pickNumber(400, 23, n), capexEur: 50_000 + pickNumber(40_000_000, 24, n) }
      : null,
    states,
  };
}

function buildNextState(state: LeadState, day: number, last: boolean, n: number, step: number): LeadState {
  const place = STAGE_NAMES.indexOf(state.stage);
  const chance = pickNumber(100, 21, n, step);
  // A won lead stays won, and is still edited.
  if (state.status === 'won') return { ...state, day, jobs: pickNumber(400, 22, n, step) };
  if (last && chance < 42) {
    const status = chance < 8 ? 'on_hold' : chance < 32 ? 'lost' : 'abandoned';
    return { ...state, day, status, closed: status === 'on_hold' ? null : day };
  }
  if (chance < 75 && place + 1 < STAGE_NAMES.length) {
    const entered = { ...state, day, stage: STAGE_NAMES[place + 1]!, stageEntered: day };
    return entered.stage === 'invested' ? { ...entered, status: 'won', closed: day } : entered;
  }
  return { ...state, day, jobs: pickNumber(400, 22, n, step) };
}
