import type { Translations } from '../../../../shared/i18n/translations.rules';
import type en from './en';

const nl: Translations<typeof en> = {
  open: 'Badges',
  openOne: 'Badge…',
  openOf: 'De badge van {{name}} afdrukken',
  title: 'Badges afdrukken',
  titleOf: 'Badge van {{name}}',
  layout: 'Papier',
  lang: 'Taal',
  langHint: 'Chinees zet de naam in eigen schrift eerst.',
  sort: 'Volgorde',
  file: 'Badges van {{title}}',
  submit: 'PDF maken',
  seminarHint: 'Iedereen die ingeschreven, bevestigd of aanwezig is. Afdrukken checkt niemand in.',
  incomplete_one: 'Eén badge heeft tekens die geen lettertype voor de afdruk heeft',
  incomplete_other: '{{count}} badges hebben tekens die geen lettertype voor de afdruk heeft',
  incompleteHint:
    'Vul bij de inschrijving of het contact een naam in Latijnse of Chinese tekens in om die af te drukken.',
  printedAs: 'afgedrukt als “{{text}}”',
  leftOut: 'weggelaten',
  more: 'en nog {{count}}',
  delegationHint: 'Elke deelnemer die bevestigd of aanwezig is.',
};
export default nl;
