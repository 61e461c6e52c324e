/**
 * The number of days after which a lead is stale, a contact is no longer recent, and a lead has been long in its stage.
 * Stale means more than 90 days and recent means within 90 days, so that the 90th day still
 * counts and the 91st does not, in every report. Lists of leads follow the setting and design.md instead
 * (`lead-staleness.rules.ts`): there the 90th day is the first stale one.
 */
export const STALE_DAYS = 90;

/** SQL that is true if a day lies more than {@link STALE_DAYS} days before asOf ($2); null if there is no day. */
export const buildStaleCondition = (day: string) => `${day} < $2::date - ${STALE_DAYS}`;

/** SQL that is true if a day lies within {@link STALE_DAYS} days before asOf ($2); null if there is no day. */
export const buildRecentCondition = (day: string) => `${day} >= $2::date - ${STALE_DAYS}`;
