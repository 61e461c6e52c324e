import { getConnector } from '../../src/intake/connectors/connector.registry.js';
import type { Mapping } from '../../src/intake/mapping/mapping.rules.js';
import type { Provider } from '../../src/intake/parsing/connector.rules.js';
import {
  buildDelivery,
  fixture,
  buildMultipart,
  parseDelivery,
  submissionsIn,
  writtenDown,
} from './deliveries.given.js';

/** What each person or thing in the only submission of a fixture is, by a mapping. */
function registration(provider: Provider, name: string, mapping: Partial<Mapping> = {}) {
  const [submission, ...others] = submissionsIn(parseDelivery(provider, buildDelivery(fixture(name))));
  expect(others).toEqual([]);
  return writtenDown(submission!, mapping);
}

describe('The registrations in the fixtures of the project', () => {
  it('typeform: parts of a name, choices, hidden fields; neither a hidden field nor "Other" is a consent', () => {
    const mapping = {
      fields: { givenName: 'given', familyName: 'family', email: 'mail', campaign: 'hidden.campaign' },
      consents: [
        { purpose: 'marketing', key: 'news', equals: 'true' },
        { purpose: 'marketing', key: 'hidden.newsletter', equals: 'true' },
        { purpose: 'photographs', key: 'photo', equals: 'Yes' },
        { purpose: 'never asked', key: 'nothing', equals: 'true' },
      ],
    };
    expect(registration('typeform', 'typeform.json', mapping)).toEqual({
      id: 'frmHasselt/tok-0001',
      form: 'frmHasselt',
      status: 'registered',
      at: '2026-10-05T08:15:00.000000Z',
      fullName: 'Lieve Vandersmissen',
      givenName: 'Lieve',
      familyName: 'Vandersmissen',
      email: 'lieve@agrosense.example',
      campaign: 'voka-mail',
      consents: ['marketing: Send me the newsletter'],
      answers: {
        interest: ['Land', 'Grants'],
        news: 'true',
        photo: 'Yes',
        'hidden.newsletter': 'true',
        'variables.score': '3',
      },
    });
  });

  it('tally: options by id, an option nobody knows kept as it came, skipped questions absent', () => {
    const mapping = {
      fields: { fullName: 'question_n', email: 'question_e' },
      consents: [
        { purpose: 'marketing', key: 'question_c', equals: 'opt-1' },
        { purpose: 'sharing', key: 'question_c', equals: 'opt-2' },
      ],
    };
    expect(registration('tally', 'tally.json', mapping)).toEqual({
      id: 'resp-77',
      form: 'formTally',
      status: 'registered',
      at: '2026-10-05T08:20:00.000000Z',
      email: 'nuria@puig.example',
      fullName: 'Núria Puig i Ferré',
      consents: ['marketing: Consent: Keep me informed (v2)'],
      answers: { question_h: 'expo', question_c: ['Keep me informed (v2)'], question_d: ['opt-new'] },
    });
  });

  it('jotform: entities decoded once, names and numbers in parts', () => {
    const raw = fixture('jotform.rawRequest.json').trim();
    const delivery = buildMultipart({ formID: '230001112223334', submissionID: '600', rawRequest: raw });
    const [submission] = submissionsIn(parseDelivery('jotform', delivery));
    const fields = { fullName: 'q3', email: 'q4', companyName: 'q5_company', phone: 'q7', sector: 'q6.1' };
    expect(writtenDown(submission!, { fields })).toEqual({
      id: '600',
      form: '230001112223334',
      status: 'registered',
      at: '2026-10-05T08:00:00.000000Z',
      fullName: 'Mei-Ling Chen',
      givenName: 'Mei-Ling',
      familyName: 'Chen',
      email: 'mei@chen.example',
      companyName: 'Chen & "Sons" &lt;Ltd&gt;',
      phone: '011 300 100',
      sector: 'R&D',
      answers: {},
    });
  });

  it('jotform: another boundary is the same delivery, an edited answer is another of the same registration', () => {
    const raw = fixture('jotform.rawRequest.json').trim();
    const fields = { formID: '1', submissionID: '600', rawRequest: raw };
    const edited = { ...fields, rawRequest: raw.replace('300 100', '300 101') };
    const { getDeliveryKey: deliveryKey } = getConnector('jotform');
    expect(deliveryKey(buildMultipart(fields, 'one'))).toBe(deliveryKey(buildMultipart(fields, 'two')));
    expect(deliveryKey(buildMultipart(edited))).not.toBe(deliveryKey(buildMultipart(fields)));
    const ids = [fields, edited].map(
      (each) => submissionsIn(parseDelivery('jotform', buildMultipart(each)))[0]?.externalId,
    );
    expect(ids).toEqual(['600', '600']);
  });

  it('formbricks: the contact question by position', () => {
    expect(registration('formbricks', 'formbricks.json', { fields: { sector: 'topics.0' } })).toEqual({
      id: 'resp-fb-1',
      form: 'survey-1',
      status: 'registered',
      at: '2026-10-05T08:30:00.000000Z',
      fullName: 'Haruki Tanaka',
      givenName: 'Haruki',
      familyName: 'Tanaka',
      email: 'haruki@tanaka.example',
      companyName: 'Tanaka Optics',
      sector: 'Photonics',
      answers: {
        contact: ['Haruki', 'Tanaka', 'haruki@tanaka.example', '', 'Tanaka Optics'],
        rating: '5',
        news: 'accepted',
        'variables.score': '12',
      },
    });
    const byPlace = registration('formbricks', 'formbricks.json', {
      fields: { fullName: 'contact.0', email: 'contact.2' },
    });
    expect(byPlace).toMatchObject({ fullName: 'Haruki', email: 'haruki@tanaka.example' });
  });

  it('google forms: the answers of a form by the ids of its questions', () => {
    const mapping = {
      fields: { fullName: '101', email: '102' },
      consents: [{ purpose: 'marketing', key: '103', equals: 'Yes, the newsletter' }],
    };
    expect(registration('google_forms', 'google-forms.json', mapping)).toEqual({
      id: 'resp-g-1',
      form: 'form-g',
      status: 'registered',
      at: '2026-10-05T09:00:00.500000Z',
      fullName: 'Ali Yılmaz',
      email: 'ali@yilmaz.example',
      consents: ['marketing: May we write to you?'],
      answers: { 103: 'Yes, the newsletter' },
    });
  });

  it('google forms: a local time whose day comes first is recognised by the time of arrival', () => {
    const body = { namedValues: { Timestamp: ['13/09/2026 23:59:00'], 'Email Address': ['a@b.example'] } };
    const near = { namedValues: { ...body.namedValues, Timestamp: ['12/09/2026 23:30:00'] } };
    const at = (each: object, receivedAt: string) => {
      const delivery = { ...buildDelivery(each), receivedAt: new Date(receivedAt) };
      return submissionsIn(parseDelivery('google_forms', delivery))[0]?.occurredAt;
    };
    expect(at(body, '2026-09-14T00:00:00Z')).toBe('2026-09-13T21:59:00.000000Z');
    expect(at(near, '2026-09-12T21:31:00Z')).toBe('2026-09-12T21:30:00.000000Z');
    expect(at(near, '2026-12-09T22:31:00Z')).toBe('2026-12-09T22:30:00.000000Z');
  });

  it('standard webhooks: the event type says the status', () => {
    const mapping = { fields: { fullName: 'data.name', email: 'data.email', companyName: 'data.answers.company' } };
    const created = registration('standard_webhooks', 'standard-webhooks.json', mapping);
    expect(created).toMatchObject({
      id: 'reg-1',
      status: 'registered',
      at: '2026-10-05T09:10:00.000000Z',
      fullName: 'Olga Ivanova',
      companyName: 'Ivanova BV',
    });
    const cancelled = fixture('standard-webhooks.json').replace('.created', '.cancelled');
    expect(submissionsIn(parseDelivery('standard_webhooks', buildDelivery(cancelled)))).toMatchObject([
      { externalId: 'reg-1', status: 'cancelled' },
    ]);
  });

  it('generic: everything by paths, an id of twenty digits stays what it is', () => {
    const paths = {
      externalId: 'registration.number',
      status: 'registration.state',
      version: 'registration.changed',
      occurredAt: 'registration.changed',
      email: 'person.mail',
    };
    const [submission] = submissionsIn(parseDelivery('generic', buildDelivery(fixture('generic.json')), { paths }));
    expect(submission).toMatchObject({ version: '2026-10-05T09:20:00.000000Z' });
    const fields = { fullName: 'person.full.name', sector: 'person.topics.1' };
    expect(writtenDown(submission!, { fields })).toEqual({
      id: '20000000000000000001',
      form: null,
      status: 'waitlisted',
      at: '2026-10-05T09:20:00.000000Z',
      fullName: 'Émile Zola',
      email: 'emile@zola.example',
      sector: 'Grants',
      answers: {
        'registration.number': '20000000000000000001',
        'registration.state': 'waiting-list',
        'registration.changed': '2026-10-05 11:20:00',
        'person.mail': 'emile@zola.example',
        'consents.0.key': 'news',
        'consents.0.label': 'Newsletter (v1)',
        'consents.0.value': 'yes',
      },
    });
  });

  it('generic: a list of answers has keys of its own, and a box that was ticked beforehand is no consent', () => {
    const paths = { externalId: 'id', answers: 'consents' };
    const consents = [{ purpose: 'marketing', key: 'news', equals: 'yes' }];
    const said = (answer: object) => {
      const body = { id: 1, consents: [{ key: 'news', label: 'Newsletter (v1)', value: 'yes', ...answer }] };
      return writtenDown(submissionsIn(parseDelivery('generic', buildDelivery(body), { paths }))[0]!, { consents });
    };
    expect(said({})).toMatchObject({ consents: ['marketing: Newsletter (v1)'], answers: { news: 'yes' } });
    expect(said({ preChecked: true })).not.toHaveProperty('consents');
  });

  it('generic: multiple choice of Microsoft Forms is read from its JSON text', () => {
    const body = {
      responseId: 12,
      submitDate: '9/14/2026 2:03:41 AM',
      rName: 'Ana Maes',
      rSectors: '["Battery recycling","Solar"]',
      rNews: '["Yes, keep me informed"]',
      rNone: '[]',
      rTyped: '[urgent] call me',
      rNumbers: '[1, 2]',
    };
    const mapping = {
      fields: { fullName: 'rName', sector: 'rSectors' },
      consents: [{ purpose: 'marketing', key: 'rNews', equals: 'Yes, keep me informed', wording: 'News' }],
    };
    const paths = { externalId: 'responseId', occurredAt: 'submitDate' };
    const read = (change: object) =>
      submissionsIn(parseDelivery('generic', buildDelivery({ ...body, ...change }), { timezone: 'UTC', paths }))[0]!;
    expect(writtenDown(read({}), mapping)).toMatchObject({
      fullName: 'Ana Maes',
      sector: 'Battery recycling, Solar',
      consents: ['marketing: News'],
      answers: { rTyped: '[urgent] call me', rNumbers: '[1, 2]' },
    });
    expect(writtenDown(read({}), mapping).answers).not.toHaveProperty('rNone');
    expect(read({}).emptied).toEqual(['rNone']);
    expect(writtenDown(read({ rNews: '["No, thank you"]' }), mapping)).not.toHaveProperty('consents');
    const listed = { id: 1, given: [{ key: 'rSectors', value: '["Solar"]' }] };
    const [submission] = submissionsIn(
      parseDelivery('generic', buildDelivery(listed), { paths: { answers: 'given' } }),
    );
    expect(submission!.answers).toMatchObject([{ key: 'rSectors', value: ['Solar'] }]);
  });

  it('generic: the same bytes are the same delivery, unless a key says otherwise', () => {
    const { getDeliveryKey: deliveryKey } = getConnector('generic');
    const body = fixture('generic.json');
    expect(deliveryKey(buildDelivery(body))).toBe(deliveryKey(buildDelivery(body)));
    expect(deliveryKey(buildDelivery(body, { 'idempotency-key': '"k-1"' }))).toBe('k-1');
    expect(deliveryKey(buildDelivery(`${body} `))).not.toBe(deliveryKey(buildDelivery(body)));
  });

  it('generic: parked rather than guessed, when there is no id where it should be or the status is unknown', () => {
    const body = buildDelivery(fixture('generic.json'));
    expect(parseDelivery('generic', body, { paths: { externalId: 'person.id' } }).kind).toBe('unreadable');
    expect(parseDelivery('generic', body, { paths: { status: 'person.mail' } }).kind).toBe('unreadable');
  });
});
