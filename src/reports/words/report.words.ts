import type { Words } from '../../common/reference/languages.js';

/** What the row of the totals is called. */
export const TOTAL: Words = { en: 'Total', nl: 'Totaal' };

/** What tables are grouped by, after "by". */
export const GROUP_WORDS: Readonly<Record<string, Words>> = {
  stage: { en: 'stage', nl: 'fase' },
  owner: { en: 'owner', nl: 'eigenaar' },
  country: { en: 'country', nl: 'land' },
  sector: { en: 'sector', nl: 'sector' },
  channel: { en: 'channel', nl: 'kanaal' },
  activity: { en: 'activity', nl: 'activiteit' },
  roadshow: { en: 'roadshow', nl: 'roadshow' },
  agreement: { en: 'agreement', nl: 'overeenkomst' },
  twinning: { en: 'twinning', nl: 'verbroedering' },
  kind: { en: 'kind', nl: 'soort' },
};

/**
 * Said under rows of confidential leads: who may read reports may not read their titles, so they stand there under their
 * codename; sums and totals have them in full.
 */
export const CODENAMES_NOTE: Words = {
  en: 'Confidential leads are listed under their codename; they count in full in every figure and total.',
  nl: 'Vertrouwelijke leads staan er onder hun codenaam; ze tellen volledig mee in alle cijfers en totalen.',
};

/** What a reader who compares a report with a list has to know. */
export const STALE_IN_LISTS: Words = {
  en: 'Lists of leads (staleSince) call a lead stale a day earlier, on the 90th day, or after the number of days that is set for them.',
  nl: 'Lijsten van leads (staleSince) noemen een lead een dag eerder stilgevallen, op de 90e dag, of na het aantal dagen dat daarvoor ingesteld is.',
};
