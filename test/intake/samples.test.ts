import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  buildDelivery,
  buildMultipart,
  parseDelivery,
  samplesFolder,
  submissionsIn,
  writtenDown,
} from './deliveries.given.js';

const folder = samplesFolder();
const text = (name: string) => readFileSync(join(folder ?? '', name), 'utf8');
const json = (name: string) => JSON.parse(text(name));

// The samples are beside the project, not in it; the fixtures of this folder stand in for them elsewhere.
(folder ? describe : describe.skip)('The registrations in each sample', () => {
  it('typeform, Taipei roadshow', () => {
    const [submission] = submissionsIn(
      parseDelivery('typeform', buildDelivery(text('typeform/form_response.seminar-zh.constructed.json'))),
    );
    const mapping = {
      fields: {
        fullName: 'full_name',
        email: 'work_email',
        companyName: 'company',
        phone: 'phone',
        sector: 'sector',
        campaign: 'hidden.event_code',
      },
      consents: [
        { purpose: 'marketing', key: 'newsletter_optin', equals: 'true' },
        { purpose: 'registration', key: 'privacy_consent', equals: 'true', wordingVersion: 'v3' },
      ],
    };
    expect(writtenDown(submission!, mapping)).toEqual({
      id: 'RsInvTW26/q7x1v0c9b8n7m6k5j4h3g2f1d0s9a8p7',
      form: 'RsInvTW26',
      status: 'registered',
      at: '2026-09-14T02:03:41.000000Z',
      fullName: '陳美玲',
      email: 'Mei-Ling.Chen+roadshow@Example-Semi.com.tw',
      phone: '+886912345678',
      companyName: '台灣範例半導體股份有限公司',
      sector: 'Semiconductors, SiC power modules',
      campaign: 'ROADSHOW-TPE-2026',
      // The newsletter was declined: no consent, and nothing withdrawn.
      consents: ['registration: I agree that my data is processed to handle this registration (privacy notice v3).'],
      answers: { privacy_consent: 'true', newsletter_optin: 'false', 'hidden.utm_source': 'edm' },
    });
  });

  it('typeform, the older documented example', () => {
    const [submission] = submissionsIn(
      parseDelivery('typeform', buildDelivery(text('typeform/form_response.verbatim.json'))),
    );
    // By ref and, as this payload names questions by id only, by id.
    const fields = { email: 'readable_ref_email', givenName: 'JwWggjAKtOkA', message: 'DlXFaesGBpoF' };
    expect(writtenDown(submission!, { fields })).toEqual({
      id: 'lT4Z3j/a3a12ec67a1365927098a606107fac15',
      form: 'lT4Z3j',
      status: 'registered',
      at: '2018-01-18T18:17:02.000000Z',
      email: 'laura@example.com',
      givenName: 'Laura',
      message:
        "It's cold right now! I live in an older medium-sized city with a university. Geographically, the area is hilly.",
      answers: {
        readable_ref_date: '2005-10-15',
        readable_ref_picture_choice: ['London', 'Sydney'],
        readable_ref_number1: '5',
        readable_ref_legal: 'true',
        readable_ref_multiple_choice: 'London',
        readable_ref_yes_no: 'false',
        readable_ref_opinion_scale: '2',
        readable_ref_rating: '3',
        readable_ref_number2: '4',
        'calculated.score': '9',
      },
    });
  });

  it('tally, with options by id and the boolean copies left out', () => {
    const [submission] = submissionsIn(
      parseDelivery('tally', buildDelivery(text('tally/form_response.verbatim.json'))),
    );
    const fields = {
      email: 'question_w4Q4Xn',
      phone: 'question_3jZaa3',
      message: 'question_3Nrpl3',
      campaign: 'hidden.utm_campaign',
    };
    expect(writtenDown(submission!, { fields })).toEqual({
      id: '2wgx4n',
      form: 'VwbNEw',
      status: 'registered',
      at: '2023-06-28T15:00:21.000000Z',
      email: 'alice@example.com',
      phone: '+32491223344',
      message: 'Hello world',
      campaign: 'newsletter',
      answers: {
        'question_nPpjVn_84b69d73-0a85-4577-89f4-8632632cc222': '20',
        'question_nPpjVn_d8ad6961-4931-4737-b814-dda344f64391': 'Hard',
        question_3EKz4n: 'Hello',
        question_nr5yNw: '10',
        question_w2XEjm: 'example.com',
        question_3xrXrn: '2023-06-28',
        question_mZ8jow: '12:00',
        question_3qL4Gm: ['In progress'],
        question_wQ1K7w: ['Swimming', 'Skiing'],
        question_n9BqQm: ['Hard'],
        question_meMqem: ['Surf', 'Golf'],
        question_nW2ONw: [
          'https://storage.googleapis.com/tally-response-assets-dev/vBXMXN/34fd1ee5-4ead-4929-9a4a-918ac9f0b416/Tally_Icon.png',
        ],
        question_wa9QBw_price: '9',
        question_wa9QBw_currency: 'USD',
        question_wa9QBw_name: 'Alice Smith',
        question_wa9QBw_email: 'alice@example.com',
        question_wa9QBw_link: 'https://dashboard.stripe.com/payments/[PAYMENT_ID]',
        question_m6L8kw: '4',
        question_w7qRZm: ['Pear', 'Apple', 'Banana'],
        question_wbq5L3: '7',
        question_wAz7Dn: [
          'https://storage.googleapis.com/tally-response-assets-dev/vBXMXN/signatures/ca8f2e11-f99a-4042-b872-0888811b8118.png',
        ],
        question_mBazQn: { Quality: 'Satisfied', Speed: 'Neutral' },
      },
    });
  });

  it('tally, Osaka seminar', () => {
    const { body } = json('tally/vectors.json').positive.find(
      (vector: { name: string }) => vector.name === 'seminar-ja',
    );
    const [submission] = submissionsIn(parseDelivery('tally', buildDelivery(body)));
    const mapping = {
      fields: {
        fullName: 'question_b1',
        email: 'question_b2',
        companyName: 'question_b3',
        phone: 'question_b4',
        campaign: 'question_a1_event',
      },
      consents: [
        { purpose: 'registration', key: 'question_b6', equals: 'opt-privacy' },
        { purpose: 'marketing', key: 'question_b6', equals: 'opt-news' },
      ],
    };
    expect(writtenDown(submission!, mapping)).toEqual({
      id: 'Z9Z97Go',
      form: 'XxA4WO',
      status: 'registered',
      at: '2026-09-14T02:05:02.000000Z',
      fullName: '山田 太郎',
      email: 't.yamada@example.co.jp',
      companyName: '株式会社サンプル',
      phone: '+81312345678',
      campaign: 'SEMINAR-OSA-2026',
      consents: ['registration: Consent: I accept the privacy notice (v3)'],
      answers: { question_b5: ['Greenfield'], question_b6: ['I accept the privacy notice (v3)'] },
    });
  });

  it('jotform, a capture of 2017, whether it comes as a form or as JSON', () => {
    const envelope = json('jotform/envelope-2017.verbatim.json');
    const readings = [buildMultipart(envelope), buildDelivery(envelope)].map((delivery) =>
      parseDelivery('jotform', delivery),
    );
    const written = readings
      .flatMap(submissionsIn)
      .map((submission) => writtenDown(submission, { fields: { fullName: 'q69', companyName: 'q71_organization' } }));
    const person = {
      id: '3835009994173346677',
      form: '70936128142151',
      status: 'registered',
      at: null,
      fullName: 'Britney',
      companyName: 'a',
      answers: { q39: 'New ISM', q72: 'a', q73: 'No' },
    };
    expect(written).toEqual([person, person]);
  });

  it('jotform, a capture of 2025', () => {
    const { raw } = json('jotform/rawRequest-2025.verbatim.json');
    const delivery = buildMultipart({
      formID: '253117572694059',
      submissionID: '6384587270219720384',
      rawRequest: raw,
    });
    const [submission] = submissionsIn(parseDelivery('jotform', delivery));
    const place = ' test test test test test';
    expect(writtenDown(submission!, { fields: { message: 'q9_workshopNotes' } })).toEqual({
      id: '6384587270219720384',
      form: '253117572694059',
      status: 'registered',
      at: '2025-11-09T00:52:06.949000Z',
      message: 'test notes',
      answers: {
        q3: 'test',
        q5: { month: '11', day: '18', year: '2025' },
        q4: { timeInput: '12:42', hourSelect: '12', minuteSelect: '42', ampm: 'AM' },
        q7: { addr_line1: place, addr_line2: place, city: place, state: place, postal: ' test test test test' },
        q8: 'test descriptoopm',
        q10: [
          'https://www.jotform.com/uploads/REDACTED/253117572694059/6384587270219720384/01-NSTP001-StEF-Mapua-NSTP.doc',
        ],
      },
    });
  });

  it('formbricks: a finished response is one, drafts are none', () => {
    const [submission] = submissionsIn(
      parseDelivery('formbricks', buildDelivery(text('formbricks/responseFinished.verbatim.json'))),
    );
    const consents = [{ purpose: 'marketing', key: 'newsletter_consent', equals: 'accepted' }];
    expect(writtenDown(submission!, { consents })).toEqual({
      id: 'responseId',
      form: 'surveyId',
      status: 'registered',
      at: '2025-07-24T07:47:56.116000Z',
      consents: ['marketing: accepted'],
      answers: { newsletter_consent: 'accepted', welcome_card_cta: 'clicked' },
    });
    for (const draft of ['responseCreated', 'responseUpdated']) {
      expect(parseDelivery('formbricks', buildDelivery(text(`formbricks/${draft}.verbatim.json`))).kind).toBe(
        'nothing',
      );
    }
  });

  it('hi.events: the attendee comes, the assistant booked', () => {
    const [submission] = submissionsIn(
      parseDelivery('hi_events', buildDelivery(text('hi.events/order.created.constructed.json'))),
    );
    expect(writtenDown(submission!, { fields: { companyName: '101', sector: '102' } })).toEqual({
      id: '3001',
      form: '77',
      status: 'confirmed',
      at: '2026-09-14T02:03:41.000000Z',
      fullName: '陳美玲',
      givenName: '美玲',
      familyName: '陳',
      email: 'mei-ling.chen@example-semi.com.tw',
      companyName: '台灣範例半導體股份有限公司',
      sector: 'Semiconductors, Green energy',
      buyer: { givenName: '美玲', familyName: '陳', email: 'pa.assistant@example-semi.com.tw' },
      answers: {},
    });
  });

  it('cal.com', () => {
    const [submission, ...others] = submissionsIn(
      parseDelivery('cal_com', buildDelivery(text('cal.com/BOOKING_CREATED.verbatim.json'))),
    );
    expect(others).toEqual([]);
    expect(writtenDown(submission!)).toEqual({
      id: 'bFJeNb2uX8ANpT3JL5EfXw',
      form: '7',
      status: 'confirmed',
      at: '2023-05-24T09:30:00.538000Z',
      fullName: 'John Doe',
      email: 'john.doe@example.com',
      answers: { name: 'John Doe', email: 'john.doe@example.com', location: { value: 'inPerson' } },
    });
  });

  it('google forms, a response of the API', () => {
    const [submission] = submissionsIn(
      parseDelivery('google_forms', buildDelivery(text('google-forms/api-response.constructed.json'))),
    );
    expect(writtenDown(submission!, { fields: { fullName: '53ac9d98', sector: '2f0a11bc' } })).toEqual({
      id: 'ACYDBNgEXAMPLE',
      form: '1FAIpQLSd-EXAMPLE',
      status: 'registered',
      at: '2026-09-14T02:03:41.123456Z',
      fullName: '陳美玲',
      email: 'mei-ling.chen@example-semi.com.tw',
      sector: 'Semiconductors, Other: SiC',
      answers: {},
    });
  });

  it('google forms, the event of a spreadsheet, in the zone of the connection', () => {
    const reading = parseDelivery(
      'google_forms',
      buildDelivery(text('google-forms/sheets-form-submit-event.verbatim.json')),
    );
    const [submission] = submissionsIn(reading);
    const { id, ...person } = writtenDown(submission!, {
      fields: { givenName: 'First Name', familyName: 'Last Name' },
    });
    expect(id).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(person).toEqual({
      form: null,
      status: 'registered',
      at: '2015-06-07T18:54:13.000000Z',
      fullName: 'Jane Doe',
      givenName: 'Jane',
      familyName: 'Doe',
      answers: {},
    });
    expect(submission?.occurredAtRaw).toBe('6/7/2015 20:54:13');
  });
});
