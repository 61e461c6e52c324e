/** The content of a registration form at one moment. */
export interface State {
  version: number;
  status: 'registered' | 'confirmed' | 'cancelled';
  name: string;
  email: string;
  company: string;
  job: string;
}

/** One registration at one of the forms: all that is said of it in turn, and what holds in the end. */
export interface Sheet {
  form: 'generic' | 'standard_webhooks' | 'hi_events';
  id: string;
  person: Person;
  states: State[];
  end: State;
}

/** Somebody, as it is in truth. */
export interface Person {
  fullName: string;
  email: string;
  company: { id: string; name: string };
  /** Whether the agency knows the person before. */
  isKnown: boolean;
  sheets: Sheet[];
}

/** A message that is sent about a registration. */
export interface Message {
  sheet: Sheet;
  state: State;
}

type Form = Sheet['form'];
const FORMS: readonly Form[] = ['generic', 'standard_webhooks', 'hi_events'];
/** The forms whose names people type whole, in whatever script. */
const WHOLE_NAMES: readonly Form[] = ['generic', 'standard_webhooks'];

const FAMILIES = ['Peeters', 'Zhang', 'Müller', 'Rossi', 'García', 'Tanaka', 'Novák', 'Dubois', 'Kowalska', 'Öztürk'];
const FAMILIES_MORE = ['Janssens', 'Wu', 'Schäfer', 'Conti', 'Núñez', 'Sato', 'Svoboda', 'Lefèvre', 'Nowak', 'Yılmaz'];
const GIVEN = [
  'Ann',
  'Bo',
  'Chloë',
  'Dirk',
  'Eva',
  'Finn',
  'Gitte',
  'Hugo',
  'Ines',
  'Joris',
  'Karin',
  'Lars',
  'Mia',
  'Noor',
  'Oscar',
];
const CHINESE: readonly [string, string][] = [
  ['李娜', 'Li Na'],
  ['王小明', 'Wang Xiaoming'],
  ['张伟', 'Zhang Wei'],
  ['欧阳娜娜', 'Ouyang Nana'],
  ['陈静', 'Chen Jing'],
  ['刘洋', 'Liu Yang'],
  ['赵敏', 'Zhao Min'],
  ['黄磊', 'Huang Lei'],
  ['周杰', 'Zhou Jie'],
  ['吴迪', 'Wu Di'],
];

/** Numbers that are the same in every run. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * People who register for one seminar over three forms, and what the forms send of it. Of each forty: known contacts,
 * people with freemail addresses, the same person by two forms under one address and under two, namesakes at other
 * companies and at the same one, Chinese names in both scripts, people who press the button twice, people of one company
 * who write from another one's domain, and cancellations.
 */
export class Crowd {
  readonly people: Person[] = [];
  readonly sheets: Sheet[] = [];
  private readonly random = seeded(14);

  constructor(count: number, companies: readonly { id: string; name: string }[]) {
    for (let n = 0; n < count; n++) this.add(n, companies);
  }

  /** Everything that is sent, in two batches between which somebody decides; each shuffled, and much of it twice. */
  messages(): [Message[], Message[]] {
    const first: Message[] = [];
    const second: Message[] = [];
    for (const sheet of this.sheets) {
      // Of some the last word comes after somebody has decided, of all others in any order.
      const isLate = this.random() < 0.3 && sheet.states.length > 1;
      for (const state of sheet.states) {
        const batch = isLate && state === sheet.end ? second : first;
        batch.push({ sheet, state });
        if (this.random() < 0.25) batch.push({ sheet, state });
        if (this.random() < 0.1) second.push({ sheet, state });
      }
    }
    return [this.shuffled(first), this.shuffled(second)];
  }

  private add(n: number, companies: readonly { id: string; name: string }[]): void {
    const kind = n % 40;
    const number = n % companies.length;
    // Somebody who shares a name with the one before is at another company, or in one case at the same one.
    const isNamesake = kind === 21 || kind === 23 || kind === 25;
    const before = this.people.at(-1);
    const company = kind === 25 && before ? before.company : companies[number]!;
    const domain = `crowd-${companies.indexOf(company)}.example`;
    const chinese = kind >= 26 && kind <= 29 ? CHINESE[(n + Math.floor(n / 40)) % CHINESE.length] : undefined;
    const fullName = isNamesake && before ? before.fullName : (chinese?.[1] ?? buildName(n));
    const isFreemail = kind >= 5 && kind <= 9;
    const email = isFreemail ? `person.${n}@gmail.com` : `person.${n}@${domain}`;
    const person: Person = { fullName, email, company, isKnown: kind < 5, sheets: [] };
    this.people.push(person);
    if (chinese) {
      // In the native script by one form, in Latin letters and from another address by the other.
      this.register(person, WHOLE_NAMES[n % 2]!, { name: chinese[n % 2], email });
      if (kind < 28)
        this.register(person, WHOLE_NAMES[(n + 1) % 2]!, { name: chinese[(n + 1) % 2], email: `zh.${n}@163.com` });
      return;
    }
    const form = FORMS[n % 3]!;
    const other = FORMS[(n + 1) % 3]!;
    if (kind === 34) {
      // Names a company whose name is another one's.
      this.register(person, form, { company: companies[(number + 7) % companies.length]!.name });
      return;
    }
    this.register(person, form, {});
    if (kind >= 10 && kind <= 14) this.register(person, other, {});
    if (kind >= 15 && kind <= 18) this.register(person, other, { email: `other.${n}@${domain}` });
    if (kind === 19 || kind === 20)
      this.register(person, other, { email: `other.${n}@outlook.com`, name: fullName.toUpperCase() });
    if (kind === 30 || kind === 31) this.register(person, form, {});
  }

  private register(person: Person, form: Form, change: Partial<State>): void {
    const id = form === 'hi_events' ? String(1_000 + this.sheets.length) : `r-${this.sheets.length}`;
    const { fullName, email, company } = person;
    const base: State = {
      version: 1,
      status: 'registered',
      name: fullName,
      email,
      company: company.name,
      job: 'Buyer',
      ...change,
    };
    const states = [base];
    if (this.random() < 0.35) states.push({ ...base, version: 2, job: `Head of ${states.length}` });
    if (this.random() < 0.2) states.push({ ...states.at(-1)!, version: 3, status: 'cancelled' });
    const sheet: Sheet = { form, id, person, states, end: states.at(-1)! };
    this.sheets.push(sheet);
    person.sheets.push(sheet);
  }

  private shuffled<T>(items: readonly T[]): T[] {
    return items
      .map((item) => ({ item, order: this.random() }))
      .toSorted((one, other) => one.order - other.order)
      .map(({ item }) => item);
  }
}

function buildName(n: number): string {
  const families = [...FAMILIES, ...FAMILIES_MORE];
  return `${families[n % families.length]} ${GIVEN[Math.floor(n / families.length) % GIVEN.length]}`;
}
