import { addRule, buildRules, startRules } from './rule-draft.rules';

describe('The rules of a connection', () => {
  it('stay the same when they are edited and nothing is changed', () => {
    const rules = [
      {
        id: 'wants-meeting',
        trigger: 'registered' as const,
        when: { country: 'CN', interest: ['Site', 'Office'] },
        lead: { title: '{companyName}', ownerId: 'me', channel: 'web' as const },
      },
      { id: 'rule-2', trigger: 'attended' as const, lead: { title: 'Came', ownerId: 'me' } },
    ];
    expect(buildRules(startRules(rules))).toEqual(rules);
  });

  it('get an id that no other rule has', () => {
    const first = addRule([], 'Title', 'me');
    const [, second] = addRule(first, 'Title', 'me');
    expect([first[0]!.id, second!.id]).toEqual(['rule-1', 'rule-2']);
    expect(addRule([second!], 'Title', 'me').map(({ id }) => id)).toEqual(['rule-2', 'rule-3']);
  });

  it('have no conditions that say nothing', () => {
    const [rule] = addRule([], ' Title ', 'me');
    const conditions = [
      { name: ' ', values: ['x'] },
      { name: 'country', values: [] },
    ];
    expect(buildRules([{ ...rule!, conditions }])).toEqual([
      { id: 'rule-1', trigger: 'registered', lead: { title: 'Title', ownerId: 'me' } },
    ]);
  });
});
