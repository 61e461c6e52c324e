import { formatDuns, normaliseDuns } from './duns-number.rules.js';
import { formatKbo, normaliseKbo } from './kbo-number.rules.js';
import { normaliseLei } from './lei.rules.js';
import type { IdentifierResult } from './identifier-text.rules.js';
import { normaliseUscc } from './uscc.rules.js';
import { formatVat, normaliseVat } from './vat-number.rules.js';

/** The registers from which a company identifier can come. */
export const IDENTIFIER_SCHEMES = ['KBO', 'VAT', 'LEI', 'USCC', 'DUNS'] as const;

/** One of {@link IDENTIFIER_SCHEMES}. */
export type IdentifierScheme = (typeof IDENTIFIER_SCHEMES)[number];

interface SchemeRules {
  normalise(raw: string): IdentifierResult;
  format(value: string): string;
}

const formatAsStored = (value: string): string => value;

const RULES: Readonly<Record<IdentifierScheme, SchemeRules>> = {
  KBO: { normalise: normaliseKbo, format: formatKbo },
  VAT: { normalise: normaliseVat, format: formatVat },
  LEI: { normalise: normaliseLei, format: formatAsStored },
  USCC: { normalise: normaliseUscc, format: formatAsStored },
  DUNS: { normalise: normaliseDuns, format: formatDuns },
};

/**
 * Checks a typed company identifier and returns the form in which it is stored and compared: KBO `0566988259`, VAT
 * `BE0566988259`, LEI and USCC in upper case, DUNS as nine digits. A stored form is returned unchanged. An accepted
 * identifier is well formed, but it need not exist. The function never throws.
 */
export function normaliseIdentifier(scheme: IdentifierScheme, raw: string): IdentifierResult {
  return RULES[scheme].normalise(raw);
}

/**
 * Formats a stored identifier for people, such as KBO `0566.988.259`. A value in another form is returned unchanged.
 */
export function formatIdentifier(scheme: IdentifierScheme, value: string): string {
  return RULES[scheme].format(value);
}
