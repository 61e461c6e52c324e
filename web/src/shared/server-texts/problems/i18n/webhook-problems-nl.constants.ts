/** Why the server refused a webhook, and why a request to another system got no answer, by code. */
const webhookProblems = {
  remote: {
    not_possible: 'Bij deze aanbieder kan niets opgehaald worden.',
    private_address: 'Het adres ligt in een privénetwerk.',
    redirect: 'De ontvanger verwijst naar een ander adres. Vul dat adres in.',
    timeout: 'De ontvanger antwoordde niet op tijd.',
    tls_failed: 'De beveiligde verbinding met de ontvanger mislukte. Zijn certificaat is niet geldig.',
    too_large: 'Het antwoord is te groot.',
    unreachable: 'De ontvanger is niet bereikbaar.',
  },
  webhook: {
    disabled: 'Deze webhook is uitgeschakeld. Hervat hem voor u iets opnieuw verzendt.',
    not_found: 'Deze webhook bestaat niet, of u mag hem niet bekijken.',
    key_unusable: 'Deze API-sleutel is ingetrokken, verlopen of van een integratie. Kies een andere.',
    period_empty: 'Het einde moet na het begin liggen.',
    period_too_old:
      'Het logboek weet niet meer wat toen bezorgd is. Kies een later tijdstip, of verzend ook dat opnieuw.',
    secret_unreadable: 'Het geheim kan niet meer gelezen worden. Maak een nieuw geheim.',
    too_many: 'Er zijn al 50 webhooks. Archiveer er eerst een.',
    unexpected: 'Er ging hier iets mis; het logboek van de server zegt wat.',
    unknown_event_type: 'Een van deze gebeurtenissen bestaat niet.',
    url_not_allowed:
      'Dit adres kan niet. Geef een openbaar adres dat begint met https://, zonder gebruiker, wachtwoord of #.',
  },
  webhook_delivery: { not_found: 'Deze levering bestaat niet, of is verwijderd.' },
} as const;
export default webhookProblems;
