import type { Translations } from '../../../shared/i18n/translations.rules';
import type en from './en';

const nl: Translations<typeof en> = {
  show: {
    events: 'Gebeurtenissen',
    stages: 'Fases en bewijs',
    changes: 'Wijzigingen',
  },
  compose: 'Gesprek, vergadering of bericht noteren…',
  planned: 'Gepland',
  ahead: 'Nog te komen',
  application: 'Locate CRM',
  evidence: 'Bewijs van de aankondiging:',
  movedTo: 'Naar',
  realised: '{{jobs}} jobs en {{amount}} op {{day}}',
  changed: '{{name}} wijzigde {{fields}}',
  showAll: 'Alles tonen',
  showLess: 'Minder tonen',
  empty: 'Er is nog niets gebeurd',
  emptyHint: 'Interacties, taken en wijzigingen van fase verschijnen hier.',
  noInteractions: 'Nog geen interacties',
  noInteractionsHint: 'Noteer het eerste gesprek, overleg of bericht met de investeerder.',
  noStages: 'Nog geen wijzigingen van fase',
  noStagesHint: 'Wijzigingen van fase en status en bewijs van de aankondiging verschijnen hier.',
  noChanges: 'Nog geen wijzigingen',
  noChangesHint: 'Wijzigingen van velden verschijnen hier, met wie en wanneer.',
  after_one: 'na {{count}} dag in {{stage}}',
  after_other: 'na {{count}} dagen in {{stage}}',
};
export default nl;
