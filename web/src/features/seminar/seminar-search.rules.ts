import {
  createSearchReader,
  type RecordTab,
  type TimelineFilter,
} from '../../shared/record-editor/record-search.rules';
import type { ListSearch } from '../../shared/tables/list-search.rules';

/** The parameters of the address of a seminar. Those of a list belong to the open tab. */
export interface SeminarSearch extends ListSearch {
  /** The open tab; the details when absent. */
  readonly tab?: RecordTab<'seminars'>;
  /** The field that is being edited. */
  readonly field?: string;
  /** The part of the timeline that is shown. */
  readonly show?: TimelineFilter;
}

const readRecordSearch = createSearchReader('seminars');

/** Reads the tab. The lists on the page read their parameters themselves, so that they are no part of the first load. */
export function readSeminarSearch({ tab, show, ...search }: Record<string, unknown>): SeminarSearch {
  return { ...(search as ListSearch), ...readRecordSearch({ tab, show }) };
}
