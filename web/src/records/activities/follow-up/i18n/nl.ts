import type { Translations } from '../../../../shared/i18n/translations.rules';
import type en from './en';

const nl: Translations<typeof en> = {
  hint: 'Wie er was en een contact is, met de eerste interactie na afloop, zoals bekend op {{day}}.',
  notOver: 'De opvolging begint na afloop. Dit zijn de mensen die er tot nu toe waren.',
  open: 'Nog te contacteren',
  exportHint: 'De mensen van deze lijst',
  empty: 'Nog niemand om op te volgen',
  emptyHint: 'Mensen verschijnen hier zodra hun aanwezigheid genoteerd is en ze aan een contact gekoppeld zijn.',
  nobodyOpen: 'Iedereen is gecontacteerd',
  nobodyOpenHint: 'Er blijft niemand over die gecontacteerd mag worden.',
  notContacted: 'Nog niet gecontacteerd',
  contacted_one: 'Gecontacteerd op {{day}}, {{count}} dag erna',
  contacted_other: 'Gecontacteerd op {{day}}, {{count}} dagen erna',
  whyNot: {
    archived: 'Niet te contacteren: het contact is gearchiveerd',
    no_address: 'Niet te contacteren: geen e-mailadres of telefoonnummer',
    objection: 'Niet te contacteren: deze persoon heeft dat geweigerd',
  },
  logAbout: 'Interactie noteren: {{name}}',
};
export default nl;
