import { toLocalInput } from '../../../../shared/format/event-times.rules';
import { BRUSSELS, readBrusselsInput } from '../../../../shared/format/zone-time.rules';
import type { Redelivery, Webhook } from '../webhooks.api';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** The days before a webhook was disabled in which deliveries may have failed already. */
const FAILED_DAYS: Record<NonNullable<Webhook['disabledReason']>, number> = { gone: 2, key_unusable: 2, failing: 7 };

/** The values of the form that sends the events of a period again. Times are those of Brussels. */
export interface RedeliveryValues {
  from: string;
  to: string;
  /** The types of events that are sent; all of the webhook if none is chosen. */
  types: string[];
  includeDelivered: boolean;
}

/** A webhook that is disabled. */
export interface DisabledWebhook {
  disabledReason: NonNullable<Webhook['disabledReason']>;
  disabledAt: string;
  createdAt: string;
}

/**
 * Finds the moment from which events may not have arrived at a receiver. An earlier one does no harm, because what was
 * delivered is not sent again, unless the receiver was not there yet.
 */
export function findFirstMissed({ disabledReason, disabledAt, createdAt }: DisabledWebhook): number {
  return Math.max(Date.parse(disabledAt) - FAILED_DAYS[disabledReason] * DAY_MS, Date.parse(createdAt));
}

/** Returns the values with which the form begins: the last day, or what was missed. */
export function startRedelivery(from: number | null, now: number): RedeliveryValues {
  const toInput = (moment: number) => toLocalInput(new Date(moment).toISOString(), BRUSSELS);
  return { from: toInput(from ?? now - DAY_MS), to: toInput(now), types: [], includeDelivered: false };
}

/** Builds the request. It counts only, unless it is told to send. The last minute belongs to the period. */
export function buildRedelivery({ from, to, types, includeDelivered }: RedeliveryValues, dryRun: boolean): Redelivery {
  return {
    from: readBrusselsInput(from),
    to: new Date(Date.parse(readBrusselsInput(to)) + MINUTE_MS).toISOString(),
    ...(types.length > 0 && { types }),
    includeDelivered,
    dryRun,
  };
}

/** Lists the single types of events that a webhook gets. */
export function listOwnTypes(eventTypes: readonly string[], all: readonly string[]): string[] {
  return all.filter((type) => eventTypes.includes(type) || eventTypes.includes(`${type.split('.')[0]!}.*`));
}
