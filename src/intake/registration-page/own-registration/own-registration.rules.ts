import type { RegistrationStatus } from '../../../activities/seminars/model/seminar-registration.constants.js';
import { isOverOrCompleted } from '../../../activities/seminars/model/seminar-registration.rules.js';
import type { PageField } from '../model/registration-page.constants.js';
import type { RegistrationPage } from '../model/registration-page.entity.js';
import type { PageSeminar } from '../model/registration-page.queries.js';
import { INPUT_LENGTHS } from '../registering/input-lengths.constants.js';
import type { WrongInput } from '../registering/field-problems.constants.js';
import { buildLineCheck, type Checked, checkEmail, checkName, readInput } from '../registering/typed-form.rules.js';

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

const OWN_CHECKS: Record<keyof OwnFields, (text: string) => Checked> = {
  fullName: checkName,
  email: checkEmail,
  companyName: buildLineCheck(INPUT_LENGTHS.companyName),
  jobTitle: buildLineCheck(INPUT_LENGTHS.jobTitle),
};

/** Reads the fields from what a person has sent, with what is wrong with them, by the rules of the form of the page. */
export function parseOwnFields(
  page: Pick<RegistrationPage, 'fields'>,
  values: ReadonlyMap<string, readonly string[]>,
): { fields: OwnFields; wrongInputs: WrongInput[] } {
  const wrongInputs: WrongInput[] = [];
  const read = (name: keyof OwnFields, isRequired: boolean): string | null => {
    const check = OWN_CHECKS[name];
    const { text, problem } = readInput(values.get(name) ?? [], isRequired, check);
    if (problem) wrongInputs.push({ name, problem });
    return text;
  };
  const fullName = read('fullName', true) ?? '';
  const email = read('email', true) ?? '';
  const optional = listOwnFields(page).map((name) => [name, read(name, page.fields[name] === 'required')]);
  return { fields: { fullName, email, ...Object.fromEntries(optional) }, wrongInputs };
}
