import fc from 'fast-check';
import { MAPPED_FIELDS, type MappedSubmission } from '../mapping/mapping.rules.js';
import { SUBMISSION_STATUSES, type Submission } from '../parsing/submission.rules.js';
import { listNewerParts, computeOrder, mapFields, chooseStatus, type KnownState } from './registration-order.rules.js';

type Texts = Partial<MappedSubmission['fields']>;

const RECEIVED = new Date('2027-01-01T10:00:00Z');
const BLANK = Object.fromEntries(MAPPED_FIELDS.map((field) => [field, null])) as MappedSubmission['fields'];

/** The stored state of a registration with its texts. */
interface State extends KnownState {
  fields: MappedSubmission['fields'];
}

function submission(change: Partial<Submission>): Submission {
  return {
    externalId: '1',
    formerExternalId: null,
    formId: null,
    version: '1',
    occurredAt: null,
    occurredAtRaw: null,
    status: 'registered',
    buyer: null,
    attendee: null,
    answers: [],
    ...change,
  };
}

function after(known: State | undefined, sent: Submission, texts: Texts): State {
  const mapped: MappedSubmission = { fields: { ...BLANK, ...texts }, answers: [], consents: [], drift: [] };
  const said = mapFields(sent, mapped, RECEIVED);
  const news = listNewerParts(known, said);
  const before: State = known ?? { providerStatus: 'pending', attended: false, partOrders: {}, fields: BLANK };
  const fields = { ...before.fields };
  for (const field of MAPPED_FIELDS) if (news.includes(field)) fields[field] = mapped.fields[field];
  return {
    providerStatus: news.includes('status') ? said.providerStatus : before.providerStatus,
    attended: news.includes('attendance') ? said.attended : before.attended,
    partOrders: {
      ...before.partOrders,
      ...Object.fromEntries(news.map((part) => [part, computeOrder(before.partOrders[part], said)])),
    },
    fields,
  };
}

const end = (sent: readonly [Submission, Texts][]) => {
  const state = sent.reduce<State | undefined>((known, [one, texts]) => after(known, one, texts), undefined)!;
  return { status: chooseStatus(state.providerStatus, state.attended), fields: state.fields };
};

/** Several submissions of one registration with different versions, as providers send them. */
const LIVES = fc
  .array(
    fc.record({
      status: fc.constantFrom(...SUBMISSION_STATUSES),
      fullName: fc.constantFrom('Ana', 'Bea', null),
      email: fc.constantFrom('a@x.example', null),
      silentOn: fc.constantFrom([], ['attendance'], ['answers'], ['attendee', 'buyer'], ['attendance', 'answers']),
    }),
    { minLength: 2, maxLength: 5 },
  )
  .map((life) =>
    life.map(({ status, silentOn, ...texts }, index): [Submission, Texts] => [
      submission({ version: `2027-01-0${index + 1}`, status, silentOn }),
      texts,
    ]),
  );

describe('The state of a registration', () => {
  it('is the same for every order of its submissions, whatever each leaves out', () => {
    fc.assert(
      fc.property(LIVES, fc.infiniteStream(fc.nat()), (life, dice) => {
        const shuffled = life
          .map((sent) => ({ sent, at: dice.next().value as number }))
          .toSorted((a, b) => a.at - b.at)
          .map(({ sent }) => sent);
        expect(end(shuffled)).toEqual(end(life));
      }),
      { numRuns: 500 },
    );
  });

  it('does not change when a submission comes again', () => {
    fc.assert(
      fc.property(LIVES, fc.nat(), (life, which) => {
        expect(end([...life, life[which % life.length]!])).toEqual(end(life));
      }),
    );
  });

  it.each([
    ['3', 'Bea'],
    ['2', 'Ana'],
    ['1', 'Ana'],
  ])('after version 2, version %s leaves %s', (version, fullName) => {
    const known = after(undefined, submission({ version: '2' }), { fullName: 'Ana' });
    expect(after(known, submission({ version }), { fullName: 'Bea' }).fields.fullName).toBe(fullName);
  });

  it('continues from a version with decimals that was stored without leading zeros', () => {
    const kept = after(undefined, submission({ version: '1.5' }), { fullName: 'Ana' });
    const next = (version: string) => after(kept, submission({ version }), { fullName: 'Bea' }).fields.fullName;
    expect(next('00000000000000000001')).toBe('Ana');
    expect(next('00000000000000000001.4')).toBe('Ana');
    expect(next('00000000000000000001.6')).toBe('Bea');
    expect(next('00000000000000000002')).toBe('Bea');
  });

  it('compares versions without decimal points as the provider sends them', () => {
    const kept = after(undefined, submission({ version: 'b2' }), { fullName: 'Ana' });
    expect(after(kept, submission({ version: 'b1' }), { fullName: 'Bea' }).fields.fullName).toBe('Ana');
    expect(after(kept, submission({ version: 'b3' }), { fullName: 'Bea' }).fields.fullName).toBe('Bea');
  });

  it('includes the fields of a creation that arrives after the cancellation, and stays cancelled', () => {
    const cancelled = after(undefined, submission({ version: '2', status: 'cancelled' }), {});
    const created = after(cancelled, submission({ version: '1' }), { fullName: 'Ana' });
    expect([created.providerStatus, created.fields.fullName]).toEqual(['cancelled', 'Ana']);
  });

  it('stays cancelled if the provider has no versions', () => {
    const cancelled = after(undefined, submission({ version: null, status: 'cancelled' }), {});
    const sent = submission({ version: null });
    const mapped: MappedSubmission = { fields: { ...BLANK, fullName: 'Ana' }, answers: [], consents: [], drift: [] };
    const news = listNewerParts(cancelled, mapFields(sent, mapped, new Date('2027-06-01T10:00:00Z')));
    expect(news).not.toContain('status');
    expect(news).toContain('fullName');
  });

  it('stays attended although a later delivery does not mention attendance', () => {
    const attended = after(undefined, submission({ version: '2', status: 'attended' }), {});
    const later = after(attended, submission({ version: '3', status: 'confirmed', silentOn: ['attendance'] }), {});
    expect(chooseStatus(later.providerStatus, later.attended)).toBe('attended');
    const undone = after(later, submission({ version: '4', status: 'confirmed' }), {});
    expect(chooseStatus(undone.providerStatus, undone.attended)).toBe('confirmed');
  });
});
