import problems from '../problems/i18n/nl';
import privacyProblems from '../problems/i18n/privacy-problems-nl.constants';
import webhookProblems from '../problems/i18n/webhook-problems-nl.constants';

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
    jobsExpected: { required: 'Geef het aantal verwachte jobs; 0 is ook een antwoord.' },
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
    announcedJobs: { required: 'Geef het aantal aangekondigde jobs; 0 is ook een antwoord.' },
    announcedCapexEur: { required: 'Geef de aangekondigde investeringsuitgave in euro.' },
    evidence: { at_least_one: 'Voeg minstens één bewijs toe, zoals het persbericht.' },
    localCompanyId: {
      required: 'Kies het bedrijf dat hier werd opgericht of gekocht.',
      local_company_not_belgian: 'Het bedrijf dat hier werd opgericht of gekocht, moet in België liggen.',
    },
    realisations: { at_least_one: 'Noteer minstens één realisatie: jobs en investering die op een dag bereikt zijn.' },
    involvement: { required: 'Schat in hoe zwaar ons werk woog voor de investering.' },
    mover: {
      second_pair_of_eyes:
        'Een manager die deze lead sinds de ontvangst of heropening niet bezat, leidde of verplaatste, en de aankondiging, het bewijs en de realisaties sinds de aankondiging niet wijzigde, moet de investering verifiëren.',
    },
    status: { status_not_open: 'Alleen een open lead kan van fase veranderen.' },
  },
  problem: { ...problems, ...privacyProblems, ...webhookProblems },
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
