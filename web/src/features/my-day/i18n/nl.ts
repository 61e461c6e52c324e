import type { Translations } from '../../../shared/i18n/translations.rules';
import type en from './en';

const nl: Translations<typeof en> = {
  tasks: 'Mijn taken',
  allTasks: 'Alle taken',
  moreTasks_one: 'En nog {{count}} taak.',
  moreTasks_other: 'En nog {{count}} taken.',
  later: 'Later',
  logAbout: 'Een interactie noteren: {{title}}',
  stale: 'Stilvallend',
  since: 'sinds {{day}}',
  from: 'vanaf {{day}}',
  decisions: 'Verwachte beslissingen',
  showList: 'Als lijst tonen',
  allRecords: 'Alle {{total}}',
  endedOn: 'geëindigd {{day}}',
  morePeople_one: 'En nog {{count}} persoon',
  morePeople_other: 'En nog {{count}} personen',
  activities: 'Activiteiten deze week',
  moreActivities: 'En nog {{count}}',
  toReview_one: '<b>{{value}}</b> inschrijving na te kijken',
  toReview_other: '<b>{{value}}</b> inschrijvingen na te kijken',
  mailsToReview_one: '<b>{{value}}</b> ontvangen mail na te kijken',
  mailsToReview_other: '<b>{{value}}</b> ontvangen mails na te kijken',
  figuresHint: 'Uw open leads op {{day}}',
  figures: {
    openLeads_one: '<b>{{value}}</b> open lead',
    openLeads_other: '<b>{{value}}</b> open leads',
    jobs_one: '<b>{{value}}</b> job',
    jobs_other: '<b>{{value}}</b> jobs',
    investment_one: '<b>{{value}}</b>',
    investment_other: '<b>{{value}}</b>',
    weightedJobs_one: '<b>{{value}}</b> gewogen job',
    weightedJobs_other: '<b>{{value}}</b> gewogen jobs',
  },
  figureHints: {
    openLeads: 'Uw open leads op {{day}}',
    jobs: 'Verwachte jobs van uw open leads op {{day}}',
    investment: 'Verwachte investering van uw open leads op {{day}}',
    weightedJobs: 'Verwachte jobs van uw open leads op {{day}}, gewogen per fase',
  },
};
export default nl;
