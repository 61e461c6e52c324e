import type { components } from '../../../shared/api/schema';
import { readBrusselsInput } from '../../../shared/format/zone-time.rules';

type RecordConsent = components['schemas']['RecordConsent'];

/** The fields of the form. */
export interface ConsentValues {
  purpose: RecordConsent['purpose'];
  lawfulBasis: NonNullable<RecordConsent['lawfulBasis']>;
  granted: boolean;
  wording: string;
  wordingVersion: string;
  /** The date and time in the time zone of the user; empty for the present time. */
  occurredAt: string;
  source: string;
  proof: string;
}

export const NO_CONSENT: ConsentValues = {
  purpose: 'marketing',
  lawfulBasis: 'consent',
  granted: true,
  wording: '',
  wordingVersion: '',
  occurredAt: '',
  source: '',
  proof: '',
};

/** Builds the request. Texts that are required stay, so that the server says what is missing. */
export function buildConsentRequest({ occurredAt, proof, ...values }: ConsentValues): RecordConsent {
  return {
    ...values,
    wording: values.wording.trim(),
    wordingVersion: values.wordingVersion.trim(),
    source: values.source.trim(),
    ...(occurredAt !== '' && { occurredAt: readBrusselsInput(occurredAt) }),
    ...(proof.trim() !== '' && { proof: proof.trim() }),
  };
}
