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
  newVersion: 'Er is een nieuwe versie van de toepassing.',
  reload: 'Herladen',
  forbidden: 'U mag dit niet bekijken',
  forbiddenHint: 'Uw rol omvat dit recht niet. Vraag het aan een beheerder als u het nodig hebt.',
  notFound: 'Dit bestaat niet, of u mag het niet bekijken',
  failed: 'Dit kon niet worden geladen',
  unexpected: 'Er ging iets mis',
  home: 'Naar de startpagina',
  requestId: 'Verzoek {{id}}',
};
export default nl;
