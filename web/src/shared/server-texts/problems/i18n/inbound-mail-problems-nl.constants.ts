/** Why a received mail or a decision about it was refused, by code. */
const inboundMailProblems = {
  empty_decision: 'Kies waar de mail bij hoort, of negeer ze.',
  file_missing: 'Er is geen bestand gekozen.',
  in_review: 'De mail wacht al op een beslissing.',
  not_a_mail: 'Dit bestand is geen mail. Bewaar de mail in uw mailprogramma als .eml.',
  not_found: 'Deze mail bestaat niet.',
  not_in_review: 'Over deze mail is intussen beslist. Heropen ze om anders te beslissen.',
  one_decision: 'Wie een mail negeert, kiest niet waar ze bij hoort.',
  parser_unavailable: 'De mail kan nu niet gelezen worden. Probeer het zo meteen opnieuw.',
  raw_removed: 'De originele mail is na de bewaartermijn verwijderd.',
  second_file: 'Upload de mails één voor één.',
  too_large: 'De mail is groter dan 25 MB.',
};
export default inboundMailProblems;
