import { type MeetingsSearch, readMeetingsSearch } from '../../records/activities/meetings/meetings-search.rules';
import { createSearchReader, type RecordSearch } from '../../shared/record-editor/record-search.rules';

const readTab = createSearchReader('roadshows');

/** Reads the parameters of the address of a roadshow. Those of its business meetings belong to their tab. */
export function readRoadshowSearch(search: Record<string, unknown>): RecordSearch<'roadshows'> & MeetingsSearch {
  const { tab, ...others } = search;
  return { ...readTab(search), ...(tab === 'businessMeetings' && readMeetingsSearch(others)) };
}
