import type { SensitiveArea } from './screening.ruleset.js';

/** A sign, in the lead's own words or its sector, of a sensitive area that nobody has named. */
export interface AreaHint {
  area: SensitiveArea;
  /** Stable. */
  code: 'led_may_be_semiconductor' | 'text_mentions_semiconductors' | 'nace_suggests_area';
  text: string;
}

/** Words for LED products. The bare three letters count in capitals only: "a delegation led by" is not about diodes. */
const LED_PATTERNS: readonly RegExp[] = [
  /\bLEDs?\b(?!\s+(?:BY|TO)\b)/,
  /\bleds?[\s-]?(?:light\w*|lamps?|chips?|modules?|panels?|displays?|drivers?|strips?|verlichting|lampen)\b/i,
  /\b(?:light[\s-]emitting diodes?|solid[\s-]state lighting)\b/i,
  /发光二极管|半导体照明/,
];

const SEMICONDUCTOR_PATTERN =
  /\b(?:semi-?conductors?|semi-?conducteurs?|halfgeleiders?|wafers?|chip fab)\b|半导体(?!照明)/i;

/** NACE codes, without dots, that read the same in Rev. 2 and Rev. 2.1 and point at an area. */
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
 * Looks for sensitive areas in a lead's texts and its NACE code (with or without section letter and dots). Hints ask
 * for a closer look and never lead to a filing by themselves.
 */
export function areaHints(text: string | null, naceCode: string | null): AreaHint[] {
  const hints: AreaHint[] = [];
  const words = text ?? '';
  if (LED_PATTERNS.some((pattern) => pattern.test(words))) {
    hints.push({
      area: 'semiconductors',
      code: 'led_may_be_semiconductor',
      text: 'The lead is about LEDs: whoever makes the diodes, rather than lamps from bought ones, makes semiconductors.',
    });
  }
  if (SEMICONDUCTOR_PATTERN.test(words)) {
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
