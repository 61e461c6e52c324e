/** The sentences of the server in Dutch, by the codes that come with them. A code that is not here keeps its sentence. */
const nl = {
  /** The requirements of the stages, by field and code. */
  gate: {
    title: { required: 'Geef de lead een titel.' },
    companyId: { required: 'Kies het bedrijf dat misschien investeert.' },
    ownerId: { required: 'Kies de collega van wie de lead is.' },
    receivedOn: {
      required: 'Geef de dag waarop de lead binnenkwam.',
      not_in_future: 'De dag waarop de lead binnenkwam, mag niet in de toekomst liggen.',
    },
    source: {
      channel: { required: 'Geef aan hoe de lead binnenkwam.' },
      activityId: { required: 'Kies de delegatie, roadshow of het seminarie waarvan de lead komt.' },
      agreementId: { required: 'Kies de overeenkomst waarvan de lead komt.' },
      referrerCompanyId: { required: 'Kies het bedrijf dat de lead doorverwees.' },
    },
    contactIds: { at_least_one: 'Koppel minstens één contactpersoon.' },
    investmentType: { required: 'Geef aan om welke soort investering het gaat.' },
    businessActivity: { required: 'Geef aan wat de investeerder hier gaat doen.' },
    sector: { required: 'Geef de sector als NACE-code.' },
    requirements: { required: 'Schrijf op wat de investeerder zoekt.' },
    expectedDecisionOn: { required: 'Geef aan wanneer de investeerder denkt te beslissen.' },
    capex: { required: 'Geef de geplande investeringsuitgave, of geef aan dat ze niet bekend wordt gemaakt.' },
    jobsExpected: { required: 'Geef het aantal verwachte banen; 0 is ook een antwoord.' },
    consideringElsewhere: { required: 'Geef aan of de investeerder ook naar andere locaties kijkt.' },
    competitorLocations: { at_least_one: 'Noem minstens één andere locatie die de investeerder overweegt.' },
    interactions: { at_least_one: 'Noteer minstens één interactie met de investeerder.' },
    projectManagerId: { required: 'Kies de projectleider.' },
    likelihood: { required: 'Schat in hoe waarschijnlijk de investering is.' },
    screening: {
      status: {
        must_be_known: 'Beoordeel of de investering voor screening moet worden aangemeld.',
        cleared_needed:
          'Vóór een aankondiging moet de screening buiten toepassing, goedgekeurd of onder voorwaarden goedgekeurd zijn.',
      },
    },
    propositionSentOn: { required: 'Geef de dag waarop het voorstel vertrok.' },
    siteVisitWaivedReason: { at_least_one: 'Noteer een plaatsbezoek, of zeg waarom er geen nodig is.' },
    sites: {
      at_least_one: 'Zet minstens één locatie op de shortlist.',
      one_chosen: 'Duid de gekozen locatie aan.',
    },
    incentivesRequested: { required: 'Geef aan of de investeerder steun heeft gevraagd.' },
    announcedOn: {
      required: 'Geef de dag waarop de investering werd aangekondigd.',
      not_in_future: 'De dag van de aankondiging mag niet in de toekomst liggen.',
    },
    announcedJobs: { required: 'Geef het aantal aangekondigde banen; 0 is ook een antwoord.' },
    announcedCapexEur: { required: 'Geef de aangekondigde investeringsuitgave in euro.' },
    evidence: { at_least_one: 'Voeg minstens één bewijs toe, zoals het persbericht.' },
    localCompanyId: {
      required: 'Kies het bedrijf dat hier werd opgericht of gekocht.',
      local_company_not_belgian: 'Het bedrijf dat hier werd opgericht of gekocht, moet in België liggen.',
    },
    realisations: { at_least_one: 'Noteer minstens één realisatie: banen en uitgaven die op een dag bereikt zijn.' },
    involvement: { required: 'Schat in hoe zwaar ons werk woog voor de investering.' },
    mover: {
      second_pair_of_eyes:
        'Een manager die deze lead sinds de ontvangst of heropening niet bezat, leidde of verplaatste, moet de investering verifiëren.',
    },
    status: { status_not_open: 'Alleen een open lead kan van fase veranderen.' },
  },
  /** Why the server refused a request, and what is wrong with a field, by code. `{{day}}` and `{{position}}` are from the sentence. */
  problem: {
    api_key: { expires_in_past: 'De laatste dag ligt in het verleden.' },
    missing_scopes: 'Dit is meer dan u mag toekennen.',
    user: {
      duplicate_email: 'Een andere gebruiker heeft dit e-mailadres al.',
      last_admin: 'Dit is de laatste beheerder. Maak eerst iemand anders beheerder.',
      own_account: 'Dit kan niet met uw eigen account. Een andere beheerder kan het doen.',
    },
    auth: {
      missing_scopes: 'Dit is meer dan u mag toekennen.',
      code_blocked: 'Te veel foute codes. Wacht een kwartier en probeer opnieuw.',
      code_required: 'Geef de code die uw app nu toont.',
      forbidden: 'U hebt dit recht niet.',
      no_password: 'Alleen gebruikers met een wachtwoord kunnen dit.',
      required: 'Meld u aan om verder te gaan.',
      too_many_attempts: 'Te veel pogingen. Wacht een minuut en probeer opnieuw.',
      wrong_code: 'Dit is niet de code die uw app nu toont, en geen ongebruikte herstelcode.',
      wrong_credentials: 'Het e-mailadres of het wachtwoord is fout.',
      wrong_password: 'Dit is niet uw huidige wachtwoord.',
    },
    company: {
      duplicate_identifier: 'Een ander bedrijf heeft dit nummer al.',
      duplicate_membership: 'Het bedrijf is al lid van deze organisatie.',
      is_local_company:
        'Een lead noemt dit bedrijf als zijn bedrijf in de regio, zodat het geen bedrijf buiten België kan worden.',
      merge_self: 'Dit is hetzelfde bedrijf.',
      merged: 'Dit bedrijf is samengevoegd met een ander.',
      possible_duplicate: 'Dit bedrijf bestaat misschien al.',
      unknown: 'Dit bedrijf bestaat niet.',
    },
    consent: { in_future: 'Dit tijdstip ligt in de toekomst.' },
    contact: {
      duplicate_email: 'Een ander contact heeft dit e-mailadres al.',
      merge_self: 'Dit is hetzelfde contact.',
      merged: 'Dit contact is samengevoegd met een ander.',
    },
    field: {
      array_max_size: 'Dit zijn er te veel.',
      array_min_size: 'Dit zijn er te weinig.',
      array_unique: 'Hier staat iets twee keer.',
      country: 'Kies een land.',
      currency: 'Geef een munt van drie letters, zoals EUR.',
      date: 'Geef een bestaande datum.',
      decimal: 'Geef een getal.',
      event_time: 'Geef een datum en een uur.',
      instant: 'Geef een datum en een uur.',
      invalid: 'Deze waarde kan niet.',
      is_array: 'Kies minstens één waarde.',
      is_boolean: 'Kies ja of nee.',
      is_email: 'Geef een e-mailadres, zoals naam@bedrijf.be.',
      is_in: 'Kies een van de waarden.',
      is_int: 'Geef een geheel getal.',
      is_not_empty: 'Vul dit veld in.',
      is_number: 'Geef een getal.',
      is_object: 'Vul dit in.',
      is_positive: 'Geef een getal boven nul.',
      is_string: 'Vul dit veld in.',
      is_uuid: 'Kies een van de voorstellen.',
      language: 'Kies een taal.',
      matches: 'Vul één regel tekst in.',
      max: 'Dit getal is te groot.',
      max_length: 'Deze tekst is te lang.',
      min: 'Dit getal is te klein.',
      min_length: 'Deze tekst is te kort.',
      phone: 'Geef een telefoonnummer met landcode, zoals +32 11 23 45 67.',
      subdivision: 'Kies een provincie.',
      timezone: 'Kies een tijdzone.',
      too_many_fields: 'Dit zijn er te veel.',
      unknown: 'Dit veld bestaat niet.',
      required: 'Vul dit in.',
      text_direction: 'Laat het onzichtbare teken op positie {{position}} weg, dat de richting van de tekst verandert.',
      url: 'Geef een webadres dat met https:// begint.',
    },
    idempotency: {
      in_flight: 'Dit verzoek wordt al uitgevoerd. Wacht even.',
      key_reused: 'Dit verzoek werd al met andere gegevens gedaan. Probeer opnieuw.',
    },
    interaction: {
      about_nothing: 'Kies een lead, een bedrijf of een contact.',
      in_future: 'Dit tijdstip ligt in de toekomst. Plan een taak voor wat nog moet gebeuren.',
      not_yours: 'Alleen wie de interactie noteerde, of een manager, kan ze wijzigen.',
    },
    lead: {
      amount_invalid: 'Geef een bedrag van nul of meer.',
      announced_before_proposition_sent:
        'De aankondiging kan niet vroeger zijn dan de dag waarop het voorstel werd verstuurd, {{day}}.',
      announced_before_received:
        'De aankondiging kan niet vroeger zijn dan de dag waarop de lead werd ontvangen, {{day}}.',
      bulk_empty: 'Kies wat er moet veranderen.',
      bulk_selection: 'Selecteer leads.',
      bulk_too_many: 'Dit zijn te veel leads in één keer.',
      codename_required: 'Een vertrouwelijke lead heeft een codenaam nodig.',
      capex_undisclosed: 'Geef een bedrag, of geef aan dat het niet bekend wordt gemaakt.',
      dates_out_of_order: 'De dagen van de lead staan niet in de juiste volgorde.',
      duplicate_realisation: 'Voor deze dag bestaat al een realisatie.',
      evidence_empty: 'Een bewijs heeft een webadres of een notitie nodig.',
      gate_unmet: 'Er ontbreekt iets dat de fase nodig heeft.',
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
      received_after_proposition_sent:
        'De lead kan niet ontvangen zijn na de dag waarop het voorstel werd verstuurd, {{day}}.',
      screening_filed_on_required: 'Zeg op welke dag de aanmelding werd verstuurd.',
      sector_unknown: 'Geef een NACE-code, zoals 27.40.',
      second_pair_of_eyes: 'Een manager die geen deel had aan deze lead, moet de investering verifiëren.',
      stage_not_allowed: 'De lead kan nu niet naar deze fase.',
      status_needs_manager: 'Alleen een manager of beheerder kan een gewonnen lead heropenen.',
      status_not_allowed: 'De lead kan deze status nu niet krijgen.',
      won_by_transition: 'Een lead wordt gewonnen in de laatste fase, niet door de status.',
    },
    my_day: { person_only: 'Alleen gebruikers hebben een dag.' },
    nace: { unknown: 'Deze NACE-code bestaat niet.' },
    password: {
      same_as_email: 'Het wachtwoord mag niet uw e-mailadres zijn. Gebruik enkele woorden.',
      too_common: 'Dit wachtwoord is makkelijk te raden. Gebruik enkele woorden.',
    },
    password_link: { invalid: 'Deze link is niet meer geldig. Vraag een beheerder om een nieuwe.' },
    preferences: {
      person_only: 'Alleen gebruikers hebben voorkeuren.',
      too_large: 'Er zijn te veel voorkeuren.',
    },
    record: {
      archived: 'Dit is gearchiveerd. Zet het eerst terug.',
      duplicate: 'Dit bestaat al.',
      invalid: 'Een waarde valt buiten wat mogelijk is.',
      not_found: 'Dit bestaat niet, of u mag het niet bekijken.',
      unknown_reference: 'Iets waarnaar dit verwijst, bestaat niet.',
    },
    reference: { unknown: 'Iets waarnaar dit verwijst, bestaat niet.' },
    request: {
      concurrent_change: 'Iemand veranderde dit op hetzelfde moment. Probeer opnieuw.',
      failed: 'Er ging iets mis op de server.',
      invalid: 'Niet alles is goed ingevuld.',
      malformed: 'De server begrijpt dit verzoek niet.',
      stale_version: 'Iemand anders heeft dit intussen gewijzigd.',
      too_large: 'Dit is te groot.',
      unsupported_media_type: 'De server begrijpt dit verzoek niet.',
    },
    service: {
      database_busy: 'De server heeft het druk. Probeer opnieuw.',
      database_unavailable: 'De server is even niet beschikbaar. Probeer opnieuw.',
      key_unknown: 'De server is even niet beschikbaar. Probeer opnieuw.',
    },
    session: {
      cross_site: 'Dit verzoek kwam niet van deze toepassing.',
      person_only: 'Alleen gebruikers hebben een sessie.',
    },
    task: {
      follow_up_exists: 'Deze interactie heeft al een vervolgtaak.',
      not_yours: 'Alleen de uitvoerder, de maker of een manager kan deze taak wijzigen.',
      one_subject: 'Een taak gaat over één zaak.',
    },
    totp: {
      already_on: 'Eenmalige codes staan al aan.',
      not_begun: 'Begin opnieuw met het instellen van eenmalige codes.',
      not_on: 'Eenmalige codes staan niet aan.',
      wrong_code: 'Dit is niet de code die uw app nu toont.',
    },
    touch: {
      after_win: 'Deze dag ligt na de dag waarop de lead gewonnen werd.',
      automatic: 'Dit contactmoment volgt uit een ander gegeven. Wijzig dat gegeven.',
      duplicate: 'Dit contactmoment bestaat al.',
      in_future: 'Deze dag ligt in de toekomst.',
      one_subject: 'Kies een activiteit, een overeenkomst of een kanaal.',
    },
    view: {
      duplicate_name: 'U hebt al een weergave met deze naam.',
      filters_invalid: 'Deze filters kunnen niet worden bewaard.',
      not_yours: 'Alleen de eigenaar kan een weergave wijzigen. Bewaar een eigen weergave.',
      person_only: 'Weergaven horen bij gebruikers.',
    },
  },
  triage: {
    /** The reasons for a suggestion, by code. `{{area}}` is the sensitive area that a reason is about. */
    reason: {
      greenfield:
        'Een greenfieldinvestering valt buiten de screening (richtsnoeren van april 2024). Doe de triage opnieuw als een bestaand Belgisch bedrijf of de activa ervan worden overgenomen.',
      investor_inside_eu:
        'De investeerder is niet buitenlands: woonplaats, recht, zetel, hoofdplaats van de activiteit en uiteindelijke begunstigde liggen allemaal in de Europese Unie.',
      no_change_of_control:
        'Niets wat in België bestaat, verandert van eigenaar. Er is dus geen verandering van zeggenschap om te screenen.',
      below_ten_percent:
        'De investeerder heeft na de transactie minder dan 10 % van de stemmen. Dat valt erbuiten, tenzij hij op een andere manier zeggenschap krijgt.',
      no_sensitive_area: 'Het doelwit is in geen enkel gevoelig domein actief.',
      sensitive_area: 'Het doelwit is actief in {{area}}, en de drempel is bereikt.',
      sensitive_area_open: 'Het doelwit is actief in {{area}}. Dat moet verder worden onderzocht.',
      below_threshold: 'Het doelwit is actief in {{area}}, maar blijft onder de drempel.',
      led_may_be_semiconductor:
        'De lead gaat over leds. Een bedrijf dat de diodes zelf maakt, en niet alleen lampen van gekochte diodes, maakt halfgeleiders.',
      text_mentions_semiconductors: 'De lead vermeldt halfgeleiders.',
      nace_suggests_area: 'De sector van de lead wijst op {{area}}.',
      ruleset_to_be_reviewed:
        'Vanaf 17 januari 2028 vervangt Verordening (EU) 2026/1386 de Verordening 2019/452. Toets deze regels daaraan voordat u erop vertrouwt.',
    },
    /** The open questions, by the field that would answer them. */
    unknown: {
      investmentType: 'Om welke soort investering gaat het?',
      investorOutsideEu:
        'Ligt de woonplaats, het recht, de zetel, de hoofdplaats van de activiteit of een uiteindelijke begunstigde van de investeerder buiten de Europese Unie?',
      gainsControl:
        'Krijgt de investeerder, alleen of samen met anderen, zeggenschap over een bedrijf, een vestiging of activa die al in België zijn?',
      votingRightsPercent: 'Welk deel van de stemmen heeft de investeerder na de transactie?',
      sensitiveAreas: 'In welke gevoelige domeinen is het doelwit actief, als dat zo is?',
      targetTurnoverEur: 'Hoeveel bedroeg de omzet van het doelwit in het laatste boekjaar?',
    },
    /** The deadlines of a filing, by ruleset. */
    deadlines: {
      'BE-2023-07':
        'Meld aan vóór de afronding. De beoordeling duurt 30 dagen en een screening nog eens 28; beide kunnen worden verlengd. Niet aanmelden wordt beboet met 10 tot 30 % van de investering.',
    },
    notice:
      'Dit is een suggestie voor het dossier en geen juridisch advies. Een mens bepaalt de status van de screening.',
  },
} as const;
export default nl;
