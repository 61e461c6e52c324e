import { createRecordApi, type RecordView } from '../../shared/api/record.api';

export type SeminarView = RecordView<'seminars'>;

export const seminarApi = createRecordApi('seminars');
