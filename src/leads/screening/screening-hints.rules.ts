import type { SensitiveArea } from './screening-ruleset.constants.js';

/** A hint at a sensitive area that nobody has named. It comes from the texts or the sector of the lead. */
export interface AreaHint {
  area: SensitiveArea;
  /** Stable code of the hint. */
  code: 'led_may_be_semiconductor' | 'text_mentions_semiconductors' | 'nace_suggests_area';
  text: string;
}

/**
 * Patterns for LED products. The three letters alone count in capitals only, because "a delegation led by" is not about
 * diodes.
 */
const LED_PATTERNS: readonly RegExp[] = [
  /\bLEDs?\b(?!\s+(?:BY|TO)\b)/,
  /\bleds?[\s-]?(?:light\w*|lamps?|chips?|modules?|panels?|displays?|drivers?|strips?|verlichting|lampen)\b/i,
  /\b(?:light[\s-]emitting diodes?|solid[\s-]state lighting)\b/i,
  /发光二极管|半导体照明/,
];

const SEMICONDUCTOR_PATTERN =
  /\b(?:semi-?conductors?|semi-?conducteurs?|halfgeleiders?|wafers?|chip fab)\b|半导体(?!照明)/i;

/** NACE codes, without dots, that mean the same in Rev. 2 and Rev. 2.1 and point to an area. */
const NACE_HINTS: readonly { prefix: string; area: SensitiveArea }[] = [
  { prefix: '2611', area: 'semiconductors' },
  { prefix: '303', area: 'aerospace' },
  { prefix: '304', area: 'defence_dual_use' },
  { prefix: '35', area: 'energy' },
  { prefix: '60', area: 'media' },
  { prefix: '61', area: 'electronic_communications' },
  { prefix: '80', area: 'private_security' },
];

/**
 * Finds hints at sensitive areas in the texts and the NACE code of a lead; section letter and dots of the code are
 * optional. Hints suggest a closer look and never lead to a filing by themselves.
 */
export function findAreaHints(text: string | null, naceCode: string | null): AreaHint[] {
  const hints: AreaHint[] = [];
  const content = text ?? '';
  if (LED_PATTERNS.some((pattern) => pattern.test(content))) {
    hints.push({
      area: 'semiconductors',
      code: 'led_may_be_semiconductor',
      text: 'The lead is about LEDs: a company that makes the diodes, rather than lamps from bought diodes, makes semiconductors.',
    });
  }
  if (SEMICONDUCTOR_PATTERN.test(content)) {
    hints.push({
      area: 'semiconductors',
      code: 'text_mentions_semiconductors',
      text: 'The lead mentions semiconductors.',
    });
  }
  const digits = (naceCode ?? '').replace(/[^0-9]/g, '');
  for (const { prefix, area } of NACE_HINTS) {
    if (digits.startsWith(prefix)) {
      const text = `The sector ${naceCode} suggests ${area.replaceAll('_', ' ')}.`;
      hints.push({ area, code: 'nace_suggests_area', text });
    }
  }
  return hints;
}
