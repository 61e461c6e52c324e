import { addDays } from '../../common/time/calendar-dates.rules.js';

/** The facts about a connection that can cause a warning. */
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

/** A problem of a connection that people should check. */
export interface Warning {
  code: string;
  detail: string;
}

/** A form should send deliveries from this many days before its event. */
const DAYS_BEFORE = 14;
/** Number of hours without a delivery that cause a warning. */
const SILENT_HOURS = 48;
const HOUR = 3_600_000;
/** Number of minutes that a delivery may wait without a warning. */
const WAITING_MINUTES = 5;

/** Returns the warnings about a connection. `today` is the date in the agency's time zone. */
export function buildWarnings(facts: WarningFacts, now: Date, today: string): Warning[] {
  const warnings: Warning[] = [];
  const warn = (when: boolean, code: string, detail: string) => {
    if (when) warnings.push({ code, detail });
  };
  warn(
    facts.unreadableSecrets.length > 0,
    'secret_unreadable',
    `These secrets cannot be decrypted; enter them again: ${facts.unreadableSecrets.join(', ')}.`,
  );
  warn(facts.paused, 'paused', 'The connection is paused. Deliveries are stored and parked.');
  const { activity, paused } = facts;
  warn(
    activity?.archived === true && !paused,
    'activity_archived',
    'The activity is archived while its form is open. Registrations get no seat until the activity is restored.',
  );
  warn(
    activity?.archived === false && activity.status === 'cancelled' && !paused,
    'activity_cancelled',
    'The activity is cancelled while its form is open. Registrations get no seat: pause the connection or close the form.',
  );
  warn(isSilent(facts, now, today), 'silent_before_event', describeSilence(facts));
  warn(
    facts.refused > facts.verified && facts.refused > 0,
    'signatures_refused',
    `${facts.refused} deliveries were refused for their signature; check that the secret is the provider's.`,
  );
  warn(
    facts.dead > 0,
    'dead_deliveries',
    `${facts.dead} deliveries failed for good; replay them after the cause is removed.`,
  );
  warn(facts.parked > 0, 'parked_deliveries', `${facts.parked} deliveries are parked.`);
  warn(facts.needsMapping, 'mapping_empty', 'The mapping names no field.');
  const oldest = facts.oldestWaitingAt?.getTime() ?? now.getTime();
  warn(
    now.getTime() - oldest > WAITING_MINUTES * 60_000,
    'waiting_long',
    `A delivery has waited for more than ${WAITING_MINUTES} minutes.`,
  );
  warn(facts.newKeys > 0, 'schema_drift', `${facts.newKeys} questions of the form are not in the mapping.`);
  warn(facts.reconciliationError !== null, 'reconciliation_failed', 'The list of the provider could not be compared.');
  warn(
    (facts.reconciledMissing ?? 0) > 0,
    'reconciliation_missing',
    `No delivery had arrived for ${facts.reconciledMissing} registrations of the provider.`,
  );
  return warnings;
}

function isSilent({ activity, lastReceivedAt, paused }: WarningFacts, now: Date, today: string): boolean {
  if (!activity || paused || activity.archived || activity.status === 'cancelled') return false;
  const near = addDays(activity.startsOn, -DAYS_BEFORE) <= today && today <= activity.endsOn;
  return near && (lastReceivedAt === null || now.getTime() - lastReceivedAt.getTime() > SILENT_HOURS * HOUR);
}

function describeSilence({ activity, lastReceivedAt }: WarningFacts): string {
  const since = lastReceivedAt ? `since ${lastReceivedAt.toISOString()}` : 'yet';
  return `No delivery has arrived ${since}, and the event starts on ${activity?.startsOn}.`;
}
