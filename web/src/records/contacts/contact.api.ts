import { createRecordApi } from '../../shared/api/record.api';

export const contactApi = createRecordApi('contacts');
