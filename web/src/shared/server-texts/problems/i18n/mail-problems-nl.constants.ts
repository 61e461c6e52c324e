/** Why a mail was refused, by code. */
const mailProblems = {
  document_of_lead: 'Dit document hoort bij een lead. Het kan alleen bij een mail over die lead.',
  documents_too_large: 'De documenten zijn samen groter dan 15 MB. Deel een groter bestand op een andere manier.',
  not_configured: 'Er is geen mailserver ingesteld.',
  not_queued: 'De mail wacht niet meer.',
  not_resendable: 'Deze mail kan niet opnieuw verstuurd worden.',
  recipient_unreachable: 'Dit contact kan de mail niet krijgen.',
  send_at_late: 'Kies een moment binnen een jaar.',
  send_at_past: 'Dit moment is voorbij.',
};
export default mailProblems;

/** Why a text of a template was refused, by code. */
export const mailTemplateProblems = {
  link_misplaced: 'Zet de geheime link één keer in de tekst, alleen op een regel, en niet in het onderwerp.',
  unknown_placeholder: 'Deze tekst heeft een invulveld dat het sjabloon niet kent. Kies er een uit de lijst.',
};

/** Why a mailing was refused, by code. */
export const mailingProblems = {
  active: 'Er wachten nog mails van deze mailing. Annuleer ze eerst.',
  audience_ambiguous: 'Kies één groep: een seminarie, een delegatie of contacten.',
  audience_not_allowed: 'U schrijft alleen naar wie bij uw eigen seminaries en delegaties hoort.',
  audience_too_large: 'Een mailing gaat naar ten hoogste 2.000 personen.',
  not_active: 'Er wacht geen mail van deze mailing meer.',
  purpose_not_allowed: 'Dit doel past niet bij deze personen of bij dit sjabloon.',
  statuses_without_seminar: 'Statussen horen bij de inschrijvingen voor een seminarie.',
  template_needs_seminar: 'Dit sjabloon hoort bij een seminarie en bij wie ervoor is ingeschreven.',
  text_ambiguous: 'Kies een sjabloon of een eigen tekst, niet allebei.',
};

/** Why the page to unsubscribe was refused, by code. */
export const unsubscribeProblems = {
  too_many: 'Te veel aanvragen. Probeer het over een minuut opnieuw.',
};
