import { STAGE_NAMES } from '../../src/leads/pipeline/lead.constants.js';
import { addDays } from '../../src/common/time/calendar-dates.rules.js';

/** A lead of a workbook with the days of its history. */
export interface PastLead {
  title: string;
  company: string;
  jobs: number;
  receivedOn: string;
  /** The days on which it entered its stages, by the position of the stage; null for a stage that it skipped. */
  entered: (string | null)[];
  status: 'open' | 'lost' | 'won' | 'abandoned';
  closedOn: string | null;
}

const STAGE_COLUMNS = STAGE_NAMES.slice(1).map((stage) => `stageDates.${stage}`);

/** The columns of the file, named like the fields. */
export const COLUMNS = [
  'title',
  'company.name',
  'source.channel',
  'jobsExpected',
  'receivedOn',
  ...STAGE_COLUMNS,
  'announcedOn',
  'announcedJobs',
  'status',
  'closedOn',
  'lostReason',
];

/** Generates leads of ten years. The same numbers give the same leads. */
export function generatePastLeads(first: number, count: number, companies: readonly string[]): PastLead[] {
  return Array.from({ length: count }, (_, index): PastLead => {
    const n = first + index;
    const receivedOn = addDays('2015-02-01', (n * 997) % 3_800);
    // Every lead goes a different way: some skip stages, and some change their stage twice on one day.
    const last = n % STAGE_NAMES.length;
    let day = receivedOn;
    const entered = STAGE_NAMES.map((_stage, place) => {
      if (place === 0) return receivedOn;
      if (place > last || (place < last && (n + place) % 5 === 0)) return null;
      day = addDays(day, (n * (place + 3)) % 60);
      return day;
    });
    const isWon = last === STAGE_NAMES.length - 1;
    const status = isWon ? 'won' : n % 3 === 0 ? 'lost' : n % 11 === 1 ? 'abandoned' : 'open';
    const closedOn = isWon ? day : status === 'open' ? null : addDays(day, n % 45);
    return {
      title: `Project ${n}`,
      company: companies[n % companies.length]!,
      jobs: 5 + (n % 80),
      receivedOn,
      entered,
      status,
      closedOn,
    };
  });
}

/** Writes leads as csv. */
export function writePastLeads(leads: readonly PastLead[]): string {
  const rows = leads.map(({ title, company, jobs, receivedOn, entered, status, closedOn }) => [
    title,
    company,
    'web',
    jobs,
    receivedOn,
    ...entered.slice(1),
    entered[5],
    entered[5] ? jobs : null,
    status,
    closedOn,
    status === 'lost' || status === 'abandoned' ? 'financing' : null,
  ]);
  return [COLUMNS, ...rows].map((cells) => cells.map((cell) => cell ?? '').join(';')).join('\n') + '\n';
}

/** Returns the position of the stage in which a lead was on a day, and its status; null before it was received. */
export function findState(lead: PastLead, day: string): { place: number; status: PastLead['status'] } | null {
  if (lead.receivedOn > day) return null;
  const place = lead.entered.findLastIndex((on) => on !== null && on <= day);
  return { place, status: lead.closedOn !== null && lead.closedOn <= day ? lead.status : 'open' };
}

/** Returns the day on which a lead had entered a stage or a later one; null if it never did. */
export function findEntry(lead: PastLead, place: number): string | null {
  return lead.entered.slice(place).find((on) => on !== null) ?? null;
}

/** Counts the leads of a workbook as the reports of a day and a period do. */
export function countPastLeads(leads: readonly PastLead[], { from, asOf }: { from: string; asOf: string }) {
  const isWithin = (day: string | null) => day !== null && day >= from && day <= asOf;
  const known = leads.filter(({ receivedOn }) => receivedOn <= asOf);
  const states = known.map((lead) => ({ lead, ...findState(lead, asOf)! }));
  const open = states.filter(({ status }) => status === 'open');
  const closedAs = (wanted: string) =>
    states.filter(({ status, lead }) => status === wanted && isWithin(lead.closedOn)).length;
  const received = known.filter(({ receivedOn }) => isWithin(receivedOn));
  const announced = states.filter(
    ({ lead, status, place }) =>
      place >= 5 && status !== 'lost' && status !== 'abandoned' && isWithin(lead.entered[5]!),
  );
  return {
    open: open.length,
    jobs: open.reduce((sum, { lead }) => sum + lead.jobs, 0),
    openByStage: STAGE_NAMES.map((_, place) => open.filter((state) => state.place === place).length),
    new: received.length,
    advanced: known.flatMap(({ entered }) => entered.slice(1)).filter((on) => isWithin(on)).length,
    lost: closedAs('lost'),
    won: closedAs('won'),
    abandoned: closedAs('abandoned'),
    reached: STAGE_NAMES.map(
      (_, place) => received.filter((lead) => (findEntry(lead, place) ?? '9999') <= asOf).length,
    ),
    attributed: {
      newLeads: received.length,
      qualifiedLeads: known.filter((lead) => isWithin(findEntry(lead, 1))).length,
      announcedJobs: announced.reduce((sum, { lead }) => sum + lead.jobs, 0),
      wins: closedAs('won'),
    },
    announced: { projects: announced.length, jobs: announced.reduce((sum, { lead }) => sum + lead.jobs, 0) },
    /** Leads that entered the next stage in the period, by the position of the former stage. */
    spans: STAGE_NAMES.slice(1).map((_, place) => known.filter((lead) => isWithin(findEntry(lead, place + 1))).length),
  };
}
