import { getEndOfDay } from '../../../common/time/calendar-dates.rules.js';

/** Milliseconds by which a clock may seem to differ because of the network. The times of such a device count as they are. */
export const NETWORK_DELAY_MS = 5_000;
/** Milliseconds above which the difference of a clock is reported. */
const REPORTED_DIFFERENCE_MS = 120_000;

/** The time of an entry by the clock of this application. */
export interface CorrectedTime {
  occurredAt: Date;
  /** Whether the clock of the device differs by more than two minutes. */
  isClockWrong: boolean;
  /** Whether the entry happened after it was sent. */
  isInFuture: boolean;
}

/** Corrects the time of an entry by the difference between this clock and that of the device when it sent the entry. */
export function correctTime(occurredAt: Date, { sentAt, now }: { sentAt: Date; now: Date }): CorrectedTime {
  const differenceMs = now.getTime() - sentAt.getTime();
  const isClockRight = Math.abs(differenceMs) <= NETWORK_DELAY_MS;
  const correctedMs = occurredAt.getTime() + (isClockRight ? 0 : differenceMs);
  return {
    occurredAt: new Date(Math.min(correctedMs, now.getTime())),
    isClockWrong: Math.abs(differenceMs) > REPORTED_DIFFERENCE_MS,
    isInFuture: correctedMs > now.getTime() + NETWORK_DELAY_MS,
  };
}

/** The times of a seminar that decide when it ends. */
export interface SeminarEnd {
  endsAt: Date | null;
  endsOn: string;
  timezone: string;
}

/** Returns the end of a seminar. One that has only days ends with its last day in its time zone. */
export function getEnd({ endsAt, endsOn, timezone }: SeminarEnd): Date {
  return endsAt ?? getEndOfDay(endsOn, timezone);
}
