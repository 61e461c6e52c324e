/**
 * The active national and supranational currencies of ISO 4217 (list one as of 2026: without HRK and BGN, which the
 * euro replaced, and with XCG and ZWG). The list does not come from Intl, which also contains historic currencies and
 * changes with the runtime. Precious metals, units of account, fund codes and test codes are left out because no
 * investment is paid in them.
 */
const CODES: ReadonlySet<string> = new Set(
  [
    'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY',
    'COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR',
    'ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK',
    'MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF',
    'SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU',
    'UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG',
  ]
    .join(' ')
    .split(' '),
);

/** The currencies that the euro replaced, with their former codes of ISO 4217: from ATS in 1999 to BGN in 2026. */
const REPLACED_BY_EURO: ReadonlySet<string> = new Set(
  'ATS BEF BGN CYP DEM EEK ESP FIM FRF GRD HRK IEP ITL LTL LUF LVL MTL NLG PTE SIT SKK'.split(' '),
);

/** The currency codes that amounts may have, in alphabetical order. */
export const currencyCodes: readonly string[] = [...CODES];

/** Tells whether a text is the code of an active currency in capitals. */
export function isCurrency(code: string): boolean {
  return CODES.has(code);
}

/** Explains why a value is no currency that an amount may have. It continues a sentence that begins with the field. */
export function explainInvalidCurrency(value: unknown): string {
  return typeof value === 'string' && REPLACED_BY_EURO.has(value)
    ? `cannot be ${value}, which is no longer a currency; give the amount in EUR`
    : 'must be an ISO 4217 currency code such as EUR';
}
