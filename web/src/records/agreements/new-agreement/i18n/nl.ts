import type { Translations } from '../../../../shared/i18n/translations.rules';
import type en from './en';

const nl: Translations<typeof en> = {
  open: 'Nieuwe overeenkomst',
  openUnder: 'Nieuwe overeenkomst hieronder',
  parentId: 'Gesloten onder',
  parentHint:
    'Bijvoorbeeld het partnerschap met GSC onder de verbroedering met Guangdong. De resultaten tellen voor beide.',
  party: {
    add: 'Partij toevoegen',
    remove: 'Partij {{position}} verwijderen',
  },
  effectiveOn: 'Van kracht sinds',
  ownerHint: 'Krijgt een taak voordat de overeenkomst afloopt.',
  submit: 'Overeenkomst aanmaken',
};
export default nl;
