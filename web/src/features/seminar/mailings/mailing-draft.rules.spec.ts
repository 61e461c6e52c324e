import { buildMailingRequest, listAudiences, startMailing } from './mailing-draft.rules';

const SEMINAR = 's1';

it('A mailing to the people who have registered has its own text', () => {
  const draft = { ...startMailing(), title: ' Venue ', subject: ' We meet elsewhere ', body: 'Dear guest' };
  expect(buildMailingRequest(draft, SEMINAR, false)).toEqual({
    title: 'Venue',
    purpose: 'transactional',
    subject: 'We meet elsewhere',
    body: 'Dear guest',
    audience: { seminarId: SEMINAR, statuses: ['registered', 'confirmed'] },
    language: 'auto',
    activityId: SEMINAR,
  });
});

it('A mailing from a template has the purpose and the people of the template, and no text', () => {
  const thanks = buildMailingRequest({ ...startMailing('seminar_thank_you'), subject: 'x' }, SEMINAR, true);
  expect(thanks).toMatchObject({ templateKey: 'seminar_thank_you', purpose: 'transactional' });
  expect(thanks.audience).toEqual({ seminarId: SEMINAR, statuses: ['attended'] });
  expect(thanks).not.toHaveProperty('subject');
});

it('An invitation goes to the people of another seminar, or to contacts if a manager sends it', () => {
  const invitation = { ...startMailing('seminar_invitation'), otherSeminarId: 's2', contactIds: ['c1'] };
  const build = (audience: 'other_seminar' | 'contacts', isManager: boolean) =>
    buildMailingRequest({ ...invitation, audience }, SEMINAR, isManager).audience;
  expect(build('other_seminar', false)).toMatchObject({ seminarId: 's2' });
  expect(build('contacts', true)).toEqual({ contactIds: ['c1'] });
  expect(build('contacts', false)).toMatchObject({ seminarId: SEMINAR });
});

it('What concerns the people of a seminar goes to nobody else', () => {
  expect(listAudiences(startMailing(), true)).toEqual(['registered']);
  expect(listAudiences({ ...startMailing(), purpose: 'marketing' }, true)).toEqual([
    'registered',
    'other_seminar',
    'contacts',
  ]);
});
