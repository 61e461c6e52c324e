import type { FieldError } from '../../common/errors/domain.errors.js';
import { type AllowedOrigins, isForbiddenHost, isProtectedAddress } from '../../common/http/remote-address.rules.js';

/**
 * Returns an error if a webhook may not have this address. The address of a name is looked up at each attempt only, because
 * it can change.
 */
export function validateWebhookUrl(text: string, allowed: AllowedOrigins): FieldError[] {
  const problem = describeProblem(text, allowed);
  return problem ? [{ pointer: '/url', code: 'webhook.url_not_allowed', detail: `url ${problem}.` }] : [];
}

function describeProblem(text: string, allowed: AllowedOrigins): string | null {
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return 'must be a web address that starts with https://';
  const url = new URL(text);
  if (url.username || url.password) return 'must have no user and no password';
  if (text.includes('#')) return 'must have no fragment, the part after #';
  if (!isProtectedAddress(url, allowed)) return 'must start with https://, so that nobody can read what is sent';
  if (isForbiddenHost(url, allowed)) return 'must not be an address of a private network';
  return null;
}
