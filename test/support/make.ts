import { STAGE_NAMES, type Stage } from '../../src/leads/pipeline/lead.constants.js';
import type { Answer, Caller, TestApi } from './api.js';

/** A record as the API returned it. Tests access it without types. */
export type Made = Answer['body'];

/** Returns the body of an answer, which must not be a problem. */
export async function ok(answer: Promise<Answer>): Promise<Made> {
  const { status, text, body } = await answer;
  if (status >= 300) throw new Error(`The API refused: ${status} ${text}`);
  return body;
}

/** Options of a new lead in addition to its fields. */
interface NewLead {
  /** The stage to which it is moved, stage by stage. Default: first_contact. */
  stage?: Stage;
  /** The caller who creates it, and owns it unless `ownerId` is given. Default: the business development manager. */
  by?: Caller;
  [field: string]: unknown;
}

/**
 * Creates records over HTTP, as a client would, so that tests start from states that the API allows. A lead at a later
 * stage has passed through the earlier ones and keeps their fields.
 */
export class Make {
  private made = 0;

  /** @param now the present time if the API has a clock of its own */
  constructor(
    private readonly api: TestApi,
    private readonly now: () => Date = () => new Date(),
  ) {}

  /** Creates a company. Its name resembles no other. */
  company(change: object = {}, by: Caller = this.api.bdm): Promise<Made> {
    const name = `${SYLLABLES[this.made % SYLLABLES.length]}${buildWord(this.made++)} Works`;
    return ok(by.post('/companies', { name, country: 'CN', allowDuplicate: true, ...change }));
  }

  /** Creates a contact, with a company of its own unless one is given. */
  contact(change: object = {}, by: Caller = this.api.bdm): Promise<Made> {
    const n = ++this.made;
    return ok(
      by.post('/contacts', { fullName: `Person ${buildWord(n)}`, email: `person.${n}@example.org`, ...change }),
    );
  }

  /** Creates an agreement, a draft unless a status is given. */
  agreement(change: object = {}, by: Caller = this.api.bdm): Promise<Made> {
    return ok(by.post('/agreements', { title: 'Partnership', kind: 'cooperation', ...change }));
  }

  /** Creates an interaction of a lead. */
  interaction(leadId: string, change: object = {}, by: Caller = this.api.bdm): Promise<Made> {
    const body = { kind: 'meeting', occurredAt: this.now().toISOString(), subject: 'Talked', leadId, ...change };
    return ok(by.post('/interactions', body));
  }

  /** Creates a lead and moves it to its stage. The manager verifies `invested`. */
  async lead({ stage = 'first_contact', by = this.api.bdm, ...fields }: NewLead = {}): Promise<Made> {
    const companyId = fields['companyId'] ?? (await this.company()).id;
    const source = { channel: 'web' };
    const lead = await ok(
      by.post('/leads', { title: `Plant ${buildWord(++this.made)}`, companyId, source, ...fields }),
    );
    return this.advance(lead.id, stage, by);
  }

  /** Moves a lead to a stage, stage by stage, and fills in the fields that each requires. */
  async advance(id: string, to: Stage, by: Caller = this.api.bdm): Promise<Made> {
    let lead = await ok(by.get(`/leads/${id}`));
    const next = STAGE_NAMES.slice(STAGE_NAMES.indexOf(lead.stage) + 1, STAGE_NAMES.indexOf(to) + 1);
    for (const stage of next) {
      await this.fillInFields(id, stage, by);
      const mover = stage === 'invested' ? this.api.manager : by;
      lead = (await ok(mover.post(`/leads/${id}/transitions`, { to: stage }))).lead;
    }
    return lead;
  }

  /** Fills in the fields that a stage requires in addition to those before it. */
  async fillInFields(id: string, stage: Stage, by: Caller = this.api.bdm): Promise<void> {
    const lead = await ok(by.get(`/leads/${id}`));
    if (stage === 'qualified') {
      const contactIds = lead.contactIds.length > 0 ? lead.contactIds : [(await this.contact()).id];
      await ok(by.patch(`/leads/${id}`, { ...getStageFields('qualified'), contactIds }));
      await this.interaction(id, {}, by);
      return;
    }
    const company = stage === 'invested' ? { localCompanyId: (await this.company({ country: 'BE' })).id } : {};
    const manager = stage === 'proposal' ? { projectManagerId: this.api.admin.id } : {};
    const fields = getStageFields(stage);
    // The days of a lead follow one another, and it may have been received later.
    for (const day of ['propositionSentOn', 'announcedOn'])
      if (String(fields[day]) < lead.receivedOn) fields[day] = lead.receivedOn;
    await ok(by.patch(`/leads/${id}`, { ...fields, ...company, ...manager }));
    if (stage === 'announced') await ok(by.post(`/leads/${id}/evidence`, { kind: 'press_release', note: 'Seen' }));
    if (stage === 'invested') {
      await ok(by.post(`/leads/${id}/realisations`, { asOf: lead.announcedOn, jobs: 4, capexEur: 1_000_000 }));
    }
  }
}

const SYLLABLES = ['Bo', 'Ku', 'Zan', 'Mir', 'Tesh', 'Vol', 'Xu', 'Har', 'Lin', 'Quo'];

/** Builds a made-up word from a number. */
function buildWord(n: number): string {
  const letters = [...String(n * 7_919 + 104_729)].map((digit) => 'bdfgklmnrt'.charAt(Number(digit)));
  return letters.map((letter, index) => letter + 'aeiou'.charAt((index + n) % 5)).join('');
}

/** Returns the fields that a stage requires in addition to those before it, without those that are other records. */
export function getStageFields(stage: Stage): Record<string, unknown> {
  return structuredClone(STAGE_FIELDS[stage]);
}

const STAGE_FIELDS: Record<Stage, Record<string, unknown>> = {
  first_contact: {},
  qualified: {
    investmentType: 'greenfield',
    businessActivity: 'assembly',
    sector: '27.40',
    requirements: '4,000 m² near a motorway',
    expectedDecisionOn: '2027-06-30',
    capex: { amount: 12_000_000, currency: 'EUR' },
    jobsExpected: 40,
    consideringElsewhere: false,
  },
  proposal: { likelihood: 'medium', screening: { status: 'out_of_scope' } },
  shortlisted: { propositionSentOn: '2026-02-20', siteVisitWaivedReason: 'They saw the region last year' },
  negotiation: { sites: [{ name: 'Corda Campus', shortlisted: true }], incentivesRequested: false },
  announced: {
    sites: [{ name: 'Corda Campus', shortlisted: true, chosen: true }],
    announcedOn: '2026-05-18',
    announcedJobs: 40,
    announcedCapexEur: 11_000_000,
  },
  invested: { involvement: 'significant' },
};
