import type { Answer, TestApi } from '../support/api.js';
import { type Make, ok } from '../support/make.js';

/** Makes random changes over HTTP to a few records, so that they often meet. */
export class RandomRecordChanges {
  private readonly done = new Map<string, number>();
  private readonly companies: string[] = [];
  private readonly contacts: string[] = [];
  private readonly leads: string[] = [];
  private readonly tasks: string[] = [];
  private readonly interactions: string[] = [];
  private bulkUpdates: string[] = [];
  private users: string[] = [];
  private activity = '';
  private agreement = '';

  constructor(
    private readonly api: TestApi,
    private readonly make: Make,
    private state: number,
  ) {}

  async start(): Promise<void> {
    const { api } = this;
    this.users = [api.bdm.id!, api.manager.id!, (await api.user('bdm', 'An Peeters')).id!];
    this.activity = (
      await ok(
        api.admin.post('/delegations', {
          title: 'Visit',
          direction: 'inbound',
          startsOn: '2026-09-07',
          endsOn: '2026-09-10',
          timezone: 'Europe/Brussels',
        }),
      )
    ).id;
    this.agreement = (await this.make.agreement({}, api.admin)).id;
    for (let n = 0; n < 4; n++) this.companies.push((await this.make.company()).id);
    for (let n = 0; n < 5; n++) await this.run('create a contact');
    for (let n = 0; n < 5; n++) await this.run('create a lead');
    for (let n = 0; n < 4; n++) await this.run('create a task');
    for (let n = 0; n < 4; n++) await this.run('record an interaction');
  }

  /** Makes a change that the API accepts, every other time one that it has not accepted yet. @returns its name */
  async step(): Promise<string> {
    let name: string;
    do {
      const missing = this.neverDone();
      name = this.pick(missing.length > 0 && this.next() % 2 === 0 ? missing : Object.keys(this.changes));
    } while (!(await this.run(name)));
    return name;
  }

  /** Returns the kinds of changes that the API never accepted. */
  neverDone(): string[] {
    return Object.keys(this.changes).filter((name) => !this.done.has(name));
  }

  private async run(name: string): Promise<boolean> {
    const { status, text } = await this.changes[name]!();
    if (status >= 500 || status === 401) throw new Error(`${name}: ${status} ${text}`);
    if (status < 300) this.done.set(name, (this.done.get(name) ?? 0) + 1);
    return status < 300;
  }

