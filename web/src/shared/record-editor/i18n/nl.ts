import type { Translations } from '../../i18n/translations.rules';
import type en from './en';

const nl: Translations<typeof en> = {
  editField: 'Een veld bewerken',
  add: 'Toevoegen',
  showEmpty_one: '{{count}} leeg veld tonen',
  showEmpty_other: '{{count}} lege velden tonen',
  hideEmpty: 'Lege velden verbergen',
  unsaved: 'Niet opgeslagen',
  kept: 'Nog niet opgeslagen, wel bewaard op dit toestel',
  notice: 'Nog niet opgeslagen:',
  noticeTooLate: 'Dit kan niet meer gewijzigd worden. Niet opgeslagen:',
  saveAll: 'Alles opslaan',
  discard: 'Alles verwerpen',
  owner: 'Eigenaar:',
  log: 'Interactie noteren',
  edit: 'Wijzigen',
  archived: 'Gearchiveerd',
  archive: 'Archiveren…',
  archiveSubmit: 'Archiveren',
  restore: 'Herstellen…',
  restoreSubmit: 'Herstellen',
  conflict: {
    title: 'Iemand anders heeft deze gegevens gewijzigd',
    hint: 'De laatste wijziging was op {{moment}}. Wat u typte gaat niet verloren: kies voor elk veld wat u wilt behouden.',
    before: 'Toen u begon',
    theirs: 'Andere versie',
    mine: 'Mijn versie',
    unchanged: 'Niemand anders heeft dit veld gewijzigd.',
    nothing: 'Niets',
    later: 'Later beslissen',
    apply: 'Keuze opslaan',
  },
};
export default nl;
