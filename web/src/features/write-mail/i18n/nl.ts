import type { Translations } from '../../../shared/i18n/translations.rules';
import type en from './en';

const nl: Translations<typeof en> = {
  recipients: 'Ontvangers',
  recipientRequired: 'Kies iemand die de mail krijgt.',
  nobodyReachable: 'Geen van deze contacten kan een mail krijgen.',
  full: 'Een mail gaat naar hoogstens {{count}} contacten.',
  eachAlone: 'Elk contact krijgt een eigen mail en ziet de anderen niet.',
  subjectRequired: 'Zeg in één regel waarover de mail gaat.',
  bodyRequired: 'Schrijf wat in de mail staat.',
  bodyHint: 'Een lege regel begint een alinea. Een regel met alleen een link wordt een knop.',
  language: 'Taal van de mail',
  languageHint: 'Van de regels die elke mail heeft, niet van uw tekst',
  languageOfContact: 'Die van elk contact',
  sendAt: 'Versturen op',
  sendAtHint: 'Meteen, tenzij u iets anders invult. Tijdzone: {{zone}}',
  send: 'Versturen',
  sendLater: 'Later versturen',
  preview: {
    open: 'Voorbeeld',
    title: 'De mail zoals die gelezen wordt',
    frame: 'Tekst van de mail',
    answers: 'Antwoorden gaan naar {{addresses}}',
    nobodyHint: 'Kies iemand met een adres.',
  },
  result: {
    none: 'Niemand krijgt de mail',
    queued_one: 'De mail is onderweg',
    queued_other: '{{count}} mails zijn onderweg',
    later_one: 'De mail wordt verstuurd op {{moment}}',
    later_other: '{{count}} mails worden verstuurd op {{moment}}',
    notSent_one: 'De mail is bewaard als niet verstuurd, want er is geen mailserver',
    notSent_other: '{{count}} mails zijn bewaard als niet verstuurd, want er is geen mailserver',
    skipped_one: 'Eén contact krijgt ze niet',
    skipped_other: '{{count}} contacten krijgen ze niet',
  },
};
export default nl;
