import { STAGE_NAMES } from '../../leads/pipeline/lead.constants.js';
import type { Translations } from '../../common/reference/languages.constants.js';
import { buildStagePosition } from '../../leads/pipeline/lead-stages.queries.js';

/** The position of the stage `announced`. */
const ANNOUNCED_PLACE = STAGE_NAMES.indexOf('announced');

/**
 * SQL for the day on which a version of a lead was announced, the same in all reports: `announcedOn`, or where that is not
 * known the day on which the lead first entered `announced` or a later stage. A lead that began there was announced when
 * it was received. `attribution-leads.queries.ts` says the same of all leads at once. Served by lead_transition_seq_uq, for
 * leads without a day.
 * @param version the alias of the version
 * @param announcedOn SQL for announcedOn as a date
 * @param condition SQL that follows the condition for the transitions of the lead
 */
export function buildAnnouncedDay(version: string, announcedOn: string, condition = ''): string {
  return `coalesce(${announcedOn}, (SELECT
      CASE WHEN coalesce(min(${buildStagePosition('from_stage')}) FILTER (WHERE seq = 1), ${buildStagePosition(`${version}.stage`)}) >= ${ANNOUNCED_PLACE}
        THEN ${version}.received_on ELSE min(occurred_on) FILTER (WHERE ${buildStagePosition('to_stage')} >= ${ANNOUNCED_PLACE}) END
    FROM lead_transition WHERE lead_id = ${version}.lead_id ${condition}))`;
}

/** The rule in the definitions of figures that count announcements. */
export const ANNOUNCED_DAY_RULE: Translations = {
  en: 'An investment counts on announcedOn, or where that is not known on the day it first entered announced or a later stage.',
  nl: 'Een investering telt op de dag van de aankondiging, of als die niet bekend is op de dag waarop ze voor het eerst in die fase of een latere kwam.',
};
