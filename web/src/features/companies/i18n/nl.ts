import type { Translations } from '../../../shared/i18n/translations.rules';
import type en from './en';

const nl: Translations<typeof en> = {
  firstCompanies: 'Eerste {{loaded}} bedrijven',
  companyCount_one: '{{formatted}} bedrijf',
  companyCount_other: '{{formatted}} bedrijven',
  search: 'Zoeken in namen, oorspronkelijke namen, andere namen en maildomeinen',
  searchShort: 'Bedrijven zoeken',
  mine: 'Mijn bedrijven',
  archived: {
    label: 'Gearchiveerde bedrijven',
    false: 'Zonder gearchiveerde bedrijven',
    true: 'Alleen gearchiveerde bedrijven',
    any: 'Met gearchiveerde bedrijven',
  },
  exportHint: 'Alle bedrijven die bij de filters passen',
  empty: 'Er zijn nog geen bedrijven',
  emptyHint: 'Bedrijven komen van formulieren en seminaries, of collega’s voeren ze in.',
  noMatch: 'Geen bedrijf past bij de filters',
  noMatchHint: 'Verwijder een filter om meer bedrijven te zien.',
};
export default nl;
