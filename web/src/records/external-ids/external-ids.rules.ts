import type { components } from '../../shared/api/schema';

/** The id of a record in another system. */
export type ExternalId = components['schemas']['ExternalIdView'];

/** Writes an id with the system that issued it. */
export function writeExternalId({ system, value }: ExternalId): string {
  return `${system} ${value}`;
}

/** Cleans ids that were entered. Empty rows are left out. The server rejects a row that lacks a part. */
export function cleanExternalIds(ids: readonly ExternalId[]): ExternalId[] {
  return ids.map(({ system, value }) => ({ system: system.trim(), value: value.trim() })).filter(isFilled);
}

/** Tells whether a row has anything that is sent. */
export function isFilled({ system, value }: ExternalId): boolean {
  return system.trim() !== '' || value.trim() !== '';
}
