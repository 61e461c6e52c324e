import type { FormProvider, Provider } from './connections.api';

/**
 * The origin of the secret of a provider that signs: we make it (`ours`), the provider makes it once it has the address
 * (`theirs`), or the provider may not sign (`optional`). `none` means that the provider never signs.
 */
export type SecretSource = 'ours' | 'theirs' | 'optional' | 'none';

interface ProviderFacts {
  secret: SecretSource;
  /** An example of the address of the API, for a provider that only announces changes; null for the others. */
  apiUrl: string | null;
  /** Whether the mapping says where the payload has its id, version and status. */
  hasPaths: boolean;
}

const FACTS: Readonly<Record<FormProvider, ProviderFacts>> = {
  tally: { secret: 'ours', apiUrl: null, hasPaths: false },
  typeform: { secret: 'ours', apiUrl: null, hasPaths: false },
  google_forms: { secret: 'ours', apiUrl: null, hasPaths: false },
  jotform: { secret: 'none', apiUrl: null, hasPaths: false },
  pretix: {
    secret: 'none',
    apiUrl: 'https://pretix.eu/api/v1/organizers/ORGANIZER/events/EVENT/',
    hasPaths: false,
  },
  eventbrite: { secret: 'none', apiUrl: 'https://www.eventbriteapi.com/v3', hasPaths: false },
  hi_events: { secret: 'theirs', apiUrl: null, hasPaths: false },
  formbricks: { secret: 'theirs', apiUrl: null, hasPaths: false },
  cal_com: { secret: 'ours', apiUrl: null, hasPaths: false },
  standard_webhooks: { secret: 'ours', apiUrl: null, hasPaths: true },
  generic: { secret: 'optional', apiUrl: null, hasPaths: true },
};

/** The providers, those that are used most first. */
export const PROVIDERS = Object.keys(FACTS) as FormProvider[];

/** Our own page, which needs nothing. */
const OF_PAGE: ProviderFacts = { secret: 'none', apiUrl: null, hasPaths: false };

/** Returns what a connection to a provider needs. */
export function getProviderFacts(provider: Provider): ProviderFacts {
  return provider === 'registration_page' ? OF_PAGE : FACTS[provider];
}

const SECRET_BYTES = 24;

/** Makes a secret that the provider accepts: 32 characters, or the key of Standard Webhooks. */
export function makeSecret(provider: Provider): string {
  const bytes = crypto.getRandomValues(new Uint8Array(SECRET_BYTES));
  const base64 = btoa(String.fromCharCode(...bytes));
  if (provider === 'standard_webhooks') return `whsec_${base64}`;
  return base64.replaceAll('+', 'a').replaceAll('/', 'b');
}
