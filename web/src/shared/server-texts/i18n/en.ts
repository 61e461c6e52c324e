import problems from '../problems/i18n/en';

/** The sentences of the server that need other words on a screen, because they name fields of the API. */
const en = {
  gate: {
    capex: { required: 'Give the planned capital expenditure, or say that it is not disclosed.' },
    consideringElsewhere: { required: 'Say whether the investor also looks at other locations.' },
    screening: {
      status: {
        must_be_known: 'Assess whether the investment must be filed for screening.',
        cleared_needed:
          'Before an announcement the screening must be out of scope, cleared or cleared with conditions.',
      },
    },
    siteVisitWaivedReason: { at_least_one: 'Record a site visit, or say why none is needed.' },
    incentivesRequested: { required: 'Say whether the investor asked for incentives.' },
    mover: {
      second_pair_of_eyes:
        'A manager who has not owned, managed or moved the lead since it was received or last reopened, nor changed its announcement, evidence or realisations since it was announced, must verify the investment.',
    },
  },
  problem: problems,
} as const;
export default en;
