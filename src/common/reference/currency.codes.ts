/** Codes that Intl still lists but that are no longer, or never were, money one can invest. */
const NOT_CURRENT = new Set(
  `ADP AFA ALK AOK AON AOR ARA ARL ARM ARP ATS AZM BAD BAN BEC BEF BEL BGL BGM BGO BOL BOP BOV BRB BRC BRE BRN BRR BRZ
  BUK BYB BYR CHE CHW CLE CLF CNX COU CSD CSK CYP DDM DEM ECS ECV EEK ESA ESB ESP FIM FRF GEK GHC GNS GQE GRD GWE GWP
  HRD HRK IEP ILP ILR ISJ ITL KRH KRO LTL LTT LUC LUF LUL LVL LVR MAF MCF MDC MGF MKN MLF MRO MTL MTP MVP MXP MXV MZE
  MZM NIC NLG PEI PES PLZ PTE RHD ROL RUR SDD SDP SIT SKK SRG STD SUR SVC TJR TMM TPE TRL UAK UGS USN USS UYI UYP UYW
  VEB VEF VNN XBA XBB XBC XBD XEU XFO XFU XRE XSU XTS XUA XXX YDD YER1 YUD YUM YUN YUR ZAL ZMK ZRN ZRZ ZWD ZWL ZWR
  XAG XAU XPD XPT BGN ANG CUC SLL`.split(/\s+/),
);

const CODES = new Set(Intl.supportedValuesOf('currency').filter((code) => !NOT_CURRENT.has(code)));

/** Whether a text is the ISO 4217 code of a currency in use, upper case. */
export function isCurrency(code: string): boolean {
  return CODES.has(code);
}
