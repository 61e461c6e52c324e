import { type LeadStatus, type Stage, STAGE_NAMES } from '../../leads/pipeline/lead.constants.js';
import type { RowValues } from '../model/entity-import.constants.js';
import type { RowNotice } from '../model/import.entity.js';
import { createRowError } from '../model/import-row.errors.js';
import { toText } from './row-values.rules.js';

/** A stage that an imported lead entered. */
export interface EnteredStage {
  stage: Stage;
  occurredOn: string;
  /** Whether the file gives the day. Otherwise it is the first day that the other days allow. */
  isKnown: boolean;
}

/** The history of an imported lead, as far as its row tells it. Days are `YYYY-MM-DD`. */
export interface StageHistory {
  /** The stages after the first contact, in the order in which the lead entered them. The last one is its stage of today. */
  stages: EnteredStage[];
  /** The status that the lead got after its last stage, and since when; null if it is open, or won by its last stage. */
  closing: { status: Exclude<LeadStatus, 'open' | 'won'>; occurredOn: string } | null;
  notices: RowNotice[];
}

/** The days between which the history of a lead lies. */
interface KnownDays {
  receivedOn: string;
  today: string;
}

const PREFIX = 'stageDates.';

/** The days on which a lead entered its stages, by stage. */
type StageDates = Partial<Record<Stage, string>>;

/** Returns the days of stages that a row gives. */
export function readStageDates(values: RowValues): StageDates {
  const entries = Object.entries(values).filter(([name]) => name.startsWith(PREFIX));
  return Object.fromEntries(entries.map(([name, day]) => [name.slice(PREFIX.length), toText(day)]));
}

/** Finds the day on which a lead came in whose row has the days of its stages only. */
export function findFirstDay(values: RowValues, today: string): string | null {
  const { first_contact: first, ...dates } = readStageDates(values);
  const isPast = (day: string | undefined) => day !== undefined && day !== '' && day <= today;
  if (isPast(first)) return first!;
  return [...Object.values(dates), toText(values['stageSince'])].filter(isPast).toSorted()[0] ?? null;
}

/**
 * Tells the history of a lead from its row.
 * @throws ImportRowError where the row says that the lead is won and not invested, or the other way round
 */
export function planStageHistory(values: RowValues, days: KnownDays): StageHistory {
  const stage = values['stage'] as Stage | undefined;
  const status = values['status'] as LeadStatus | undefined;
  const isInvested = (stage ?? (readStageDates(values).invested && 'invested')) === 'invested';
  const isWonWithoutStage = status === 'won' && stage === undefined;
  if (status !== undefined && (status === 'won') !== isInvested && !isWonWithoutStage) {
    const field = stage === undefined ? 'status' : 'stage';
    const detail = `A lead is won when its stage is invested, and only then; the row says ${stage ?? 'invested'} and ${status}.`;
    throw createRowError(field, 'import.stage_contradicts_status', detail);
  }
  const given = isInvested || isWonWithoutStage ? 'won' : (status ?? 'open');
  return stage === undefined ? planDatedStages(values, given, days) : planKnownStage(values, stage, given, days);
}

/**
 * Tells the history of a lead whose row names no stage of today, so that the days of its stages alone tell the stage. All of
 * them count, because leaving one out could change the stage; the lead refuses them where they are out of order.
 */
function planDatedStages(values: RowValues, status: LeadStatus, { today }: KnownDays): StageHistory {
  const { first_contact: _, ...dates } = readStageDates(values);
  const stages = STAGE_NAMES.flatMap((stage): EnteredStage[] => {
    const occurredOn = (dates as StageDates)[stage];
    return occurredOn === undefined ? [] : [{ stage, occurredOn, isKnown: true }];
  });
  const closedOn = toText(values['closedOn']) || null;
  const since = toText(values['stageSince']) || null;
  const investedOn = dates.invested ?? null;
  const notices: RowNotice[] = [];
  if (since !== null && (status === 'open' || status === 'on_hold' || (investedOn ?? closedOn) !== null)) {
    notices.push(buildLeftOut(values, 'stageSince', 'the row names no stage'));
  }
  const endedOn = findEnd(status, investedOn ?? closedOn, since, today, notices);
  if (status === 'won' && investedOn === null) {
    stages.push({ stage: 'invested', occurredOn: endedOn, isKnown: (closedOn ?? since) !== null });
  }
  return { stages, closing: buildClosing(status, endedOn), notices };
}

/**
 * Tells the history of a lead whose row names its stage of today. Stages without a day are not entered on a day of their
 * own: the last transition leads past them. A day that is out of order is left out, because the stage is certain without it.
 */
