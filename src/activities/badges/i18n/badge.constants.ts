import type { PrintLanguage } from '../../delegations/programme/i18n/programme-pdf.constants.js';

/** The fixed texts of badges. The words for the roles of a delegation are those of its printed programme. */
export interface BadgeTranslations {
  badges: string;
  speaker: string;
  code: string;
}

/** The fixed texts in every language. */
export const BADGE_TRANSLATIONS: Record<PrintLanguage, BadgeTranslations> = {
  en: { badges: 'Badges', speaker: 'Speaker', code: 'QR code' },
  nl: { badges: 'Badges', speaker: 'Spreker', code: 'QR-code' },
  zh: { badges: '胸牌', speaker: '演讲嘉宾', code: '二维码' },
};
