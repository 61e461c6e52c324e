import type { PrintLanguage } from '../delegations/programme/i18n/programme-pdf.constants.js';
import type { Badges } from './badge.constants.js';
import { findIncompleteBadges } from './badge-pdf.factory.js';

/** Returns the incomplete badges as JSON. It runs in the worker thread of all documents, which has read the fonts. */
export async function render(input: { badges: Badges; language: PrintLanguage }): Promise<Uint8Array> {
  return Buffer.from(JSON.stringify(findIncompleteBadges(input.badges, input.language)));
}
