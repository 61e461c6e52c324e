/** Why the server refused a request about the data of a person, by code. */
const privacyProblems = {
  erasure: {
    not_found: 'Deze wissing bestaat niet.',
    blocked: 'Deze persoon kan nu niet gewist worden.',
    confirm_differs: 'De ingetypte naam is niet die van de persoon.',
    mentions_undecided: 'Beslis eerst over alle vermeldingen.',
    request_not_open: 'Dit verzoek is al afgelopen.',
    request_of_another: 'Dit is geen verzoek om wissing van deze persoon.',
    too_many_mentions: 'Er zijn te veel vermeldingen; behoud ze per tabel.',
  },
  person: { not_found: 'Deze persoon is niet gevonden.' },
  privacy_notice: {
    given_in_future: 'De dag van de kennisgeving mag niet in de toekomst liggen.',
    not_found: 'Deze kennisgeving bestaat niet.',
  },
  privacy_person: {
    no_address: 'De persoon is geen contact en heeft geen e-mailadres, dus er kunnen geen mails naartoe gaan.',
  },
  privacy_request: {
    not_found: 'Dit verzoek bestaat niet.',
    answered_on:
      'De dag van het antwoord ligt tussen de ontvangst en vandaag, en is er pas als het verzoek afgelopen is.',
    erasure_needed: 'Een verzoek om wissing wordt afgehandeld door de wissing zelf.',
    extension_incomplete: 'Een verlenging heeft een dag en een reden.',
    extension_not_allowed: 'De verlenging moet na de laatste dag liggen, en ten laatste twee maanden erna.',
    identity_not_checked: 'Ga eerst de identiteit van de persoon na.',
    received_in_future: 'De dag van ontvangst mag niet in de toekomst liggen.',
    refused_reason: 'Kies de reden van de weigering; zonder weigering is er geen.',
    state_not_allowed: 'Het verzoek kan deze status nu niet krijgen.',
  },
  retention: { confirm_differs: 'Typ het aantal mensen dat u gekozen hebt.' },
  retention_rule: { not_found: 'Deze bewaarregel bestaat niet.' },
};

export default privacyProblems;
