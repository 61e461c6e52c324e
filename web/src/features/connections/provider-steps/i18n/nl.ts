import type { Translations } from '../../../../shared/i18n/translations.rules';
import type en from './en';

const nl: Translations<typeof en> = {
  tally: [
    'Open het formulier in Tally en kies Integrations → Webhooks → Connect.',
    'Plak het adres en voeg het geheim toe als signing secret.',
    'Vul het formulier zelf één keer in.',
  ],
  typeform: [
    'Open het formulier in Typeform, kies Connect → Webhooks → Add a webhook en plak het adres.',
    'Bewerk de webhook: vul het geheim in, laat SSL verification aan staan en schakel de webhook in.',
    'Kies Send test request, of vul het formulier zelf één keer in.',
  ],
  google_forms: [
    'Kies in het formulier ⋮ → Apps Script. Vervang de code daar door het script google-forms.gs uit de documentatie (docs/senders), en vul ADDRESS (het adres) en SECRET (het geheim) in.',
    'Kies setUp en Run. Google vraagt of het script het formulier mag zien en met een externe dienst verbinding mag maken.',
    'Vul het formulier zelf één keer in. Onder Executions toont Google elke uitvoering, ook de mislukte.',
  ],
  jotform: [
    'Open het formulier in Jotform en kies Settings → Integrations → WebHooks.',
    'Plak het adres en kies Complete Integration. Doe dat maar één keer: Jotform aanvaardt hetzelfde adres twee keer en verstuurt dan alles dubbel.',
    'Jotform ondertekent niet. Het adres is het geheim: geef het aan niemand.',
    'Vul het formulier zelf één keer in.',
  ],
  pretix: [
    'Kies in pretix Organizer → Webhooks → Create en plak het adres.',
    'Kies het evenement en alle acties Order …, Ticket checked in, check-in reverted en Waiting list entry ….',
    'Plaats zelf een bestelling, niet in testmodus. pretix kondigt de wijziging alleen aan; de bestelling wordt daarna met het token opgehaald.',
  ],
  eventbrite: [
    'Kies in Eventbrite Account settings → Developer links → Webhooks → Add webhook en plak het adres.',
    'Kies het evenement, en order.placed, order.updated, order.refunded, attendee.updated, attendee.checked_in en attendee.checked_out.',
    'Schrijf uzelf één keer in. Eventbrite kondigt de wijziging alleen aan; de bestelling wordt daarna met het token opgehaald.',
  ],
  hi_events: [
    'Open het evenement in Hi.Events, kies Tools → Webhooks → Add webhook en plak het adres.',
    'Kies order created, updated, marked as paid, cancelled en refunded; attendee created, updated en cancelled; check-in created en deleted.',
    'Kopieer het geheim dat Hi.Events toont, en vul het hieronder in.',
    'Bestel zelf een gratis ticket.',
  ],
  formbricks: [
    'Kies in Formbricks Configuration → Integrations → Webhooks → Add webhook en plak het adres.',
    'Kies de enquête en vink alleen Response finished aan.',
    'Kopieer het signing secret (whsec_…) dat Formbricks toont, en vul het hieronder in.',
    'Vul de enquête zelf één keer in.',
  ],
  cal_com: [
    'Kies in Cal.com Settings → Developer → Webhooks → New en plak het adres als Subscriber URL.',
    'Kies Booking created, requested, rejected, cancelled, rescheduled en paid.',
    'Vul het geheim in en laat Custom payload template uit.',
    'Maak zelf één boeking.',
  ],
  standard_webhooks: [
    'Vul het adres in bij de aanbieder.',
    'Geef het geheim aan de aanbieder. Toont de aanbieder zelf een geheim (whsec_…), vul dat dan in bij de instellingen van de koppeling.',
    'Verstuur één keer een inschrijving.',
  ],
  generic: [
    'Laat de aanbieder versturen (POST) naar het adres: JSON, een lijst van JSON-objecten (hoogstens 500), of een formulier met URL-codering.',
    'Met een geheim ondertekent de aanbieder volgens Standard Webhooks, of met een HMAC-SHA256 van de bytes in X-Signature-256, X-Hub-Signature-256 of X-Signature.',
    'Verstuur één keer een inschrijving.',
  ],
  hint: {
    tally: 'Ondertekend. Stuurt alleen nieuwe inschrijvingen.',
    typeform: 'Ondertekend. Stuurt alleen nieuwe inschrijvingen.',
    google_forms: 'Met een script in het formulier, dat ondertekent. Ook wijzigingen.',
    jotform: 'Niet ondertekend: het adres is het geheim. Ook wijzigingen.',
    pretix: 'Tickets. Ook wijzigingen, annuleringen, check-in en de wachtlijst.',
    eventbrite: 'Tickets. Ook wijzigingen, annuleringen en check-in.',
    hi_events: 'Tickets. Ondertekend. Ook wijzigingen, annuleringen en check-in.',
    formbricks: 'Ondertekend. Stuurt alleen afgewerkte antwoorden.',
    cal_com: 'Boekingen. Ondertekend. Ook verplaatsingen en annuleringen.',
    standard_webhooks: 'Elke aanbieder die volgens deze standaard ondertekent.',
    generic: 'Alles wat JSON stuurt: Microsoft Forms, Odoo, Zapier, uw eigen website.',
  },
};
export default nl;
