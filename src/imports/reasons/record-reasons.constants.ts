import type { ReasonText } from './reason-texts.constants.js';

/** Finds the last day that a sentence names: the one with which the given day was compared. */
const LAST_DAY = /(?<day>\d{4}-\d\d-\d\d)(?!.*\d{4}-\d\d-\d\d)/;

/** The texts of the reasons that the rules of records give, by code. */
export const RECORD_REASONS: Readonly<Record<string, ReasonText>> = {
  'activity.status_not_allowed': {
    en: 'the activity cannot have this status now.',
    nl: 'de activiteit kan deze status nu niet krijgen.',
  },
  'agreement.cycle': {
    en: 'this agreement is itself above the other one.',
    nl: 'deze overeenkomst staat zelf boven de andere.',
  },
  'agreement.ends_before_start': {
    en: 'the last day is before the signing or the first day.',
    nl: 'de laatste dag ligt vóór de ondertekening of de eerste dag.',
  },
  'agreement.not_effective': {
    en: 'the agreement is in force only later. Correct the day or the status.',
    nl: 'de overeenkomst is pas later van kracht. Verbeter de dag of de status.',
  },
  'agreement.not_past_its_end': {
    en: 'the agreement cannot have expired before its last day.',
    nl: 'de overeenkomst kan niet verlopen zijn vóór haar laatste dag.',
  },
  'agreement.not_signed': {
    en: 'a draft or a negotiated agreement has not been signed. Correct the day or the status.',
    nl: 'een ontwerp of een onderhandelde overeenkomst is nog niet ondertekend. Verbeter de dag of de status.',
  },
  'agreement.not_terminated': {
    en: 'only a terminated agreement has a day on which it was terminated.',
    nl: 'alleen een beëindigde overeenkomst heeft een dag waarop ze beëindigd is.',
  },
  'agreement.party_twice': {
    en: 'this organisation is named twice among the parties.',
    nl: 'deze organisatie staat twee keer bij de partijen.',
  },
  'agreement.past_its_end': {
    en: 'the last day of the agreement has passed. It was {day}.',
    nl: 'de laatste dag van de overeenkomst is voorbij. Dat was {day}.',
    values: LAST_DAY,
  },
  'agreement.signed_in_future': {
    en: 'the day of the signing is in the future.',
    nl: 'de dag van de ondertekening ligt in de toekomst.',
  },
  'agreement.status_not_allowed': {
    en: 'the agreement cannot have this status now.',
    nl: 'de overeenkomst kan deze status nu niet krijgen.',
  },
  'agreement.terminated_before_signed': {
    en: 'the agreement cannot have been terminated before it was signed.',
    nl: 'de overeenkomst kan niet beëindigd zijn vóór de ondertekening.',
  },
  'agreement.terminated_in_future': {
    en: 'the day of the termination is in the future.',
    nl: 'de dag van de beëindiging ligt in de toekomst.',
  },
  'auth.forbidden': { en: 'you may not do this.', nl: 'u mag dit niet.' },
  'auth.missing_scopes': { en: 'you may not do this.', nl: 'u mag dit niet.' },
  'company.duplicate_identifier': {
    en: 'another company has this number already.',
    nl: 'een ander bedrijf heeft dit nummer al.',
  },
  'company.duplicate_membership': {
    en: 'the company is a member of this organisation already.',
    nl: 'het bedrijf is al lid van deze organisatie.',
  },
  'company.is_local_company': {
    en: 'a lead names this company as its company in the region, so that it must stay in Belgium.',
    nl: 'een lead noemt dit bedrijf als zijn bedrijf in de regio, zodat het in België moet blijven.',
  },
  'company.merged': {
    en: 'this company has been merged into another one.',
    nl: 'dit bedrijf is samengevoegd met een ander.',
  },
  'company.parent_cycle': {
    en: 'this company is itself below the other one.',
    nl: 'dit bedrijf valt zelf onder het andere.',
  },
  'company.possible_duplicate': {
    en: 'this company may exist already.',
    nl: 'dit bedrijf bestaat misschien al.',
  },
  'company.unknown': { en: 'this company does not exist.', nl: 'dit bedrijf bestaat niet.' },
  'company.unknown_parent': { en: 'this parent company does not exist.', nl: 'dit moederbedrijf bestaat niet.' },
  'contact.affiliation_is_main': {
    en: 'this is the main company of the person already.',
    nl: 'dit is al het hoofdbedrijf van deze persoon.',
  },
  'contact.duplicate_email': {
    en: 'another contact has this e-mail address already.',
    nl: 'een ander contact heeft dit e-mailadres al.',
  },
  'contact.erased': {
    en: 'the person has been erased.',
    nl: 'deze persoon is gewist.',
  },
  'contact.merged': {
    en: 'this contact has been merged into another one.',
    nl: 'dit contact is samengevoegd met een ander.',
  },
  'delegation.cancelled': { en: 'the delegation is cancelled.', nl: 'de delegatie is geannuleerd.' },
  'delegation.duplicate_participant': {
    en: 'this person takes part in the delegation already.',
    nl: 'deze persoon neemt al deel aan de delegatie.',
  },
  'delegation.second_head': {
    en: 'the delegation has a head already.',
    nl: 'de delegatie heeft al een leider.',
  },
  'email_domain.free_mail': {
    en: 'this is a provider of private mailboxes, not the domain of a company.',
    nl: 'dit is een aanbieder van privémail, niet het domein van een bedrijf.',
  },
  'email_domain.invalid': {
    en: 'this is no domain. Write it as byd.com.',
    nl: 'dit is geen domein. Schrijf het zoals byd.com.',
  },
  'external_id.taken': {
    en: 'this id belongs to another record. Correct it, or give the other system another name.',
    nl: 'dit id hoort bij andere gegevens. Verbeter het, of geef het andere systeem een andere naam.',
  },
  'external_id.unusable': { en: 'this id cannot be used here.', nl: 'dit id kan hier niet gebruikt worden.' },
  'identifier.contradictory': {
    en: 'the VAT number and the KBO number contradict each other. The VAT number must be BE and the KBO number.',
    nl: 'het btw-nummer en het KBO-nummer spreken elkaar tegen. Het btw-nummer moet BE en het KBO-nummer zijn.',
  },
  'identifier.invalid': {
    en: 'this number is not valid. Look for a digit that is missing or wrong.',
    nl: 'dit nummer is niet geldig. Kijk of er een cijfer ontbreekt of fout is.',
  },
  'identifier.repeated': { en: 'this number is given twice.', nl: 'dit nummer staat er twee keer.' },
  'interaction.about_nothing': {
    en: 'the interaction is about nobody. Name a company, a contact, a lead, an activity or an agreement.',
    nl: 'de interactie gaat over niemand. Noem een bedrijf, contact, lead, activiteit of overeenkomst.',
  },
  'interaction.in_future': {
    en: 'this moment is in the future. Make a task of what is still to be done.',
    nl: 'dit moment ligt in de toekomst. Maak een taak van wat nog moet gebeuren.',
  },
  'interaction.not_yours': {
    en: 'only the person who recorded the interaction, the people of its lead and managers can change it.',
    nl: 'alleen wie de interactie noteerde, de mensen van de lead en managers kunnen ze wijzigen.',
  },
  'lead.codename_required': {
    en: 'a confidential lead needs a codename.',
    nl: 'een vertrouwelijke lead heeft een codenaam nodig.',
  },
  'lead.dates_out_of_order': {
    en: 'the days of the lead are out of order. The other day is {day}.',
    nl: 'de dagen van de lead staan niet in de juiste volgorde. De andere dag is {day}.',
    values: LAST_DAY,
  },
  'lead.evidence_empty': {
    en: 'evidence needs a web address, a note or a document.',
    nl: 'een bewijs heeft een webadres, een notitie of een document nodig.',
  },
  'lead.gate_unmet': {
    en: 'something is still missing for this stage.',
    nl: 'voor deze fase ontbreekt nog iets.',
  },
  'lead.local_company_not_belgian': {
    en: 'the company that was set up or bought here must be in Belgium.',
    nl: 'het bedrijf dat hier opgericht of gekocht werd, moet in België liggen.',
  },
  'lead.lost_to_country_not_allowed': {
    en: 'only a lead that was lost has a country to which it was lost.',
    nl: 'alleen een verloren lead heeft een land waaraan hij verloren is.',
  },
  'lead.moved_meanwhile': {
    en: 'somebody was moving this lead at the same time. Run the import again.',
    nl: 'iemand verplaatste deze lead op hetzelfde moment. Voer de import opnieuw uit.',
  },
  'lead.not_yours': {
    en: 'only its owner, its project manager, its team and managers can change this lead. Let one of them import this row.',
    nl: 'alleen de eigenaar, de projectleider, het team en managers kunnen deze lead wijzigen. Laat een van hen deze rij importeren.',
  },
  'lead.note_required': { en: 'a note must say why.', nl: 'een notitie moet zeggen waarom.' },
  'lead.occurred_before_previous': {
    en: 'this day is before the previous change. That was on {day}.',
    nl: 'deze dag ligt vóór de vorige verandering. Die was op {day}.',
    values: LAST_DAY,
  },
  'lead.occurred_before_received': {
    en: 'this day is before the lead was received. That was on {day}.',
    nl: 'deze dag ligt vóór de lead binnenkwam. Dat was op {day}.',
    values: LAST_DAY,
  },
  'lead.occurred_in_future': { en: 'this day is in the future.', nl: 'deze dag ligt in de toekomst.' },
  'lead.owner_needed': {
    en: 'the lead needs an owner.',
    nl: 'de lead heeft een eigenaar nodig.',
  },
  'lead.realisation_in_future': { en: 'this day is in the future.', nl: 'deze dag ligt in de toekomst.' },
  'lead.reason_not_allowed': {
    en: 'no reason belongs to this status.',
    nl: 'bij deze status hoort geen reden.',
  },
  'lead.reason_required': {
    en: 'a lead that was lost or abandoned needs a reason.',
    nl: 'een verloren of opgegeven lead heeft een reden nodig.',
  },
  'lead.screening_filed_on_required': {
    en: 'a screening that was filed needs the day on which it was filed.',
    nl: 'een aangemelde screening heeft de dag van de aanmelding nodig.',
  },
  'lead.second_pair_of_eyes': {
    en: 'a manager who had no part in this lead must verify the investment.',
    nl: 'een manager die geen deel had aan deze lead, moet de investering verifiëren.',
  },
  'lead.sector_missing': {
    en: 'the version of the sector code needs the code.',
    nl: 'bij de versie van de sectorcode hoort de code.',
  },
  'lead.sector_unknown': {
    en: 'this is no NACE code. Write it as 27.40.',
    nl: 'dit is geen NACE-code. Schrijf ze zoals 27.40.',
  },
  'lead.stage_date_in_future': {
    en: 'the day of this stage is in the future.',
    nl: 'de dag van deze fase ligt in de toekomst.',
  },
  'lead.stage_dates_out_of_order': {
    en: 'the days of the stages are out of order.',
    nl: 'de dagen van de fasen staan niet in de juiste volgorde.',
  },
  'lead.stage_not_allowed': {
    en: 'the lead cannot go to this stage.',
    nl: 'de lead kan niet naar deze fase.',
  },
  'lead.status_needs_manager': {
    en: 'only a manager or an administrator can reopen a lead that is won.',
    nl: 'alleen een manager of beheerder kan een gewonnen lead heropenen.',
  },
  'lead.status_not_allowed': {
    en: 'the lead cannot have this status.',
    nl: 'de lead kan deze status niet krijgen.',
  },
  'lead.won_by_transition': {
    en: 'a lead is won by its last stage. Give the stage Invested, or the day of the investment.',
    nl: 'een lead wordt gewonnen in de laatste fase. Geef de fase Geïnvesteerd, of de dag van de investering.',
  },
  'membership.ends_before_start': {
    en: 'the end is before the start.',
    nl: 'het einde ligt vóór het begin.',
  },
  'membership.of_itself': {
    en: 'an organisation cannot be a member of itself.',
    nl: 'een organisatie kan geen lid van zichzelf zijn.',
  },
  'money.amount_invalid': {
    en: 'this must be an amount of zero or more.',
    nl: 'dit moet een bedrag van nul of meer zijn.',
  },
  'money.amount_too_large': { en: 'this amount is too large.', nl: 'dit bedrag is te groot.' },
  'money.rate_implausible': {
    en: 'this exchange rate is far from the known one.',
    nl: 'deze wisselkoers ligt ver van de bekende.',
  },
  'money.rate_in_future': {
    en: 'the day of the rate is in the future.',
    nl: 'de dag van de koers ligt in de toekomst.',
  },
  'money.rate_invalid': { en: 'this is no exchange rate.', nl: 'dit is geen wisselkoers.' },
  'money.rate_missing': {
    en: 'the exchange rate and its day belong together.',
    nl: 'de wisselkoers en haar dag horen samen.',
  },
  'money.rate_not_one': { en: 'the rate of the euro is 1.', nl: 'de koers van de euro is 1.' },
  'money.rate_required': {
    en: 'no exchange rate is known for this currency.',
    nl: 'voor deze munt is geen wisselkoers bekend.',
  },
  'money.rate_twice': { en: 'the exchange rate is given twice.', nl: 'de wisselkoers staat er twee keer.' },
  'money.rate_unknown': {
    en: 'no exchange rate is known for this currency on that day. Give the amount in euro.',
    nl: 'voor deze munt is op die dag geen wisselkoers bekend. Geef het bedrag in euro.',
  },
  'nace.repeated': { en: 'this activity is given twice.', nl: 'deze activiteit staat er twee keer.' },
  'nace.second_primary': {
    en: 'only one activity can be the main one.',
    nl: 'maar één activiteit kan de hoofdactiviteit zijn.',
  },
  'nace.unknown': {
    en: 'this is no NACE code. Write it as 26.11.',
    nl: 'dit is geen NACE-code. Schrijf ze zoals 26.11.',
  },
  'participant.not_started': {
    en: 'this can be recorded once the delegation has begun. That is on {day}.',
    nl: 'dit kan pas als de delegatie begonnen is. Dat is op {day}.',
    values: LAST_DAY,
  },
  'participant.status_not_allowed': {
    en: 'the participant cannot have this status.',
    nl: 'de deelnemer kan deze status niet krijgen.',
  },
  'record.archived': {
    en: 'this is archived. Restore it first.',
    nl: 'dit is gearchiveerd. Zet het eerst terug.',
  },
  'record.duplicate': { en: 'this exists already.', nl: 'dit bestaat al.' },
  'record.invalid': {
    en: 'a value is outside of what is possible.',
    nl: 'een waarde valt buiten wat mogelijk is.',
  },
  'record.unknown_reference': {
    en: 'something to which this refers does not exist.',
    nl: 'iets waarnaar dit verwijst, bestaat niet.',
  },
  'reference.archived': {
    en: 'this refers to something that is archived. Restore it first.',
    nl: 'dit verwijst naar iets dat gearchiveerd is. Zet dat eerst terug.',
  },
  'reference.unknown': {
    en: 'something to which this refers does not exist.',
    nl: 'iets waarnaar dit verwijst, bestaat niet.',
  },
  'registration.cancelled': {
    en: 'this person has cancelled the registration.',
    nl: 'deze persoon heeft de inschrijving geannuleerd.',
  },
  'registration.duplicate': { en: 'this person is registered already.', nl: 'deze persoon is al ingeschreven.' },
  'registration.managers_only': {
    en: 'only managers and administrators can add people to a seminar that is over.',
    nl: 'alleen managers en beheerders kunnen mensen toevoegen aan een seminarie dat afgelopen is.',
  },
  'registration.nobody': {
    en: 'the row names nobody. Give a name or an e-mail address.',
    nl: 'de rij noemt niemand. Geef een naam of een e-mailadres.',
  },
  'registration.other_seminar': {
    en: 'this registration is for another seminar.',
    nl: 'deze inschrijving is voor een ander seminarie.',
  },
  'registration.several_seats': {
    en: 'several people are registered with this e-mail address. Give the full name.',
    nl: 'meerdere mensen zijn met dit e-mailadres ingeschreven. Geef de volledige naam.',
  },
  'registration.status_not_allowed': {
    en: 'the registration cannot have this status.',
    nl: 'de inschrijving kan deze status niet krijgen.',
  },
  'registration.too_early': {
    en: 'attendance can be recorded from the first day of the seminar on.',
    nl: 'aanwezigheid kan pas vanaf de eerste dag van het seminarie.',
  },
  'seminar.cancelled': { en: 'the seminar is cancelled.', nl: 'het seminarie is geannuleerd.' },
  'seminar.completed': { en: 'the seminar is over.', nl: 'het seminarie is afgelopen.' },
  'seminar.full': { en: 'all seats are taken.', nl: 'alle plaatsen zijn bezet.' },
  'seminar.registration_closed': {
    en: 'registration is not open now.',
    nl: 'de inschrijving is nu niet open.',
  },
  'subdivision.other_country': {
    en: 'this province or state is in another country.',
    nl: 'deze provincie of staat ligt in een ander land.',
  },
  'task.follow_up_exists': {
    en: 'this interaction has a follow-up task already.',
    nl: 'deze interactie heeft al een vervolgtaak.',
  },
  'task.not_yours': {
    en: 'only the assignee, the person who made the task and managers can change it.',
    nl: 'alleen de uitvoerder, de maker of een manager kan deze taak wijzigen.',
  },
  'task.one_subject': {
    en: 'a task is about one thing. Leave the other columns out.',
    nl: 'een taak gaat over één zaak. Laat de andere kolommen weg.',
  },
  'time.ambiguous': {
    en: 'this hour occurs twice because the clock changes.',
    nl: 'dit uur komt twee keer voor, omdat de klok verandert.',
  },
  'time.skipped': {
    en: 'this hour does not exist because the clock changes.',
    nl: 'dit uur bestaat niet, omdat de klok verandert.',
  },
  'user.unknown': { en: 'this user does not exist.', nl: 'deze gebruiker bestaat niet.' },
};
