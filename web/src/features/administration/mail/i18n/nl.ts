import type { Translations } from '../../../../shared/i18n/translations.rules';
import type en from './en';

const nl: Translations<typeof en> = {
  title: 'Mail',
  setUp: 'Stel SMTP_URL, MAIL_FROM en PUBLIC_URL in, en start de toepassing opnieuw.',
  correctLogin:
    'Verbeter de gebruiker en het wachtwoord in SMTP_URL, start de toepassing opnieuw en verstuur een test.',
  server: 'Mailserver',
  security: 'Verbinding',
  from: 'Afzender',
  replyTo: 'Adres voor antwoorden',
  inboundAddress: 'Adres voor kopieën',
  queued: 'Mails die wachten',
  lastSuccess: 'Laatste mail die verstuurd is',
  lastError: 'Laatste fout',
  test: {
    title: 'Test',
    submit: 'Testmail versturen',
    hint: 'De mail wordt nu verstuurd, en de mailserver zegt of hij ze aanneemt.',
    notConfigured: 'Een test kan zodra er een mailserver is ingesteld.',
    sent: 'De mailserver heeft de test aangenomen',
    look: 'Kijk of de mail aankomt, ook bij de ongewenste mail.',
    failed: 'De test is niet verstuurd',
  },
  templates: {
    title: 'Sjablonen',
    hint: 'De mails die de toepassing schrijft, en de teksten van mailings. Een gewijzigde tekst geldt voor mails vanaf dan.',
    changed: 'gewijzigd',
    unknown: 'Dit sjabloon bestaat niet',
    unknownHint: 'Misschien heeft het geen tekst in deze taal.',
    languages: 'Talen',
    form: 'Tekst van het sjabloon',
    saved: 'Het sjabloon is opgeslagen',
    takeBack: 'Terugnemen wat ik typte',
    placeholders: 'Invulvelden',
    placeholdersHint:
      'Elk staat voor een waarde. Een regel zonder waarde valt weg, net als een alinea zonder haar link.',
    preview: 'Voorbeeld',
    previewHint: 'Met verzonnen waarden.',
    frame: 'De mail zoals die gelezen wordt',
    reset: {
      open: 'Terug naar de tekst van het product',
      title: 'Terug naar de tekst van het product?',
      text: 'Uw tekst wordt vervangen door die van het product. Het wijzigingslogboek bewaart de uwe.',
      done: 'Het sjabloon heeft weer de tekst van het product',
    },
  },
  placeholders: {
    contact: { fullName: 'Naam van wie de mail krijgt', companyName: 'Bedrijf van die persoon' },
    author: { fullName: 'Collega die schrijft' },
    seminar: {
      title: 'Titel van het seminarie',
      date: 'Dag van het seminarie',
      time: 'Van wanneer tot wanneer, met de tijdzone',
      venue: 'Plaats van het seminarie',
      onlineLink: 'Link om van elders deel te nemen',
      link: 'Link naar de pagina van het seminarie',
    },
    registration: {
      code: 'Code van het ticket',
      manageLink: 'Link om de inschrijving te wijzigen of te annuleren',
      confirmLink: 'Link om een plaats van de wachtlijst te bevestigen',
      confirmUntil: 'Tot wanneer de plaats bevestigd moet worden',
    },
    report: { title: 'Naam van het rapport', period: 'Periode van het rapport', link: 'Link naar het bestand' },
    link: 'Link die één keer werkt',
  },
};
export default nl;
