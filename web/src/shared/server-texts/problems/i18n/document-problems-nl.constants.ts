/** Why a document was refused, by code. */
const documentProblems = {
  duplicate: 'Dit bestand staat hier al.',
  file_empty: 'Het bestand is leeg.',
  file_missing: 'Kies een bestand.',
  file_removed: 'Het bestand is verwijderd. De geschiedenis van het document zegt waarom.',
  file_too_large: 'Het bestand is te groot. Een bestand kan hoogstens {{megabytes}} MB groot zijn.',
  infected: 'De virusscanner vond iets in het bestand: {{signature}}. Het is niet bewaard.',
  is_evidence: 'Het document is het bewijs van een aangekondigde lead en moet dus blijven.',
  no_space: 'Er is geen plaats meer op de server. Verwittig een beheerder en probeer later opnieuw.',
  one_subject: 'Een document hoort bij precies één bedrijf, contact, lead, activiteit of overeenkomst.',
  scanner_unavailable:
    'De virusscanner antwoordt niet, en zonder controle wordt niets bewaard. Probeer over een minuut opnieuw.',
  second_file: 'Upload de bestanden één voor één.',
  storage_full: 'Er is geen plaats meer voor documenten. Vraag een beheerder om plaats te maken.',
  type_refused: 'Een computer zou dit bestand als programma uitvoeren. Zulke bestanden worden niet bewaard.',
};
export default documentProblems;
