/**
 * Days after which a lead is stale, a contact no longer a recent one, and a lead long in its stage. domain.md: stale is
 * more than 90 days, recent is within 90 days. So the 90th day still counts, the 91st does not, in every report. Lists of
 * leads go by the setting and by design.md instead (`lead.staleness.ts`): there the 90th day is the first stale one.
 */
export const STALE_DAYS = 90;

/** Whether a day, as SQL, lies more than {@link STALE_DAYS} days before asOf ($2). Null for no day. */
export const longAgo = (day: string) => `${day} < $2::date - ${STALE_DAYS}`;

/** Whether a day, as SQL, lies within {@link STALE_DAYS} days before asOf ($2). Null for no day. */
export const recent = (day: string) => `${day} >= $2::date - ${STALE_DAYS}`;
