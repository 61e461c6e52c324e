/** The reasons for which the server refuses the id of a record in another system. */
const externalIdProblems = {
  taken:
    'Dit id van het andere systeem hoort bij andere gegevens. Verbeter het, of geef het andere systeem een andere naam.',
  unusable: 'Dit id van het andere systeem kan hier niet gebruikt worden.',
} as const;
export default externalIdProblems;
