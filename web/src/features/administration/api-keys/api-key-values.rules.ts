import { BRUSSELS, findMoment } from '../../../shared/format/zone-time.rules';
import type { CreateApiKey } from './api-keys.api';

/** The values of the form of a new key. */
export interface ApiKeyValues {
  name: string;
  role: CreateApiKey['role'];
  /** Whether the key has all rights of its role. */
  hasAllRights: boolean;
  scopes: string[];
  /** The last day on which the key works; empty if it does not expire. */
  lastDay: string;
}

export const NO_API_KEY: ApiKeyValues = {
  name: '',
  role: 'reporting',
  hasAllRights: false,
  scopes: [],
  lastDay: '',
};

/** Returns the last second of a day in Brussels. A text that is no day stays as it is, and the server refuses it. */
export function findEndOfDay(day: string): string {
  const lastMinute = findMoment({ day, time: '23:59' }, BRUSSELS);
  return lastMinute === null ? day : new Date(lastMinute + 59_000).toISOString();
}

/** Builds the request of a new key. Rights that its role does not have are left out. */
export function buildApiKey(
  { name, role, hasAllRights, scopes, lastDay }: ApiKeyValues,
  rights: readonly string[],
): CreateApiKey {
  return {
    name: name.trim(),
    role,
    ...(hasAllRights ? {} : { scopes: scopes.filter((scope) => rights.includes(scope)) as CreateApiKey['scopes'] }),
    ...(lastDay === '' ? {} : { expiresAt: findEndOfDay(lastDay) }),
  };
}
