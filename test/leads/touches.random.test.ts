import { readFile } from 'node:fs/promises';
import { ManualClock } from '../../src/common/time/clock.service.js';
import { type Answer, type Caller, type TestApi, useApi } from '../support/api.js';
import { Make, ok } from '../support/make.js';
import { DAY, Parties } from '../seminars/seminar.parties.js';
import { selectRows } from '../support/rows.js';

const SEEDS = [1, 2, 3];
const STEPS = 120;
/** The rules as triggers applied them, under other names. */
const EARLIER_RULES = new URL('fixtures/refresh-lead-touches-earlier.sql', import.meta.url);

let caller: Caller;
let parties: Parties;

const { api } = useApi({ clock: new ManualClock(new Date(`${DAY}T08:30:00Z`)) });
const make = new Make(api, () => new Date(`${DAY}T08:30:00Z`));
beforeAll(async () => {
  // A key does not expire.
  caller = await api.key('admin');
  parties = new Parties(api);
  await api.db.query(await readFile(EARLIER_RULES, 'utf8'));
});

/** The changes that are made more often than others, because few of them meet all that they may affect. */
const OFTEN = [
  ...Array.from({ length: 5 }, () => 'merge two contacts'),
  ...Array.from({ length: 3 }, () => 'add a participant'),
  ...Array.from({ length: 3 }, () => 'register for a seminar'),
  ...Array.from({ length: 2 }, () => 'change the contacts of a lead'),
];

/** Makes random changes over HTTP to a few leads, contacts and activities, so that they often meet. */
class RandomChanges {
  readonly leads: string[] = [];
  readonly done = new Map<string, number>();
  private contacts: string[] = [];
  private seminars: string[] = [];
  private delegations: string[] = [];
  private readonly registrations: string[] = [];
  private readonly participants: string[] = [];
  private agreement = '';
  private company = '';

  constructor(private state: number) {}

  async start(): Promise<void> {
    this.company = (await make.company({}, caller)).id;
    this.agreement = (await ok(caller.post('/agreements', { title: 'Partnership', kind: 'cooperation' }))).id;
    for (let n = 0; n < 6; n++) this.contacts.push((await make.contact({}, caller)).id);
    for (const timezone of ['Europe/Brussels', 'Asia/Shanghai', 'America/New_York']) {
      this.seminars.push((await parties.seminar({ timezone, capacity: 3 }, caller)).id);
      this.delegations.push((await ok(caller.post('/delegations', { ...this.buildVisit(), timezone }))).id);
    }
    for (let n = 0; n < 3; n++) await this.run('create a lead');
  }

  async step(): Promise<string> {
    const name = this.pick([...Object.keys(this.changes), ...OFTEN]);
    await this.run(name);
    return name;
  }

  private async run(name: string): Promise<void> {
    const { status, text } = await this.changes[name]!();
    // A change may be refused, because it is chosen at random.
    if (status >= 500 || status === 401) throw new Error(`${name}: ${status} ${text}`);
    if (status < 300) this.done.set(name, (this.done.get(name) ?? 0) + 1);
  }

