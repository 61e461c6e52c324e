/** Why a change of a lead was refused, by code. */
const leadProblems = {
  amount_invalid: 'Geef een bedrag van nul of meer.',
  announced_before_proposition_sent:
    'De aankondiging kan niet vroeger zijn dan de dag waarop het voorstel werd verstuurd, {{day}}.',
  announced_before_received: 'De aankondiging kan niet vroeger zijn dan de dag waarop de lead werd ontvangen, {{day}}.',
  bulk_empty: 'Kies wat er moet veranderen.',
  bulk_selection: 'Selecteer leads.',
  bulk_too_many: 'Dit zijn te veel leads in één keer.',
  capex_undisclosed: 'Geef een bedrag, of geef aan dat het niet bekend wordt gemaakt.',
  codename_required: 'Een vertrouwelijke lead heeft een codenaam nodig.',
  dates_out_of_order: 'De dagen van de lead staan niet in de juiste volgorde.',
  duplicate_realisation: 'Voor deze dag bestaat al een realisatie.',
  evidence_elsewhere: 'Kies een document van deze lead als bewijs.',
  evidence_empty: 'Een bewijs heeft een webadres, een notitie of een document nodig.',
  expected_decision_after_expected_landing: 'De beslissing kan niet later verwacht worden dan de vestiging op {{day}}.',
  expected_landing_before_expected_decision:
    'De vestiging kan niet vroeger verwacht worden dan de beslissing op {{day}}.',
  expected_landing_before_received:
    'De vestiging kan niet vroeger verwacht worden dan de dag waarop de lead werd ontvangen, {{day}}.',
  gate_unmet: 'Er ontbreekt nog iets.',
  local_company_not_belgian: 'Het bedrijf dat hier werd opgericht of gekocht, moet in België liggen.',
  lost_to_country_not_allowed: 'Een land is alleen mogelijk bij een verloren lead.',
  moved_meanwhile:
    'Iemand heeft de fase of status van deze lead op hetzelfde moment veranderd. Bekijk de lead opnieuw.',
  not_yours: 'Alleen de eigenaar, de projectleider, het team en managers kunnen deze lead wijzigen.',
  note_required: 'Zeg in de notitie waarom.',
  occurred_before_previous: 'Deze dag ligt vóór de vorige verandering, op {{day}}.',
  occurred_before_received: 'Deze dag ligt voordat de lead binnenkwam, op {{day}}.',
  occurred_in_future: 'Deze dag ligt in de toekomst.',
  owner_needed: 'Kies de collega van wie de lead is.',
  proposition_sent_after_announced: 'Het voorstel kan niet na de aankondiging op {{day}} verstuurd zijn.',
  proposition_sent_before_received:
    'Het voorstel kan niet verstuurd zijn vóór de dag waarop de lead werd ontvangen, {{day}}.',
  realisation_in_future: 'Deze dag ligt in de toekomst.',
  reason_not_allowed: 'Bij deze status hoort geen reden. Gebruik de notitie.',
  reason_required: 'Kies een reden.',
  received_after_announced: 'De lead kan niet na de aankondiging op {{day}} ontvangen zijn.',
  received_after_expected_landing: 'De lead kan niet ontvangen zijn na de vestiging die op {{day}} wordt verwacht.',
  received_after_proposition_sent:
    'De lead kan niet ontvangen zijn na de dag waarop het voorstel werd verstuurd, {{day}}.',
  screening_filed_on_required: 'Zeg op welke dag de aanmelding werd verstuurd.',
  second_pair_of_eyes: 'Een manager die geen deel had aan deze lead, moet de investering verifiëren.',
  sector_unknown: 'Geef een NACE-code, zoals 27.40.',
  stage_not_allowed: 'De lead kan nu niet naar deze fase.',
  status_needs_manager: 'Alleen een manager of beheerder kan een gewonnen lead heropenen.',
  status_not_allowed: 'De lead kan deze status nu niet krijgen.',
  won_by_transition: 'Een lead wordt gewonnen in de laatste fase, niet door de status.',
};
export default leadProblems;
