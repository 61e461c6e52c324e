import type en from './en';
import type { Translations } from './translations.rules';

const nl: Translations<typeof en> = {
  retry: 'Opnieuw proberen',
  cancel: 'Annuleren',
  close: 'Sluiten',
  save: 'Opslaan',
  none: 'Geen',
  loading: 'Laden',
  unreachable: 'De server is niet bereikbaar. Uw werk blijft bewaard en de toepassing probeert opnieuw.',
  offline: 'U bent offline. Uw werk blijft bewaard en de toepassing probeert opnieuw.',
  noAnswer: 'De server antwoordde niet. Er gaat niets verloren: probeer opnieuw zodra hij bereikbaar is.',
  restoredDraft: 'Dit is uw eerdere ontwerp.',
  startOver: 'Opnieuw beginnen',
  newVersion: 'Er is een nieuwe versie van de toepassing.',
  reload: 'Herladen',
  forbidden: 'U mag dit niet bekijken',
  forbiddenHint: 'Uw rol omvat dit recht niet. Vraag het aan een beheerder als u het nodig hebt.',
  notFound: 'Dit bestaat niet, of u mag het niet bekijken',
  failed: 'Dit kon niet worden geladen',
  unexpected: 'Er ging iets mis',
  home: 'Naar de startpagina',
  requestId: 'Verzoek {{id}}',
  language: 'Taal',
  theme: 'Thema',
  themes: { light: 'Licht', dark: 'Donker', auto: 'Zoals het systeem' },
  shortcuts: 'Sneltoetsen met één toets',
  shortcutsHint: 'Bijvoorbeeld / om te zoeken en c om een interactie te noteren',
  newPassword: 'Nieuw wachtwoord',
  newPasswordHint: 'Minstens 12 tekens. Enkele woorden onthoudt u makkelijker dan leestekens.',
  passwordProblems: {
    short: 'Het wachtwoord heeft minstens 12 tekens nodig.',
    common: 'Dit wachtwoord is makkelijk te raden. Gebruik enkele woorden.',
    email: 'Het wachtwoord mag niet uw e-mailadres zijn.',
  },
};
export default nl;
