import type { Translations } from '../../../../shared/i18n/translations.rules';
import type en from './en';

const nl: Translations<typeof en> = {
  transition: 'Verplaatsen naar…',
  dialog: {
    title: 'Verplaatsen naar {{stage}}',
    missing: 'Deze fase heeft nog nodig:',
    nothingMissing: 'Alles wat deze fase nodig heeft, is aanwezig.',
    noteRequired: 'Terugzetten vraagt een notitie met de reden.',
    done: '{{title}} staat nu in {{stage}}',
    verifiers: 'Deze collega’s kunnen dit verifiëren: {{names}}.',
    noVerifier: 'Niemand anders kan dit op dit moment verifiëren.',
    fromAnother: 'Iemand anders moet dit eerst invoeren: wie het invoert, mag de investering niet verifiëren.',
    cannotFill: 'Vul dit aan op de pagina van de lead.',
  },
  statusDialog: {
    title: 'Status wijzigen naar {{status}}',
    done: '{{title}} is nu {{status}}',
  },
  field: {
    amount: 'Bedrag in euro',
    locationCountry: 'Land (twee letters)',
    siteName: 'Naam van de locatie',
    interactionKind: 'Soort interactie',
    realisationOn: 'Bereikt op',
    realisationJobs: 'Bereikte jobs',
    realisationCapex: 'Investering in euro',
  },
};
export default nl;
