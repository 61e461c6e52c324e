import type { Translations } from '../../common/reference/languages.constants.js';

/** The name of the row of the totals. */
export const TOTAL: Translations = { en: 'Total', nl: 'Totaal' };

/** The names of the groupings, used after "by". */
export const GROUP_LABELS: Readonly<Record<string, Translations>> = {
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
  nl: 'In lijsten van leads is dat de 90e dag, of na het ingestelde aantal dagen.',
};
