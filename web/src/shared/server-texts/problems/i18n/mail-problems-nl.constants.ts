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
  unknown_placeholder: 'Deze tekst heeft een invulveld dat het sjabloon niet kent. Kies er een uit de lijst.',
};
