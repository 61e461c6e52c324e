import { ExternalStore } from '../shared/api/external.store';

/** The kind of record whose form the search or a key opens on top of the present screen; null while none is open. */
export const newRecordKind = new ExternalStore<'lead' | 'company' | 'task' | null>(null);
