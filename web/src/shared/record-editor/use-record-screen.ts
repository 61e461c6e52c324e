import { createContext, useContext } from 'react';
import type { RecordApi } from '../api/record.api';
import type { ScreenCollection } from './record-search.rules';

/** The page of a record. */
export interface RecordScreenState {
  api: Pick<RecordApi<ScreenCollection>, 'collection' | 'useArchive' | 'useRestore'>;
  /** Whether the user may change the record, unless it is archived. */
  canWrite: boolean;
}

export const RecordScreenContext = createContext<RecordScreenState | null>(null);

/** Returns the page around this component. */
export function useRecordScreen(): RecordScreenState {
  const screen = useContext(RecordScreenContext);
  if (!screen) throw new Error('There is no record page around this component.');
  return screen;
}
