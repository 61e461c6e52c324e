/** The reasons for which the server refuses a change of a delegation. */
const delegationProblems = {
  attended_already: 'De delegatie kan niet later beginnen, want aanwezigheden zijn al genoteerd.',
  cancelled: 'De delegatie is geannuleerd. Plan ze eerst opnieuw.',
  duplicate_participant: 'Deze persoon neemt al deel aan de delegatie.',
  programme_outside: 'Er vallen onderdelen van het programma buiten deze dagen. Verplaats of annuleer ze eerst.',
  second_head: 'De delegatie heeft al een leider.',
  seminar_outside: 'Er vallen seminaries van de delegatie buiten deze dagen. Verplaats of annuleer ze eerst.',
} as const;
export default delegationProblems;
