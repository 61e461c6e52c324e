import type { Translations } from '../../../shared/i18n/translations.rules';
import type en from './en';

const nl: Translations<typeof en> = {
  title: 'Meldingen',
  unread: 'Ongelezen',
  markAllRead: 'Alles als gelezen markeren',
  empty: 'Geen meldingen',
  emptyHint: 'Hier leest u wat anderen doen en u aangaat.',
  choices: 'U krijgt een melding van',
  kinds: {
    task_assigned: 'Taak aan u toegewezen',
    lead_handed_over: 'Lead aan u overgedragen',
    team_joined: 'U maakt deel uit van het team',
    verification_asked: 'Investering te verifiëren',
    verification_done: 'Investering geverifieerd',
    verification_sent_back: 'Investering teruggestuurd',
    registration_to_review_one: '{{count}} inschrijving na te kijken',
    registration_to_review_other: '{{count}} inschrijvingen na te kijken',
    schedule_failed: 'Gepland rapport mislukt',
    import_finished: 'Import klaar',
    notice_due: 'Termijn nadert',
    webhook_disabled: 'Webhook uitgeschakeld',
  },
};
export default nl;
