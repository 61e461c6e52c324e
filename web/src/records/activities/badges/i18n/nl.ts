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
  delegationHint: 'Elke deelnemer die bevestigd of aanwezig is.',
};
export default nl;
