import type { Translations } from '../../../../shared/i18n/translations.rules';
import type en from './en';

const nl: Translations<typeof en> = {
  title: 'Mail',
  setUp: 'Stel SMTP_URL, MAIL_FROM en PUBLIC_URL in, en start de toepassing opnieuw.',
  correctLogin: 'Verbeter de gebruiker en het wachtwoord in SMTP_URL, start de toepassing opnieuw en verstuur een test.',
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
};
export default nl;
