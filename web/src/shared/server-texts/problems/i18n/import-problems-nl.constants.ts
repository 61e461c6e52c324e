/** Why an import was refused, and what is wrong with a row, by code. */
const importProblems = {
  cell_too_long:
    'Een cel of een rij van het bestand is te lang. Kort ze in, en kijk of elk aanhalingsteken gesloten is.',
  changed_since: 'Dit is sinds de import gewijzigd.',
  closed_on_assumed:
    'Het bestand zegt niet op welke dag de lead afgesloten is; de laatst bekende dag, of vandaag, telt als die dag.',
  column_missing: 'Een kolom die nodig is, ontbreekt in dit bestand.',
  column_repeated: 'Een kolom is twee keer gekozen.',
  csv_quotes:
    'De aanhalingstekens van het bestand kloppen niet. Zet een cel met een aanhalingsteken volledig tussen aanhalingstekens en verdubbel die erin.',
  default_too_long: 'Een vaste waarde is te lang. Gebruik hoogstens 2.000 tekens.',
  default_type: 'Een vaste waarde moet een tekst, een getal, waar of onwaar zijn.',
  empty: 'Dit bestand is leeg.',
  encoding: 'De tekens van dit bestand zijn niet overal op dezelfde manier bewaard. Bewaar het als "CSV UTF-8".',
  file_damaged: 'De werkmap is beschadigd. Open ze in Excel, bewaar ze opnieuw en upload ze.',
  file_empty: 'Het bestand heeft geen rijen. Upload een tabel met een rij hoofdingen en minstens één rij daaronder.',
  file_encrypted: 'De werkmap heeft een wachtwoord. Verwijder het en upload ze opnieuw.',
  file_incomplete: 'Het einde van het bestand ontbreekt. Upload het volledige bestand.',
  file_macros: 'De werkmap bevat macro’s. Bewaar ze als Excel-werkmap zonder macro’s (.xlsx).',
  file_missing: 'Kies een bestand.',
  file_old_excel: 'Het bestand is een oude of binaire Excel-werkmap. Bewaar het in Excel als Excel-werkmap (.xlsx).',
  file_too_large: 'Het bestand is groter dan 100 MB. Splits het in meerdere bestanden.',
  file_type: 'Dit bestand is geen tabel. Bewaar de tabel als Excel-werkmap (.xlsx) of als CSV en upload die.',
  formula_not_calculated:
    'Een formule heeft geen bewaard resultaat. Open de werkmap in Excel, bewaar ze en upload ze opnieuw.',
  // Rows that earlier versions refused still have this code.
  history_differs: 'De lead bestaat al en heeft een andere historiek. Wijzig die in de lead, of laat de kolom weg.',
  in_use: 'Andere gegevens verwijzen hiernaar. Archiveer die eerst.',
  mode: 'Deze gegevens hebben geen historiek die ingeladen kan worden.',
  initial_load_forbidden: 'Alleen een beheerder kan historiek inladen.',
  malformed: 'Dit bestand is geen geldig csv-bestand.',
  mapping_combined: 'Dit kan niet samen met een bewaarde veldkeuze gewijzigd worden, want het staat erin.',
  mapping_empty: 'Kies voor minstens één kolom een veld.',
  mapping_entity: 'Deze veldkeuze is bewaard voor een andere soort gegevens.',
  mapping_no_column: 'Dit bestand heeft geen enkele kolom van deze bewaarde veldkeuze.',
  mapping_unknown: 'Deze bewaarde veldkeuze is er niet meer.',
  match_key: 'Op deze manier kunnen deze gegevens niet herkend worden.',
  month_locked: 'Historiek kan niet ingeladen worden zolang er een maand vergrendeld is.',
  not_possible: 'Van deze aanbieder kunnen geen bestanden ingelezen worden.',
  not_utf8: 'Dit bestand is niet in UTF-8. Bewaar het als csv in UTF-8.',
  reference_ambiguous: 'Dit past bij meerdere gegevens. Vul een kolom in die maar bij één past.',
  reason_missing: 'Het bestand zegt niet waarom de lead afgesloten is; als reden staat er “andere”.',
  reference_unknown: 'Dit is niet gevonden. Maak het eerst aan, of verbeter de waarde.',
  rows_deleted: 'De rijen van deze import zijn na hun bewaartermijn verwijderd. Upload het bestand opnieuw.',
  second_file: 'Kies één bestand tegelijk.',
  status_not_allowed: 'Dit kan niet in de huidige stand van de import. Laad de pagina opnieuw.',
  source_as_detail:
    'De activiteit, de overeenkomst of het doorverwijzende bedrijf is niet bekend. Het kanaal is “ander”, en de tekst staat in het detail van de bron.',
  stage_contradicts_status:
    'Een lead is gewonnen als de fase “geïnvesteerd” is, en alleen dan. Verbeter de fase of de status.',
  stage_date_left_out: 'Deze dag past niet bij de andere dagen van de lead en is weggelaten.',
  stage_differs: 'De lead bestaat al en heeft een andere historiek, die gebleven is.',
  too_many_characters: 'De rijen van het bestand zijn samen te lang. Splits het in meerdere bestanden.',
  too_many_columns: 'Het bestand heeft meer dan 200 kolommen. Verwijder de kolommen die niet nodig zijn.',
  too_many_rows: 'Het bestand heeft meer dan 200.000 rijen. Splits het in meerdere bestanden.',
  unknown_column: 'Deze kolom zit niet in het bestand.',
  unknown_field: 'Dit veld bestaat niet.',
  value_not_taken: 'Deze waarde is niet overgenomen; wat er al was, is gebleven.',
  unpacked_too_large:
    'De werkmap is uitgepakt veel te groot voor een tabel. Kopieer alleen de tabel naar een nieuwe werkmap.',
} as const;
export default importProblems;
