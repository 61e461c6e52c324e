import type { Translations } from '../../../shared/i18n/translations.rules';
import type en from './en';

const nl: Translations<typeof en> = {
  board: 'Bord van de pijplijn',
  jobs: '{{jobs}} jobs',
  openLeads: '{{leads}} open',
  heldLeads: '{{leads}} on hold',
  country: 'Land van de investeerder',
  colleague: 'Leads van een collega',
  colleagueShort: 'Collega',
  activity: 'Activiteit van herkomst',
  agreement: 'Overeenkomst van herkomst',
  sectorHint: 'NACE 27.40',
  search: 'Zoeken in titels en bedrijven',
  days_one: '{{count}} dag in fase',
  days_other: '{{count}} dagen in fase',
  onHold: 'On hold',
  wonOn: 'Gewonnen op {{day}}',
  nextTask: 'Volgende: {{title}}',
  noTask: 'Geen volgende taak',
};
export default nl;
