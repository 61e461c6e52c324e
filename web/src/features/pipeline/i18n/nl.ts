import type { Translations } from '../../../shared/i18n/translations.rules';
import type en from './en';

const nl: Translations<typeof en> = {
  board: 'Bord van de pijplijn',
  jobs: '{{jobs}} jobs',
  openLeads: '{{leads}} open',
  heldLeads: '{{leads}} on hold',
  days_one: '{{count}} dag in fase',
  days_other: '{{count}} dagen in fase',
  onHold: 'On hold',
  wonOn: 'Gewonnen op {{day}}',
  nextTask: 'Volgende: {{title}}',
  held: 'on hold',
  won: 'Gewonnen {{day}}',
  wonLeads: '{{leads}} in 12 maanden',
  movers: 'Wie {{title}} kan verplaatsen',
  onlyTheyMove: 'Enkel {{owner}} en het team van deze lead kunnen de lead verplaatsen.',
  noTask: 'Geen volgende taak',
};
export default nl;
