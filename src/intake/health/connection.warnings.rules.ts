import { addDays } from '../../common/reference/calendar.dates.js';

/** What of a connection can be worth a warning. */
export interface WarningFacts {
  paused: boolean;
  received: number;
  verified: number;
  refused: number;
  parked: number;
  dead: number;
  needsMapping: boolean;
  lastReceivedAt: Date | null;
  oldestWaitingAt: Date | null;
  reconciliationError: string | null;
  reconciledMissing: number | null;
  newKeys: number;
  unreadableSecrets: readonly string[];
  activity: { startsOn: string; endsOn: string; status: string; archived: boolean } | null;
}

/** Something that people should look at. */
export interface Warning {
  code: string;
  detail: string;
}

/** Days before an event from which its form should not be silent, and hours of silence that are worth a warning. */
const DAYS_BEFORE = 14;
const SILENT_HOURS = 48;
const HOUR = 3_600_000;
/** Minutes that a delivery may wait. */
const WAITING_MINUTES = 5;

/** What is worth a warning. `today` is a date of the agency. */
export function warningsOf(facts: WarningFacts, now: Date, today: string): Warning[] {
  const warnings: Warning[] = [];
  const warn = (when: boolean, code: string, detail: string) => {
    if (when) warnings.push({ code, detail });
  };
  warn(
    facts.unreadableSecrets.length > 0,
    'secret_unreadable',
    `Its key is not known here, so enter it again: ${facts.unreadableSecrets.join(', ')}.`,
  );
  warn(facts.paused, 'paused', 'The connection is paused: what comes is stored and parked.');
  const { activity, paused } = facts;
  warn(
    activity?.archived === true && !paused,
    'activity_archived',
    'The activity is archived while its form is open: who registers gets no seat until it is restored.',
  );
  warn(
    activity?.archived === false && activity.status === 'cancelled' && !paused,
    'activity_cancelled',
    'The activity is cancelled while its form is open: who registers gets no seat; pause the connection or close the form.',
  );
  warn(isSilent(facts, now, today), 'silent_before_event', silence(facts));
  warn(
    facts.refused > facts.verified && facts.refused > 0,
    'signatures_refused',
    `${facts.refused} deliveries were refused for their signature: is the secret the sender's?`,
  );
  warn(facts.dead > 0, 'dead_deliveries', `${facts.dead} deliveries were given up; replay them when it is mended.`);
  warn(facts.parked > 0, 'parked_deliveries', `${facts.parked} deliveries are parked.`);
  warn(facts.needsMapping, 'mapping_empty', 'The mapping names no field.');
  const oldest = facts.oldestWaitingAt?.getTime() ?? now.getTime();
  warn(
    now.getTime() - oldest > WAITING_MINUTES * 60_000,
    'waiting_long',
    `A delivery has waited for more than ${WAITING_MINUTES} minutes.`,
  );
  warn(facts.newKeys > 0, 'schema_drift', `${facts.newKeys} questions of the form are not in the mapping.`);
  warn(facts.reconciliationError !== null, 'reconciliation_failed', 'The list of the sender could not be compared.');
  warn(
    (facts.reconciledMissing ?? 0) > 0,
    'reconciliation_missing',
    `${facts.reconciledMissing} registrations of the sender had not come by themselves.`,
  );
  return warnings;
}

function isSilent({ activity, lastReceivedAt, paused }: WarningFacts, now: Date, today: string): boolean {
  if (!activity || paused || activity.archived || activity.status === 'cancelled') return false;
  const near = addDays(activity.startsOn, -DAYS_BEFORE) <= today && today <= activity.endsOn;
  return near && (lastReceivedAt === null || now.getTime() - lastReceivedAt.getTime() > SILENT_HOURS * HOUR);
}

function silence({ activity, lastReceivedAt }: WarningFacts): string {
  const since = lastReceivedAt ? `since ${lastReceivedAt.toISOString()}` : 'yet';
  return `Nothing has come ${since}, and the event is on ${activity?.startsOn}.`;
}
