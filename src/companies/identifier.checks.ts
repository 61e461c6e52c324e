import { formatDuns, normaliseDuns } from './identifier.duns.js';
import { formatKbo, normaliseKbo } from './identifier.kbo.js';
import { normaliseLei } from './identifier.lei.js';
import type { IdentifierResult } from './identifier.text.js';
import { normaliseUscc } from './identifier.uscc.js';
import { formatVat, normaliseVat } from './identifier.vat.js';

/** The registers a company identifier may come from. */
export const IDENTIFIER_SCHEMES = ['KBO', 'VAT', 'LEI', 'USCC', 'DUNS'] as const;

/** One of {@link IDENTIFIER_SCHEMES}. */
export type IdentifierScheme = (typeof IDENTIFIER_SCHEMES)[number];

interface SchemeRules {
  normalise(raw: string): IdentifierResult;
  format(value: string): string;
}

const asStored = (value: string): string => value;

const RULES: Readonly<Record<IdentifierScheme, SchemeRules>> = {
  KBO: { normalise: normaliseKbo, format: formatKbo },
  VAT: { normalise: normaliseVat, format: formatVat },
  LEI: { normalise: normaliseLei, format: asStored },
  USCC: { normalise: normaliseUscc, format: asStored },
  DUNS: { normalise: normaliseDuns, format: formatDuns },
};

/**
 * Checks a company identifier as typed and returns the form in which it is stored and compared: KBO `0566988259`, VAT
 * `BE0566988259`, LEI and USCC upper-case, DUNS nine digits. Normalising a stored form gives it back unchanged.
 * An accepted identifier is well formed; that does not mean that it exists. Never throws.
 */
export function normaliseIdentifier(scheme: IdentifierScheme, raw: string): IdentifierResult {
  return RULES[scheme].normalise(raw);
}

/** Writes a stored identifier for people, such as KBO `0566.988.259`; a value of another form comes back as it is. */
export function formatIdentifier(scheme: IdentifierScheme, value: string): string {
  return RULES[scheme].format(value);
}