  private readonly changes: Record<string, () => Promise<Answer>> = {
    'create a lead': async () => {
      const contactIds = this.pickSome(this.contacts);
      const companyId = this.company;
      const body = { title: 'Plant', companyId, ownerId: api.bdm.id, contactIds, source: this.buildSource() };
      const answer = await caller.post('/leads', { ...body, receivedOn: this.pickDay() });
      if (answer.status < 300) this.leads.push(answer.body.id);
      return answer;
    },
    'change the contacts of a lead': () => this.patchLead({ contactIds: this.pickSome(this.contacts) }),
    'change the contacts and the source': () =>
      this.patchLead({ contactIds: this.pickSome(this.contacts), source: this.buildSource() }),
    'change the source of a lead': () => this.patchLead({ source: this.buildSource() }),
    'change the day on which a lead came in': () => this.patchLead({ receivedOn: this.pickDay() }),
    'change a text of a lead': () => this.patchLead({ title: `Plant ${this.next()}` }),
    'archive a lead': () => caller.delete(`/leads/${this.pick(this.leads)}`),
    'restore a lead': () => caller.post(`/leads/${this.pick(this.leads)}/restore`),
    'lose a lead': () => this.setStatus({ status: 'lost', reason: 'financing' }),
    'pause a lead': () => this.setStatus({ status: 'on_hold', note: 'Waiting' }),
    'reopen a lead': () => this.setStatus({ status: 'open', note: 'They came back' }),
    'record an interaction': () => {
      const occurredAt = `${this.pickDay()}T07:00:00Z`;
      const leadId = this.pick(this.leads);
      return caller.post('/interactions', { kind: 'call', subject: 'Call', leadId, occurredAt });
    },
    'register for a seminar': () => this.register({ contactId: this.pick(this.contacts), override: true }),
    'come without a registration': () => this.register({ contactId: this.pick(this.contacts), walkIn: true }),
    'register somebody by name': () => this.register({ ...parties.person(), override: true }),
    'change the status of a registration': () =>
      caller.patch(this.pick(this.registrations), {
        status: this.pick(['registered', 'confirmed', 'cancelled', 'attended', 'no_show']),
      }),
    'link a registration': () => caller.patch(this.pick(this.registrations), { contactId: this.pick(this.contacts) }),
    'unlink a registration': () => caller.patch(this.pick(this.registrations), { contactId: null }),
    'archive a registration': () => caller.delete(this.pick(this.registrations)),
    'restore a registration': () => caller.post(`${this.pick(this.registrations)}/restore`),
    'add a participant': async () => {
      const path = `/delegations/${this.pick(this.delegations)}/participants`;
      const status = this.pick(['invited', 'confirmed', 'attended']);
      const answer = await caller.post(path, { contactId: this.pick(this.contacts), status });
      if (answer.status < 300) this.participants.push(`${path}/${answer.body.id}`);
      return answer;
    },
    'change the status of a participant': () =>
      caller.patch(this.pick(this.participants), {
        status: this.pick(['invited', 'confirmed', 'declined', 'attended', 'no_show', 'cancelled']),
      }),
    'archive a participant': () => caller.delete(this.pick(this.participants)),
    'restore a participant': () => caller.post(`${this.pick(this.participants)}/restore`),
    'move a seminar': () => {
      const day = this.pickDay();
      return caller.patch(`/seminars/${this.pick(this.seminars)}`, {
        startsAt: `${day}T09:00`,
        endsAt: `${day}T12:00`,
        timezone: this.pick(['Europe/Brussels', 'Asia/Shanghai', 'America/New_York']),
      });
    },
    'move a delegation': () => caller.patch(`/delegations/${this.pick(this.delegations)}`, this.buildVisit()),
    'cancel an activity': () => caller.patch(this.pickActivity(), { status: 'cancelled' }),
    'plan an activity again': () => caller.patch(this.pickActivity(), { status: 'planned' }),
    'archive an activity': () => caller.delete(this.pickActivity()),
    'restore an activity': () => caller.post(`${this.pickActivity()}/restore`),
    'merge two contacts': async () => {
      const [survivor, sourceId] = [this.pick(this.contacts), this.pick(this.contacts)];
      const answer = await caller.post(`/contacts/${survivor}/merge`, { sourceId });
      if (answer.status < 300) {
        const added = (await make.contact({}, caller)).id;
        this.contacts = this.contacts.map((id) => (id === sourceId ? added : id));
      }
      return answer;
    },
  };

  private patchLead(body: object): Promise<Answer> {
    return caller.patch(`/leads/${this.pick(this.leads)}`, body);
  }

  private setStatus(body: object): Promise<Answer> {
    return caller.post(`/leads/${this.pick(this.leads)}/status`, body);
  }

  private async register(body: object): Promise<Answer> {
    const path = `/seminars/${this.pick(this.seminars)}/registrations`;
    const answer = await caller.post(path, body);
    if (answer.status < 300) this.registrations.push(`${path}/${answer.body.id}`);
    return answer;
  }

