import type { FieldError } from '../../common/errors/domain.errors.js';

/** A decision of a person about a registration. */
export interface Decision {
  contactId?: string | null;
  createContact?: object | null;
  companyId?: string | null;
  createCompany?: object | null;
  reject?: boolean | null;
}

/** Validates a decision. It must name one contact and at most one company, or reject the registration. */
export function validateDecision(decision: Decision): FieldError[] {
  const { contactId, createContact, companyId, createCompany, reject } = decision;
  const named = Object.entries({ contactId, createContact, companyId, createCompany }).filter(([, value]) => value);
  const code = 'intake_registration.one_decision';
  if (reject) {
    return named.map(([field]) => ({
      pointer: `/${field}`,
      code,
      detail: `${field} must be left out when reject is true.`,
    }));
  }
  if (contactId && createContact) {
    return [{ pointer: '/createContact', code, detail: 'Send either contactId or createContact, not both.' }];
  }
  if (!contactId && !createContact) {
    return [{ pointer: '', code, detail: 'Send contactId, createContact or reject.' }];
  }
  if (companyId && createCompany) {
    return [{ pointer: '/createCompany', code, detail: 'Send either companyId or createCompany, not both.' }];
  }
  return [];
}
