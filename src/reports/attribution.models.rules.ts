/** How what came of a lead is shared out among what touched it. */
export const MODELS = ['first', 'last', 'linear'] as const;
/** One of {@link MODELS}. */
export type AttributionModel = (typeof MODELS)[number];

/** What is credited where nothing touched a lead in time. */
export const UNATTRIBUTED = 'unattributed';

/** Parts that one lead is shared out in: figures that count leads are whole numbers of these. */
export const WHOLE = 1_000_000;

/** A touch as the models see it. */
export interface Touch {
  id: string;
  /** What it is a touch of. */
  subject: string;
  occurredOn: string;
  isSource: boolean;
}

/** How touches are credited. */
export interface Attribution {
  model: AttributionModel;
  /** Months before a transition within which a touch is credited for it. */
  windowMonths: number;
}

/**
 * What is credited for a transition of a lead on a day, in equal shares; a subject that is named twice has two.
 * Touches count up to that day and within the window; several of one thing on one day are one. Nothing eligible
 * leaves {@link UNATTRIBUTED}.
 */
export function creditedFor(on: string, touches: readonly Touch[], { model, windowMonths }: Attribution): string[] {
  const since = monthsBefore(on, windowMonths);
  const eligible = touches.filter(({ occurredOn }) => occurredOn <= on && occurredOn >= since);
  if (eligible.length === 0) return [UNATTRIBUTED];
  const subjects = eligible.length === 1 ? [eligible[0]!.subject] : inDays(eligible.toSorted(inOrder));
  if (model === 'linear') return subjects;
  return [model === 'first' ? subjects[0]! : subjects.at(-1)!];
}

/** In the order in which they happened; on one day the source comes first, then by id. */
function inOrder(a: Touch, b: Touch): number {
  if (a.occurredOn !== b.occurredOn) return a.occurredOn < b.occurredOn ? -1 : 1;
  if (a.isSource !== b.isSource) return a.isSource ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** The subjects of touches in their order: one that touched several times on a day is there once, where it last did. */
function inDays(touches: readonly Touch[]): string[] {
  const again = (touch: Touch, index: number): boolean => {
    for (let later = index + 1; touches[later]?.occurredOn === touch.occurredOn; later++) {
      if (touches[later]!.subject === touch.subject) return true;
    }
    return false;
  };
  return touches.filter((touch, index) => !again(touch, index)).map(({ subject }) => subject);
}

/**
 * Shares a whole number out in equal whole parts. What does not divide goes, one each, to the first of them, so that
 * the parts always add up to the whole.
 */
export function sharesOf(amount: number, among: readonly string[]): [subject: string, share: number][] {
  const each = Math.floor(amount / among.length);
  const rest = amount - each * among.length;
  return among.map((subject, index) => [subject, each + (index < rest ? 1 : 0)]);
}

/** The same day so many months earlier, or the last day of that month where it has no such day. */
export function monthsBefore(date: string, months: number): string {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const count = year * 12 + month - 1 - months;
  const [earlierYear, earlierMonth] = [Math.floor(count / 12), (count % 12) + 1];
  const lastDay = new Date(Date.UTC(earlierYear, earlierMonth, 0)).getUTCDate();
  const two = (value: number) => String(value).padStart(2, '0');
  return `${String(earlierYear).padStart(4, '0')}-${two(earlierMonth)}-${two(Math.min(day, lastDay))}`;
}
