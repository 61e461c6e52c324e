import type { Translations } from '../../../../shared/i18n/translations.rules';
import type en from './en';

const nl: Translations<typeof en> = {
  hint: 'Iedereen die aanwezig was, en het eerste contact na de laatste dag, {{day}}.',
  onlyOpen: 'Alleen wie nog niet gecontacteerd is',
  attendee: 'Aanwezige',
  contacted: 'Gecontacteerd',
  onDay_one: '{{day}}, {{count}} dag later',
  onDay_other: '{{day}}, {{count}} dagen later',
  notYet: 'Nog niet',
  whyNot: {
    archived: 'Gearchiveerd: niet contacteren',
    no_address: 'Geen e-mailadres en geen telefoonnummer',
    objection: 'Wil niet gecontacteerd worden',
  },
  log: 'Interactie noteren',
  logWith: 'Interactie met {{name}} noteren',
  exportHint: 'De aanwezigen van deze lijst',
  more: 'Meer aanwezigen tonen',
  empty: 'Nog niemand was aanwezig',
  emptyHint: 'De personen verschijnen hier zodra hun aanwezigheid genoteerd is.',
  allContacted: 'Iedereen is gecontacteerd',
  allContactedHint: 'Niemand van de aanwezigen wacht nog op een eerste contact.',
};
export default nl;