function planKnownStage(
  values: RowValues,
  stage: Stage,
  status: LeadStatus,
  { receivedOn, today }: KnownDays,
): StageHistory {
  const notices: RowNotice[] = [];
  const leaveOut = (field: string, reason: string): null => {
    notices.push(buildLeftOut(values, field, reason));
    return null;
  };
  const takeDay = (field: string, last: string, lastReason: string): string | null => {
    const day = toText(values[field]);
    if (day === '') return null;
    if (day > today) return leaveOut(field, 'it is in the future');
    if (day < receivedOn) return leaveOut(field, `the lead came in on ${receivedOn}`);
    return day > last ? leaveOut(field, lastReason) : day;
  };
  const investedOn = status === 'won' ? takeDay(`${PREFIX}invested`, today, '') : null;
  const statusOn = status === 'open' ? null : takeDay('closedOn', today, '');
  const closedOn = investedOn ?? statusOn;
  if (investedOn !== null && statusOn !== null && statusOn !== investedOn) {
    leaveOut('closedOn', `the lead was won on ${investedOn}`);
  }
  let since = takeDay('stageSince', closedOn ?? today, `the lead was closed on ${closedOn}`);
  const endedOn = findEnd(status, closedOn, since, today, notices);
  if (status === 'won') {
    if (since !== null && since !== endedOn) leaveOut('stageSince', `the lead was won on ${endedOn}`);
    since = closedOn ?? since;
  }
  const until = since ?? (status === 'open' ? today : endedOn);
  const place = STAGE_NAMES.indexOf(stage);
  const dated = STAGE_NAMES.slice(1).flatMap((each): EnteredStage[] => {
    if (each === 'invested' && status === 'won') return [];
    const field = `${PREFIX}${each}`;
    const day = takeDay(field, until, `it is after ${until}`);
    if (day === null) return [];
    // A lead came back from a later stage only if the file tells when.
    const isPassed = STAGE_NAMES.indexOf(each) <= place || (since !== null && each !== 'invested');
    if (!isPassed) leaveOut(field, `the lead is in the stage ${stage}`);
    return isPassed ? [{ stage: each, occurredOn: day, isKnown: true }] : [];
  });
  const stages = chooseInOrder(dated);
  for (const { stage: each } of dated) {
    if (!stages.some((kept) => kept.stage === each)) {
      leaveOut(`${PREFIX}${each}`, 'it is not in order with the days of the other stages');
    }
  }
  if (stages.at(-1)?.stage === stage && since !== null && since !== stages.at(-1)!.occurredOn) {
    leaveOut(`${PREFIX}${stage}`, `the lead is in this stage since ${since}`);
    stages.pop();
  }
  if (stage === 'first_contact' && stages.length === 0) {
    if (since !== null && since !== receivedOn) {
      leaveOut('stageSince', `the lead is in its first stage since ${receivedOn}`);
    }
  } else if (stages.at(-1)?.stage !== stage) {
    const earliest = status === 'won' ? endedOn : (stages.at(-1)?.occurredOn ?? receivedOn);
    stages.push({ stage, occurredOn: since ?? earliest, isKnown: since !== null });
  }
  return { stages, closing: buildClosing(status, endedOn), notices };
}

function buildLeftOut(values: RowValues, field: string, reason: string): RowNotice {
  const detail = `${toText(values[field])} was left out: ${reason}.`;
  return { field, code: 'import.stage_date_left_out', detail };
}

/** Returns the day on which the status of a lead began. Only the end of a lead is assumed to be that of its stage. */
function findEnd(
  status: LeadStatus,
  closedOn: string | null,
  since: string | null,
  today: string,
  notices: RowNotice[],
): string {
  if (closedOn !== null) return closedOn;
  if (status === 'open' || status === 'on_hold') return today;
  const endedOn = since ?? today;
  const detail = `The file gives no day on which the lead was closed, so ${endedOn} counts as that day.`;
  notices.push({ field: 'closedOn', code: 'import.closed_on_assumed', detail });
  return endedOn;
}

function buildClosing(status: LeadStatus, occurredOn: string): StageHistory['closing'] {
  return status === 'open' || status === 'won' ? null : { status, occurredOn };
}

/** Chooses the most stages whose days are in the order of the stages; of two that contradict each other, the earlier stage. */
function chooseInOrder(dated: readonly EnteredStage[]): EnteredStage[] {
  const chains: EnteredStage[][] = [];
  for (const entry of dated) {
    const before = chains.filter((chain) => chain.at(-1)!.occurredOn <= entry.occurredOn);
    chains.push([...findLongest(before), entry]);
  }
  return [...findLongest(chains)];
}

function findLongest(chains: readonly EnteredStage[][]): EnteredStage[] {
  return chains.reduce((longest, chain) => (chain.length > longest.length ? chain : longest), []);
}
