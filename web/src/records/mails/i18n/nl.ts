import type { Translations } from '../../../shared/i18n/translations.rules';
import type en from './en';

const nl: Translations<typeof en> = {
  server: {
    notConfigured: 'Er is geen mailserver ingesteld: mails worden bewaard als niet verstuurd',
    loginRefused: 'De mailserver heeft de aanmelding geweigerd: alle mails wachten',
    waiting: 'De volgende poging is op {{moment}}.',
    ask: 'Vraag een beheerder om naar Beheer, Mail te kijken.',
  },
  replyTo: 'Antwoorden gaan naar',
  author: 'Geschreven door',
  application: 'Locate CRM',
  due: 'Te versturen op {{moment}}',
  nextAttempt: 'Volgende poging op {{moment}}',
  serverSaid: 'De mailserver zei: {{error}}',
  cancellation: {
    open: 'Deze mail annuleren',
    title: 'Deze mail annuleren?',
    text: 'De mail wacht, en wordt dan niet verstuurd. Een geannuleerde mail kan niet opnieuw verstuurd worden.',
  },
  resend: {
    open: 'Opnieuw versturen',
    title: 'Deze mail opnieuw versturen?',
    text: '{{name}} krijgt een nieuwe mail met dezelfde tekst, op het huidige adres en met de huidige documenten.',
    done: 'Een nieuwe mail met dezelfde tekst is onderweg.',
    stored: 'Een nieuwe mail met dezelfde tekst is bewaard als niet verstuurd.',
  },
};
export default nl;
