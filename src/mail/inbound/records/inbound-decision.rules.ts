import type { FieldError } from '../../../common/errors/domain.errors.js';

interface Decision {
  contactIds?: readonly string[] | null;
  createContact?: object | null;
  companyId?: string | null;
  leadId?: string | null;
  activityId?: string | null;
  ignore?: boolean | null;
}

/** Validates a decision about a mail. It ignores the mail, or says what the mail belongs to. */
export function validateDecision({ ignore, contactIds, ...rest }: Decision): FieldError[] {
  const named = Object.entries({ contactIds: contactIds?.length ? contactIds : null, ...rest })
    .filter(([name, value]) => value && name !== 'reason')
    .map(([name]) => name);
  if (ignore) {
    const code = 'inbound_mail.one_decision';
    return named.map((name) => ({
      pointer: `/${name}`,
      code,
      detail: `${name} must be left out when ignore is true.`,
    }));
  }
  if (named.length > 0) return [];
  const detail = 'Send contactIds, createContact, companyId, leadId or activityId, or ignore.';
  return [{ pointer: '', code: 'inbound_mail.empty_decision', detail }];
}
