import type { Translations } from '../../../shared/i18n/translations.rules';
import type en from './en';

const nl: Translations<typeof en> = {
  title: 'Aanmelden',
  code: 'Eenmalige code',
  codeHint: 'De code van uw authenticatie-app, of een van uw herstelcodes.',
  wrongCode: 'Deze code is fout of al gebruikt. Voer de code in die de app nu toont.',
  or: 'of',
  oidc: 'Aanmelden via uw organisatie',
  forgotten: 'Wachtwoord vergeten? Vraag een beheerder om een link waarmee u een nieuw kiest.',
  forgot: {
    open: 'Wachtwoord vergeten?',
    title: 'Een nieuw wachtwoord instellen',
    hint: 'Vul uw e-mailadres in. U krijgt een link waarmee u een nieuw wachtwoord kiest.',
    submit: 'Link versturen',
    done: 'Kijk in uw mailbox',
    doneHint:
      'Als {{email}} hier een account met een wachtwoord heeft, is er een link onderweg. Hij werkt één keer, binnen 24 uur. Komt er geen mail aan, kijk dan bij de ongewenste mails of vraag het een beheerder.',
  },
  problems: {
    expired: 'Het aanmelden duurde te lang of begon in een ander venster. Meld u opnieuw aan.',
    rejected: 'De aanmelding kon niet worden gecontroleerd. Meld u opnieuw aan.',
    denied: 'De aanmelding is geannuleerd of door uw organisatie geweigerd. Probeer opnieuw, of gebruik uw wachtwoord.',
    unavailable: 'Aanmelden via uw organisatie is niet bereikbaar. Probeer later opnieuw, of gebruik uw wachtwoord.',
    unverified: 'Uw organisatie heeft uw e-mailadres niet bevestigd. Vraag dat aan haar helpdesk.',
    noUser: 'Uw account heeft geen toegang tot Locate CRM. Vraag een beheerder om u toe te voegen of te herstellen.',
    notConfigured: 'Op deze installatie kunt u niet via een organisatie aanmelden. Gebruik uw wachtwoord.',
    tooMany: 'Er waren te veel pogingen. Wacht een minuut en meld u opnieuw aan.',
    other: 'Het aanmelden is mislukt. Probeer opnieuw; vraag het aan een beheerder als het weer gebeurt.',
  },
  reset: {
    title: 'Een nieuw wachtwoord kiezen',
    hint: 'U wordt op alle toestellen afgemeld.',
    submit: 'Wachtwoord opslaan',
    done: 'Uw nieuwe wachtwoord is opgeslagen. Meld u ermee aan.',
    invalid: 'Deze link is onvolledig, al gebruikt, vervangen of ouder dan 24 uur.',
    askAgain: 'Een nieuwe link versturen',
    askAdministrator: 'Vraag een beheerder om een nieuwe.',
    signIn: 'Naar het aanmelden',
  },
  demo: 'Demonstratieaccounts',
  demoHint: 'Deze accounts bestaan omdat deze installatie demonstratiegegevens toont.',
};
export default nl;
