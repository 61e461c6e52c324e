import { listAudiences } from './mailing-activity.rules';
import { buildMailingRequest, findAudience, startMailing } from './mailing-draft.rules';

const seminar = { activity: { kind: 'seminar', id: 's1' }, isManager: false } as const;
const delegation = { activity: { kind: 'delegation', id: 'd1' }, isManager: false } as const;
const roadshow = { activity: { kind: 'roadshow', id: 'r1' }, isManager: false } as const;
const asManager = <Context extends object>(context: Context) => ({ ...context, isManager: true });

it('A mailing to the people who have registered has its own text', () => {
  const draft = { ...startMailing(), title: ' Venue ', subject: ' We meet elsewhere ', body: 'Dear guest' };
  expect(buildMailingRequest({ ...draft, documentIds: ['doc1'] }, seminar)).toEqual({
    title: 'Venue',
    purpose: 'transactional',
    subject: 'We meet elsewhere',
    body: 'Dear guest',
    audience: { seminarId: 's1', statuses: ['registered', 'confirmed'] },
    language: 'auto',
    activityId: 's1',
    documentIds: ['doc1'],
  });
});

it('A mailing from a template has the purpose and the people of the template, and no text', () => {
  const thanks = buildMailingRequest({ ...startMailing('seminar_thank_you'), subject: 'x' }, asManager(seminar));
  expect(thanks).toMatchObject({ templateKey: 'seminar_thank_you', purpose: 'transactional' });
  expect(thanks.audience).toEqual({ seminarId: 's1', statuses: ['attended'] });
  expect(thanks).not.toHaveProperty('subject');
});

it('An invitation goes to the people of other activities, or to contacts if a manager sends it', () => {
  const others = { otherSeminarId: 's2', otherDelegationId: 'd2', contactIds: ['c1'] };
  const invitation = { ...startMailing('seminar_invitation'), ...others };
  const build = (audience: 'seminar' | 'delegation' | 'contacts', isManager: boolean) =>
    buildMailingRequest({ ...invitation, audience }, { ...seminar, isManager }).audience;
  expect(build('seminar', false)).toMatchObject({ seminarId: 's2' });
  expect(build('delegation', false)).toEqual({ delegationId: 'd2' });
  expect(build('contacts', true)).toEqual({ contactIds: ['c1'] });
  expect(build('contacts', false)).toMatchObject({ seminarId: 's1' });
});

it('A mailing to a delegation goes to its participants, who have no status of a registration', () => {
  const { audience, activityId } = buildMailingRequest(startMailing(), delegation);
  expect(audience).toEqual({ delegationId: 'd1' });
  expect(activityId).toBe('d1');
});

it('A roadshow has no people of its own, so that those of its seminars are chosen, and others are invited', () => {
  const draft = { ...startMailing(), otherSeminarId: 's2', otherDelegationId: 'd2' };
  expect(findAudience(draft, roadshow)).toBe('seminar');
  expect(buildMailingRequest(draft, roadshow)).toMatchObject({
    audience: { seminarId: 's2', statuses: ['registered', 'confirmed'] },
    activityId: 'r1',
  });
  const invitation = { ...draft, purpose: 'event_invitation', audience: 'delegation' } as const;
  expect(buildMailingRequest(invitation, roadshow).audience).toEqual({ delegationId: 'd2' });
});

it('What concerns the people of an activity goes to nobody else', () => {
  expect(listAudiences('seminar', 'transactional', true)).toEqual(['own']);
  expect(listAudiences('delegation', 'transactional', true)).toEqual(['own']);
  expect(listAudiences('roadshow', 'transactional', true)).toEqual(['seminar']);
  expect(listAudiences('seminar', 'marketing', true)).toEqual(['own', 'seminar', 'delegation', 'contacts']);
  expect(listAudiences('roadshow', 'marketing', false)).toEqual(['seminar', 'delegation']);
});
