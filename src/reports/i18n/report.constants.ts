import type { Translations } from '../../common/reference/languages.constants.js';

/** The name of the row of the totals. */
export const TOTAL: Translations = { en: 'Total', nl: 'Totaal' };

/** The groupings in words. */
export const GROUP_LABELS: Readonly<Record<string, Translations>> = {
  stage: { en: 'by stage', nl: 'per fase' },
  owner: { en: 'by owner', nl: 'per eigenaar' },
  country: { en: 'by country', nl: 'per land' },
  sector: { en: 'by sector', nl: 'per sector' },
  channel: { en: 'by channel', nl: 'per kanaal' },
  activity: { en: 'by activity', nl: 'per activiteit' },
  roadshow: { en: 'by roadshow', nl: 'per roadshow' },
  agreement: { en: 'by agreement', nl: 'per overeenkomst' },
  twinning: { en: 'by twinning', nl: 'per verbroedering' },
  kind: { en: 'by kind', nl: 'per soort' },
};

/**
 * The note under rows of confidential leads. Users who may read reports may not read the titles of those leads, so the
 * leads appear under their codenames; sums and totals include them in full.
 */
export const CODENAMES_NOTE: Translations = {
  en: 'Confidential leads are listed under their codename; they count in full in every figure and total.',
  nl: 'Vertrouwelijke leads staan hier onder hun codenaam; ze tellen volledig mee in alle cijfers en totalen.',
};

/** The note for readers who compare a report with a list of leads. */
export const STALE_IN_LISTS: Translations = {
  en: 'Lists of leads (staleSince) call a lead stale a day earlier, on the 90th day, or after the number of days that is set for them.',
  nl: 'In lijsten van leads begint dat al op de 90e dag, of na het ingestelde aantal dagen.',
};
