import type { RegistrationStatus } from '../../../activities/seminars/model/seminar-registration.constants.js';
import { isOverOrCompleted } from '../../../activities/seminars/model/seminar-registration.rules.js';
import { normaliseEmail } from '../../../common/reference/email-address.rules.js';
import type { PageField } from '../model/registration-page.constants.js';
import type { RegistrationPage } from '../model/registration-page.entity.js';
import type { PageSeminar } from '../model/registration-page.queries.js';
import { INPUT_LENGTHS } from '../registering/input-lengths.constants.js';
import type { WrongInput } from '../registering/field-problems.constants.js';

/** The actions of a person on the own registration. */
export const OWN_ACTIONS = ['confirm', 'change', 'cancel'] as const;
/** One of {@link OWN_ACTIONS}. */
export type OwnAction = (typeof OWN_ACTIONS)[number];

/** Why a person cannot do anything with the own registration any more. */
export type OwnObstacle = 'cancelled' | 'begun' | 'over';

/** Returns why nobody changes registrations for a seminar any more; null while people can. */
export function findOwnObstacle(seminar: PageSeminar, now: Date): OwnObstacle | null {
  if (seminar.status === 'cancelled') return 'cancelled';
  if (isOverOrCompleted(seminar, now)) return 'over';
  const hasBegun = seminar.startsAt !== null && seminar.startsAt <= now;
  return hasBegun || seminar.archivedAt !== null ? 'begun' : null;
}

/** Returns what a person can do with a registration for a seminar to come. */
export function listOwnActions(status: RegistrationStatus): readonly OwnAction[] {
  if (status === 'registered') return OWN_ACTIONS;
  return status === 'confirmed' || status === 'waitlisted' ? ['change', 'cancel'] : [];
}

/** The fields that a registration has of the form of its page, beside the name and the e-mail address. */
const OWN_FIELDS = ['companyName', 'jobTitle'] as const satisfies readonly PageField[];

/** The fields that a person can change. */
export interface OwnFields {
  fullName: string;
  email: string;
  companyName?: string | null;
  jobTitle?: string | null;
}

/** Returns the names of the inputs that a person can change, for the fields that the page asks for. */
export function listOwnFields({ fields }: Pick<RegistrationPage, 'fields'>): readonly (typeof OWN_FIELDS)[number][] {
  return OWN_FIELDS.filter((name) => (fields[name] ?? 'hidden') !== 'hidden');
}

/** An address that the API takes, which is decided by its own rule afterwards. */
type CheckEmail = (address: string) => boolean;

/** Takes the fields from what a person has sent, with what is wrong with them. */
export function parseOwnFields(
  page: Pick<RegistrationPage, 'fields'>,
  values: ReadonlyMap<string, readonly string[]>,
  isEmail: CheckEmail,
): { fields: OwnFields; wrongInputs: WrongInput[] } {
  const names = ['fullName', 'email', ...listOwnFields(page)] as const;
  const wrongInputs: WrongInput[] = [];
  const texts = new Map<string, string>();
  for (const name of names) {
    const given = values.get(name) ?? [];
    const text = (given[0] ?? '').trim();
    const isRequired = name === 'fullName' || name === 'email' || page.fields[name] === 'required';
    const problem = findTextProblem(text, { isRequired, max: INPUT_LENGTHS[name], isRepeated: given.length > 1 });
    if (problem) wrongInputs.push({ name, problem });
    else if (name === 'email' && !isEmail(text)) wrongInputs.push({ name, problem: 'email' });
    texts.set(name, text);
  }
  const getText = (name: string) => texts.get(name) ?? '';
  const optional = Object.fromEntries(listOwnFields(page).map((name) => [name, getText(name) || null]));
  return {
    fields: { fullName: getText('fullName'), email: normaliseEmail(getText('email')), ...optional },
    wrongInputs,
  };
}

function findTextProblem(
  text: string,
  { isRequired, max, isRepeated }: { isRequired: boolean; max: number; isRepeated: boolean },
): WrongInput['problem'] | null {
  if (isRepeated) return 'repeated';
  if (text === '') return isRequired ? 'required' : null;
  if (text.length > max) return 'too_long';
  // Control characters, and those that change the direction of a text, make another name appear than the one that is stored.
  return /[\p{Cc}\p{Bidi_Control}]/u.test(text) ? 'characters' : null;
}