  private buildSource(): object {
    const activityId = this.pick([...this.seminars, ...this.delegations]);
    return this.pick([
      { channel: 'web' },
      { channel: 'cold_outreach' },
      { channel: 'activity', activityId },
      { channel: 'agreement', agreementId: this.agreement },
      { channel: 'referral', referrerCompanyId: this.company },
    ]);
  }

  private buildVisit(): object {
    const startsOn = this.pick(['2026-09-02', '2026-09-07', '2026-09-10', '2026-09-20']);
    const endsOn = this.pick(['2026-09-20', '2026-09-24']);
    return { title: 'Visit', direction: 'inbound', startsOn, endsOn };
  }

  private pickActivity(): string {
    return this.pick([
      ...this.seminars.map((id) => `/seminars/${id}`),
      ...this.delegations.map((id) => `/delegations/${id}`),
    ]);
  }

  private pickDay(): string {
    return this.pick(['2026-09-01', '2026-09-04', '2026-09-08', DAY]);
  }

  private pickSome(values: string[]): string[] {
    return values.filter(() => this.next() % 3 === 0);
  }

  /** Picks a value; an id that does not exist when there is none yet. */
  private pick<T>(values: readonly T[]): T {
    return values[this.next() % values.length] ?? ('/leads/unknown' as T);
  }

  private next(): number {
    this.state = (this.state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor(this.state / 65_536);
  }
}

/** The states of touches that came about: `registration ended`. */
const seen = new Set<string>();

const readTouches = async (db: Pick<TestApi['db'], 'query'>): Promise<Record<string, unknown>[]> =>
  selectRows(
    db,
    'lead_touch',
    {},
    'lead_id, activity_id, agreement_id, channel, occurred_on, role, origin, contact_id, withdrawn_at, version',
    'id',
  );

/** Compares all touches with those after the earlier rules, which must find nothing to change. */
async function expectSameTouches(): Promise<void> {
  const db = await api.db.connect();
  try {
    await db.query('BEGIN');
    const stored = await readTouches(db);
    for (const { origin, withdrawn_at: withdrawnAt } of stored)
      seen.add(`${String(origin)} ${withdrawnAt ? 'ended' : 'counts'}`);
    await db.query(`SELECT refresh_lead_touches_earlier(id, now()) FROM lead ORDER BY id`);
    expect(await readTouches(db)).toEqual(stored);
  } finally {
    await db.query('ROLLBACK');
    db.release();
  }
}

async function expectSameQuietSince(): Promise<void> {
  const { rows } = await api.db.query(
    `SELECT l.id, p.quiet_since, quiet_since_earlier(l.id, p.last_interaction_on) AS expected
     FROM lead l LEFT JOIN lead_interaction_stats p ON p.lead_id = l.id
     WHERE p.quiet_since IS DISTINCT FROM quiet_since_earlier(l.id, p.last_interaction_on) OR p.lead_id IS NULL`,
  );
  expect(rows).toEqual([]);
}

describe('After every one of many random changes', () => {
  const done = new Set<string>();

  it.each(SEEDS)(
    'touches and quiet_since are those that the triggers gave (seed %i)',
    async (seed) => {
      const changes = new RandomChanges(seed * 7_919);
      await changes.start();
      for (let step = 0; step < STEPS; step++) {
        const name = await changes.step();
        try {
          await expectSameTouches();
          await expectSameQuietSince();
        } catch (error) {
          throw new Error(`Step ${step}, ${name}: ${String(error)}`, { cause: error });
        }
      }
      for (const name of changes.done.keys()) done.add(name);
    },
    120_000,
  );

  it('every kind of change happened, and touches of every origin came about and ended', () => {
    expect([...done].toSorted()).toEqual(NAMES);
    const origins = ['attendance', 'participation', 'registration', 'source'];
    expect([...seen].toSorted()).toEqual(origins.flatMap((origin) => [`${origin} counts`, `${origin} ended`]));
  });
});

const NAMES = Object.keys(new RandomChanges(0)['changes']).toSorted();
