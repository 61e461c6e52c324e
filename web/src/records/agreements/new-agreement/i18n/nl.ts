import type { Translations } from '../../../../shared/i18n/translations.rules';
import type en from './en';

const nl: Translations<typeof en> = {
  open: 'Nieuwe overeenkomst',
  openUnder: 'Nieuwe overeenkomst hieronder',
  title: 'Titel',
  kind: 'Soort',
  parentId: 'Gesloten onder',
  parentHint:
    'Bijvoorbeeld het partnerschap met GSC onder de verbroedering met Guangdong. De resultaten tellen voor beide.',
  parties: 'Partijen',
  party: {
    company: 'Organisatie',
    role: 'Rol',
    add: 'Partij toevoegen',
    remove: 'Partij {{position}} verwijderen',
  },
  status: 'Status',
  signedOn: 'Ondertekend op',
  effectiveOn: 'Van kracht sinds',
  expiresOn: 'Laatste dag',
  ownerId: 'Eigenaar',
  ownerHint: 'Krijgt een taak voordat de overeenkomst afloopt.',
  submit: 'Overeenkomst aanmaken',
};
export default nl;
