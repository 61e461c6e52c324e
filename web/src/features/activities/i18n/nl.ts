import type { Translations } from '../../../shared/i18n/translations.rules';
import type en from './en';

const nl: Translations<typeof en> = {
  view: 'Weergave',
  views: { week: 'Week', list: 'Lijst' },
  calendar: 'Kalender',
  today: 'Vandaag',
  previous: { month: 'Vorige maand', week: 'Vorige week' },
  next: { month: 'Volgende maand', week: 'Volgende week' },
  emptyPeriod: {
    month: 'In deze maand past geen enkele activiteit.',
    week: 'In deze week past geen enkele activiteit.',
  },
  localTimes: 'Dagen en uren zijn die van de plaats van elke activiteit.',
  firstActivities: 'Eerste {{loaded}} activiteiten',
  activityCount_one: '{{formatted}} activiteit',
  activityCount_other: '{{formatted}} activiteiten',
  search: 'Zoeken in titels en referenties',
  searchShort: 'Activiteiten zoeken',
  mine: 'Mijn activiteiten',
  archived: {
    label: 'Gearchiveerde activiteiten',
    false: 'Zonder gearchiveerde activiteiten',
    true: 'Alleen gearchiveerde activiteiten',
    any: 'Met gearchiveerde activiteiten',
  },
  exportHint: 'Alle activiteiten die bij de filters passen',
  exportPeriodHint: 'De activiteiten van deze periode die bij de filters passen',
  empty: 'Er zijn nog geen activiteiten',
  emptyHint: 'Maak een delegatie, een roadshow of een seminarie aan.',
  noMatch: 'Geen activiteit past bij de filters',
  noMatchHint: 'Verwijder een filter om meer activiteiten te zien.',
};
export default nl;
