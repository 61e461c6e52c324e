import { CHANNELS, SCREENING_STATUSES } from '../../leads/pipeline/lead.constants.js';
import {
  CHANNEL_WEIGHT,
  JOINED_FACTS,
  ROW_MASK,
  SCREENING_WEIGHT,
  BIT_WEIGHTS,
} from './required-fields-encoding.rules.js';

/**
 * SQL for the facts that come from other tables and from the day, over v (a version of the lead), c (its last contact),
 * e and r (whether it has evidence and realisations); $2 is asOf.
 */
const CONDITIONS: Readonly<Record<(typeof JOINED_FACTS)[number], string>> = {
  interactions: 'c.lead_id IS NOT NULL',
  siteVisits: 'c.visited',
  evidence: 'e.lead_id IS NOT NULL',
  realisations: 'r.lead_id IS NOT NULL',
  receivedAhead: 'v.received_on > $2::date',
  announcedAhead: 'v.announced_on > $2::date',
};

const buildPositionSql = (values: readonly string[], column: string) =>
  `coalesce(array_position('{${values.join(',')}}'::text[], ${column}) - 1, 0)`;

/**
 * SQL for all facts of a lead that gates check apart from its stage, as a number that `decodeRequiredFields` reads, over the same
 * aliases. Bits of the row that a migration has added and this program does not know yet are masked out, because their
 * positions hold the bits of the other tables here.
 */
export const ENCODED_FACTS = [
  `(v.known & ${ROW_MASK})`,
  ...JOINED_FACTS.map((name) => `CASE WHEN ${CONDITIONS[name]} THEN ${BIT_WEIGHTS[name]} ELSE 0 END`),
  `${buildPositionSql(CHANNELS, 'v.channel')} * ${CHANNEL_WEIGHT}`,
  `${buildPositionSql(SCREENING_STATUSES, 'v.screening_status')} * ${SCREENING_WEIGHT}`,
].join(' + ');
