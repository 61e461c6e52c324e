import type { FieldError } from '../../common/errors/domain.errors.js';

/** What somebody decides about a registration, by the fields that are there. */
export interface Decision {
  contactId?: string | null;
  createContact?: object | null;
  companyId?: string | null;
  createCompany?: object | null;
  reject?: boolean | null;
}

/** What is wrong with a decision: it must name one contact, at most one company, or reject; nothing when it can be. */
export function decisionErrors(decision: Decision): FieldError[] {
  const { contactId, createContact, companyId, createCompany, reject } = decision;
  const named = Object.entries({ contactId, createContact, companyId, createCompany }).filter(([, value]) => value);
  const code = 'intake_registration.one_decision';
  if (reject) {
    return named.map(([field]) => ({ pointer: `/${field}`, code, detail: 'What is rejected is nobody’s.' }));
  }
  if (contactId && createContact) {
    return [{ pointer: '/createContact', code, detail: 'Name a contact or make one, not both.' }];
  }
  if (!contactId && !createContact) {
    return [{ pointer: '', code, detail: 'Say whose it is: a contactId, a createContact, or reject.' }];
  }
  if (companyId && createCompany) {
    return [{ pointer: '/createCompany', code, detail: 'Name a company or make one, not both.' }];
  }
  return [];
}
