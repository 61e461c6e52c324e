import type { Translations } from '../../../shared/i18n/translations.rules';
import type en from './en';

const nl: Translations<typeof en> = {
  firstContacts: 'Eerste {{loaded}} contacten',
  contactCount_one: '{{formatted}} contact',
  contactCount_other: '{{formatted}} contacten',
  search: 'Zoeken in namen, pinyin, e-mailadressen en functies',
  searchShort: 'Contacten zoeken',
  archived: {
    label: 'Gearchiveerde contacten',
    false: 'Zonder gearchiveerde contacten',
    true: 'Alleen gearchiveerde contacten',
    any: 'Met gearchiveerde contacten',
  },
  exportHint: 'Alle contacten die bij de filters passen',
  empty: 'Er zijn nog geen contacten',
  emptyHint: 'Contacten worden hier aangemaakt, met een lead of een interactie, of via een inschrijvingsformulier.',
  noMatch: 'Geen contact past bij de filters',
  noMatchHint: 'Verwijder een filter, of probeer minder letters, pinyin of een andere spelling.',
};
export default nl;
