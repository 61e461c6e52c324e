import { createRecordApi, type RecordView } from '../../shared/api/record.api';

export type Delegation = RecordView<'delegations'>;

export const delegationApi = createRecordApi('delegations', (id) => ['activities', id, 'delegation']);
