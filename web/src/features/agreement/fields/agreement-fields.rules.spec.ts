import fields from 'record-catalogue/agreements';
import { isEditable } from '../../../shared/catalogue/catalogue-field.rules';
import type { components } from '../../../shared/api/schema';
import { AGREEMENT_FIELD_RULES, cleanValue, listFields } from './agreement-fields.rules';

const draft = {
  status: 'draft',
  signedOn: null,
  terminatedOn: null,
  parties: [{ companyId: 'gsc', companyName: 'GSC', role: 'signatory' }],
} as unknown as components['schemas']['AgreementDetailView'];

describe('The fields of an agreement', () => {
  it('have the day of an event once the status says that it took place', () => {
    expect(listFields('term', draft)).toEqual(['status', 'effectiveOn']);
    expect(listFields('term', { ...draft, status: 'in_force' })).toEqual(['status', 'signedOn', 'effectiveOn']);
    expect(listFields('term', { ...draft, status: 'terminated' })).toContain('terminatedOn');
    expect(listFields('term', { ...draft, signedOn: '2016-05-24' })).toContain('signedOn');
  });

  it('are cleaned before they are sent', () => {
    expect(cleanValue('title', ' Partnership ')).toBe('Partnership');
    expect(cleanValue('expiresOn', '')).toBeNull();
    const nobody = { name: ' ', capacity: null, companyId: null, contactId: null };
    expect(cleanValue('signatories', [nobody, { ...nobody, name: 'Erik Gerits ', capacity: '' }])).toEqual([
      { name: 'Erik Gerits', capacity: null, companyId: null, contactId: null },
    ]);
    expect(AGREEMENT_FIELD_RULES.readValue(draft, 'parties')).toEqual([{ companyId: 'gsc', role: 'signatory' }]);
  });

  it('say what is wrong with the status where that of a day is shown, and the other way round', () => {
    expect(AGREEMENT_FIELD_RULES.listPointers('status')).toContain('/effectiveOn');
    expect(AGREEMENT_FIELD_RULES.listPointers('expiresOn')).toContain('/status');
    expect(AGREEMENT_FIELD_RULES.listPointers('title')).toEqual(['/title']);
    expect(isEditable(fields, 'title') && !isEditable(fields, 'constructor')).toBe(true);
  });
});
