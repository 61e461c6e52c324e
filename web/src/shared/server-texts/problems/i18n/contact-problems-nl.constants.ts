/** The reasons for which the server refuses a change of a contact. */
const contactProblems = {
  duplicate_email: 'Een ander contact heeft dit e-mailadres al.',
  keep_until: 'Kies een dag van vandaag tot 24 maanden verder.',
  keep_until_forbidden: 'Alleen managers die aangemeld zijn, beslissen hoelang een contact bewaard wordt.',
  merge_self: 'Dit is hetzelfde contact.',
  merged: 'Dit contact is samengevoegd met een ander.',
  erased: 'Deze persoon is gewist.',
  not_restorable: 'Deze persoon is gewist en kan niet teruggezet worden.',
} as const;
export default contactProblems;