  private readonly changes: Record<string, () => Promise<Answer>> = {
    'rename a company': () => this.patch('companies', { name: `Works ${this.next()}` }),
    'change a company': () =>
      this.patch('companies', {
        country: this.pick(['CN', 'JP', 'US']),
        parentId: this.pick([null, ...this.companies]),
        identifiers: this.pick([[], [{ scheme: 'DUNS', value: String(100_000_000 + this.next()) }]]),
        nace: [{ code: this.pick(['27.40', '29.10']), version: '2.1', primary: true }],
      }),
    'give a company an external id': () =>
      this.patch('companies', { externalIds: [{ system: 'erp', value: `c-${this.next()}` }] }),
    'archive a company': () => this.delete('companies'),
    'restore a company': () => this.restore('companies'),
    'merge two companies': async () => {
      const [survivor, sourceId] = [this.pick(this.companies), this.pick(this.companies)];
      const answer = await this.api.admin.post(`/companies/${survivor}/merge`, { sourceId });
      if (answer.status < 300) this.replace(this.companies, sourceId, (await this.make.company()).id);
      return answer;
    },
    'create a contact': async () =>
      this.keep(
        this.contacts,
        await this.api.admin.post('/contacts', {
          fullName: `Person ${this.next()}`,
          email: `p.${this.next()}@example.org`,
          companyId: this.pick(this.companies),
        }),
      ),
    'rename a contact': () => this.patch('contacts', { fullName: `Somebody ${this.next()}` }),
    'change the employers of a contact': () =>
      this.patch('contacts', {
        companyId: this.pick(this.companies),
        affiliations: this.pickSome(this.companies).map((companyId) => ({ companyId, jobTitle: 'Adviser' })),
      }),
    'record a consent': () =>
      this.api.admin.post(`/contacts/${this.pick(this.contacts)}/consents`, {
        purpose: 'marketing',
        lawfulBasis: 'consent',
        granted: this.pick([true, false]),
        wording: 'Yes, tell me more.',
        wordingVersion: '1',
        source: 'form',
        occurredAt: new Date().toISOString(),
      }),
    'archive a contact': () => this.delete('contacts'),
    'restore a contact': () => this.restore('contacts'),
    'merge two contacts': async () => {
      const [survivor, sourceId] = [this.pick(this.contacts), this.pick(this.contacts)];
      const answer = await this.api.admin.post(`/contacts/${survivor}/merge`, { sourceId });
      if (answer.status < 300) this.replace(this.contacts, sourceId, (await this.make.contact()).id);
      return answer;
    },
    'create a lead': async () =>
      this.keep(
        this.leads,
        await this.api.admin.post('/leads', {
          title: `Plant ${this.next()}`,
          companyId: this.pick(this.companies),
          ownerId: this.pick(this.users),
          source: { channel: 'web' },
        }),
      ),
    'change a text of a lead': () => this.patch('leads', { title: `Plant ${this.next()}`, tags: ['x'] }),
    'give a lead an external id': () =>
      this.patch('leads', { externalIds: [{ system: 'erp', value: `l-${this.next()}` }] }),
    'change the people of a lead': () =>
      this.patch('leads', {
        ownerId: this.pick(this.users),
        projectManagerId: this.pick([null, ...this.users]),
        teamIds: this.pickSome(this.users),
        contactIds: this.pickSome(this.contacts),
      }),
    'change the company of a lead': () => this.patch('leads', { companyId: this.pick(this.companies) }),
    'hide a lead': () => this.patch('leads', { confidential: true, codename: 'Heron' }),
    'show a lead': () => this.patch('leads', { confidential: false }),
    'archive a lead': () => this.delete('leads'),
    'restore a lead': () => this.restore('leads'),
    'pause a lead': () => this.setStatus({ status: 'on_hold', note: 'Waiting' }),
    'lose a lead': () => this.setStatus({ status: 'lost', reason: 'financing' }),
    'reopen a lead': () => this.setStatus({ status: 'open', note: 'They came back' }),
    'move a lead to the next stage': async () => {
      const id = this.pick(this.leads);
      await this.make.fillInFields(id, 'qualified', this.api.admin).catch(() => undefined);
      return this.api.admin.post(`/leads/${id}/transitions`, { to: 'qualified' });
    },
    'change many leads': async () => {
      const ids = [...new Set(this.pickSome(this.leads))];
      const body = { ids, changes: { likelihood: this.pick(['low', 'high']) }, addTags: ['many'], dryRun: false };
      const answer = await this.api.admin.post('/leads/bulk-updates', body);
      if (answer.status < 300 && answer.body.id) this.bulkUpdates.push(`/leads/bulk-updates/${answer.body.id}/undo`);
      return answer;
    },
    'undo a change of many leads': () => this.api.admin.post(this.bulkUpdates.pop() ?? '/leads/none'),
    'create a task': async () =>
      this.keep(
        this.tasks,
        await this.api.admin.post('/tasks', {
          title: `Task ${this.next()}`,
          dueOn: this.pick(['2099-01-01', '2099-02-01', '2099-03-01']),
          assigneeId: this.pick([null, ...this.users]),
          ...this.pickSubject(),
        }),
      ),
    'change a task': () =>
      this.patch('tasks', { title: `Task ${this.next()}`, dueOn: this.pick(['2099-01-15', '2099-02-15']) }),
    'close a task': () => this.patch('tasks', { status: this.pick(['done', 'dropped']) }),
    'reopen a task': () => this.patch('tasks', { status: 'open' }),
    'move a task': () =>
      this.patch('tasks', {
        leadId: null,
        companyId: null,
        contactId: null,
        activityId: null,
        agreementId: null,
        ...this.pickSubject(),
      }),
    'archive a task': () => this.delete('tasks'),
    'restore a task': () => this.restore('tasks'),
    'record an interaction': async () =>
      this.keep(
        this.interactions,
        await this.api.admin.post('/interactions', {
          kind: 'call',
          subject: `Call ${this.next()}`,
          occurredAt: new Date().toISOString(),
          ...this.pick([{ leadId: this.pick(this.leads) }, { companyId: this.pick(this.companies) }]),
          contactIds: this.pickSome(this.contacts),
          activityId: this.pick([null, this.activity]),
          agreementId: this.pick([null, this.agreement]),
          followUp: this.pick([null, { title: 'Call again', dueOn: '2099-01-02' }]),
        }),
      ),
    'change an interaction': () =>
      this.patch('interactions', { subject: `Call ${this.next()}`, contactIds: this.pickSome(this.contacts) }),
    'move an interaction': () => this.patch('interactions', { leadId: this.pick(this.leads) }),
    'archive an interaction': () => this.delete('interactions'),
    'restore an interaction': () => this.restore('interactions'),
    'rename a user': () =>
      this.api.admin.patch(`/users/${this.pick(this.users)}`, { fullName: `Colleague ${this.next()}` }),
    'rename an activity': () =>
      this.api.admin.patch(`/delegations/${this.activity}`, { title: `Visit ${this.next()}` }),
    'rename an agreement': () =>
      this.api.admin.patch(`/agreements/${this.agreement}`, { title: `Partnership ${this.next()}` }),
  };

  private readonly ids = {
    companies: this.companies,
    contacts: this.contacts,
    leads: this.leads,
    tasks: this.tasks,
    interactions: this.interactions,
  };

  private patch(list: keyof typeof this.ids, body: object): Promise<Answer> {
    return this.api.admin.patch(`/${list}/${this.pick(this.ids[list])}`, body);
  }

  private delete(list: keyof typeof this.ids): Promise<Answer> {
    return this.api.admin.delete(`/${list}/${this.pick(this.ids[list])}`);
  }

  private restore(list: keyof typeof this.ids): Promise<Answer> {
    return this.api.admin.post(`/${list}/${this.pick(this.ids[list])}/restore`);
  }

  private setStatus(body: object): Promise<Answer> {
    return this.api.admin.post(`/leads/${this.pick(this.leads)}/status`, body);
  }

  private pickSubject(): object {
    return this.pick([
      { leadId: this.pick(this.leads) },
      { leadId: this.pick(this.leads) },
      { companyId: this.pick(this.companies) },
      { contactId: this.pick(this.contacts) },
      { activityId: this.activity },
      { agreementId: this.agreement },
    ]);
  }

  /** Keeps a new record. Above a few, the oldest is forgotten, so that changes keep meeting. */
  private keep(ids: string[], answer: Answer): Answer {
    if (answer.status < 300) ids.push(answer.body.id);
    if (ids.length > 6) ids.shift();
    return answer;
  }

  private replace(ids: string[], old: string, added: string): void {
    ids[ids.indexOf(old)] = added;
  }

  private pickSome(values: string[]): string[] {
    return values.filter(() => this.next() % 3 === 0);
  }

  private pick<T>(values: readonly T[]): T {
    return values[this.next() % values.length]!;
  }

  private next(): number {
    this.state = (this.state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor(this.state / 65_536);
  }
}
