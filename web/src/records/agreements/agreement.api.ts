import { createRecordApi } from '../../shared/api/record.api';

export const agreementApi = createRecordApi('agreements');
