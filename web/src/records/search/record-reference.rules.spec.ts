import { findRecordOfPath, getRecordPath } from './record-reference.rules';

describe('the page of a record', () => {
  it('exists for leads, companies, contacts, activities and agreements', () => {
    expect(getRecordPath({ kind: 'lead', id: '1' })).toBe('/leads/1');
    expect(getRecordPath({ kind: 'company', id: '1' })).toBe('/companies/1');
    expect(getRecordPath({ kind: 'contact', id: '1' })).toBe('/contacts/1');
    expect(getRecordPath({ kind: 'activity', id: '1' })).toBe('/activities/1');
    expect(getRecordPath({ kind: 'agreement', id: '1' })).toBe('/agreements/1');
  });

  it('names its lead in the address', () => {
    expect(findRecordOfPath('/leads/LEAD-2026-0007')).toEqual({ kind: 'lead', id: 'LEAD-2026-0007' });
    expect(findRecordOfPath('/leads/0199c000-0000-7000-8000-000000000310/history')?.id).toMatch(/^0199c000/);
    expect(findRecordOfPath('/leads')).toBeNull();
    expect(findRecordOfPath('/leads/new')).toBeNull();
  });

  it('names any record in the address', () => {
    const id = '0199c000-0000-7000-8000-000000000310';
    expect(findRecordOfPath(`/seminars/${id}`)).toEqual({ kind: 'activity', id });
    expect(findRecordOfPath(`/companies/${id}/merge`)).toEqual({ kind: 'company', id });
    expect(findRecordOfPath('/leads/LEAD-2026-0007')).toEqual({ kind: 'lead', id: 'LEAD-2026-0007' });
    expect(findRecordOfPath('/companies/duplicates')).toBeNull();
    expect(findRecordOfPath(`/imports/${id}`)).toBeNull();
  });
});
