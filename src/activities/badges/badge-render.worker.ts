import { renderSheets } from '../../common/pdf/pdf-document.factory.js';
import type { PrintLanguage } from '../delegations/programme/i18n/programme-pdf.constants.js';
import type { BadgeLayout, Badges } from './badge.constants.js';
import { buildBadgeSheets } from './badge-pdf.factory.js';

/** Renders badges as PDF. It runs in the worker thread of all documents. */
export function render(input: { badges: Badges; layout: BadgeLayout; language: PrintLanguage }): Promise<Uint8Array> {
  return renderSheets(buildBadgeSheets(input.badges, input.layout, input.language));
}
