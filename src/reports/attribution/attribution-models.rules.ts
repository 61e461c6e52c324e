import { subtractMonths } from '../../common/time/calendar-dates.rules.js';

/** The models by which the results of a lead are shared out among its touches. */
export const MODELS = ['first', 'last', 'linear'] as const;
/** One of {@link MODELS}. */
export type AttributionModel = (typeof MODELS)[number];

/** The subject that is credited if no touch of a lead is in time. */
export const UNATTRIBUTED = 'unattributed';

/** The number of parts that one lead is divided into: figures that count leads are whole numbers of these parts. */
export const WHOLE = 1_000_000;

/** A touch as the models see it. */
export interface Touch {
  id: string;
  /** The subject that touched the lead. */
  subject: string;
  occurredOn: string;
  isSource: boolean;
}

/** The model and the window by which touches are credited. */
export interface Attribution {
  model: AttributionModel;
  /** The number of months before a transition within which a touch is credited for it. */
  windowMonths: number;
}

/**
 * Returns the subjects that are credited for a transition of a lead on a day, in equal shares. A subject that is named
 * twice has two shares. Touches count up to that day and within the window; several touches of one subject on one day
 * count once. If no touch is eligible, {@link UNATTRIBUTED} is credited.
 */
export function getCreditedSubjects(
  on: string,
  touches: readonly Touch[],
  { model, windowMonths }: Attribution,
): string[] {
  const since = subtractMonths(on, windowMonths);
  const eligible = touches.filter(({ occurredOn }) => occurredOn <= on && occurredOn >= since);
  if (eligible.length === 0) return [UNATTRIBUTED];
  const subjects =
    eligible.length === 1 ? [eligible[0]!.subject] : listDailySubjects(eligible.toSorted(compareTouches));
  if (model === 'linear') return subjects;
  return [model === 'first' ? subjects[0]! : subjects.at(-1)!];
}

/** Compares touches by the order in which they happened; on one day the source comes first, then by id. */
function compareTouches(a: Touch, b: Touch): number {
  if (a.occurredOn !== b.occurredOn) return a.occurredOn < b.occurredOn ? -1 : 1;
  if (a.isSource !== b.isSource) return a.isSource ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/**
 * Returns the subjects of touches in their order. A subject with several touches on one day is listed once, in the
 * place of the last.
 */
function listDailySubjects(touches: readonly Touch[]): string[] {
  const isRepeated = (touch: Touch, index: number): boolean => {
    for (let later = index + 1; touches[later]?.occurredOn === touch.occurredOn; later++) {
      if (touches[later]!.subject === touch.subject) return true;
    }
    return false;
  };
  return touches.filter((touch, index) => !isRepeated(touch, index)).map(({ subject }) => subject);
}

/**
 * Divides a whole number into equal whole parts. The remainder goes to the first parts, one each, so that the parts
 * always add up to the whole.
 */
export function splitEqually(amount: number, among: readonly string[]): [subject: string, share: number][] {
  const each = Math.floor(amount / among.length);
  const rest = amount - each * among.length;
  return among.map((subject, index) => [subject, each + (index < rest ? 1 : 0)]);
}
