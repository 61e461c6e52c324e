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
        'A manager who has not owned, managed or moved the lead since it was received or last reopened must verify the investment.',
    },
  },
  problem: {
    api_key: { expires_in_past: 'The last day is in the past.' },
    missing_scopes: 'This is more than you may grant.',
    user: {
      duplicate_email: 'Another user has this e-mail address already.',
      last_admin: 'This is the last administrator. Make somebody else an administrator first.',
      own_account: 'You cannot do this with your own account. Another administrator can.',
    },
    auth: {
      missing_scopes: 'This is more than you may grant.',
      code_required: 'Give the code that your app shows now.',
      wrong_code: 'This is neither the code that your app shows now nor an unused recovery code.',
      wrong_credentials: 'The e-mail address or the password is wrong.',
      wrong_password: 'This is not your current password.',
    },
    company: {
      duplicate_identifier: 'Another company has this number already.',
      is_local_company:
        'A lead names this company as its company in the region, so that it cannot become one outside Belgium.',
      merge_self: 'This is the same company.',
      merged: 'This company has been merged into another one.',
    },
    consent: { in_future: 'This time is in the future.' },
    contact: {
      duplicate_email: 'Another contact has this e-mail address already.',
      merge_self: 'This is the same contact.',
      merged: 'This contact has been merged into another one.',
    },
    field: {
      array_max_size: 'These are too many.',
      array_min_size: 'These are too few.',
      array_unique: 'Something is here twice.',
      country: 'Choose a country.',
      currency: 'Give a currency of three letters, such as EUR.',
      date: 'Give a date of the calendar.',
      decimal: 'Give a number.',
      instant: 'Give a date and a time.',
      is_array: 'Choose at least one value.',
      is_boolean: 'Choose yes or no.',
      is_email: 'Give an e-mail address, such as name@company.com.',
      is_in: 'Choose one of the values.',
      is_int: 'Give a whole number.',
      is_object: 'Fill this in.',
      is_string: 'Fill in this field.',
      is_uuid: 'Choose one of the suggestions.',
      matches: 'Fill in one line of text.',
      max: 'This number is too large.',
      max_length: 'This text is too long.',
      min: 'This number is too small.',
      min_length: 'This text is too short.',
      phone: 'Give a phone number with its country code, such as +32 11 23 45 67.',
      required: 'Fill this in.',
      text_direction:
        'Leave out the invisible character at position {{position}}, which changes the direction of the text.',
      url: 'Give a web address that starts with https://.',
    },
    lead: {
      announced_before_proposition_sent:
        'The announcement cannot be before the day on which the proposition was sent, {{day}}.',
      announced_before_received: 'The announcement cannot be before the day on which the lead was received, {{day}}.',
      codename_required: 'A confidential lead needs a codename.',
      dates_out_of_order: 'The days of the lead are out of order.',
      gate_unmet: 'Something that the stage needs is missing.',
      note_required: 'Say why in the note.',
      occurred_before_previous: 'This day is before the previous change, on {{day}}.',
      occurred_before_received: 'This day is before the lead was received, on {{day}}.',
      occurred_in_future: 'This day is in the future.',
      proposition_sent_after_announced: 'The proposition cannot be sent after the announcement on {{day}}.',
      proposition_sent_before_received:
        'The proposition cannot be sent before the day on which the lead was received, {{day}}.',
      reason_required: 'Choose a reason.',
      received_after_announced: 'The lead cannot be received after the announcement on {{day}}.',
      received_after_proposition_sent:
        'The lead cannot be received after the day on which the proposition was sent, {{day}}.',
      screening_filed_on_required: 'Say on which day the filing was sent.',
    },
    password: {
      same_as_email: 'The password must not be your e-mail address. Use several words.',
      too_common: 'This password is guessed easily. Use several words.',
    },
    record: { archived: 'This is archived. Restore it first.' },
    request: { invalid: 'Not everything is filled in well.' },
    totp: { wrong_code: 'This is not the code that your app shows now.' },
    touch: {
      after_win: 'This day is after the day on which the lead was won.',
      duplicate: 'This touch exists already.',
      in_future: 'This day is in the future.',
      one_subject: 'Choose an activity, an agreement or a channel.',
    },
  },
} as const;
export default en;
