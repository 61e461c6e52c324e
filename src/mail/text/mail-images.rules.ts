import { LOGO_PNG } from './mail-logo.constants.js';

/** Where the html of a mail finds its pictures. */
export interface MailImages {
  logo: string;
  /** The code of a registration; null if the mail has none. */
  qrCode: string | null;
}

/** The ids of the pictures of a sent mail, which are parts of its message. */
export const LOGO_CID = 'logo@locate-crm';
export const QR_CODE_CID = 'code@locate-crm';

/** Returns the pictures of a mail that is sent. */
export function buildSentImages(hasQrCode: boolean): MailImages {
  return { logo: `cid:${LOGO_CID}`, qrCode: hasQrCode ? `cid:${QR_CODE_CID}` : null };
}

/** Returns the pictures of a mail that is only shown, which are inside its html. */
export function buildShownImages(qrCode: Buffer | null): MailImages {
  return { logo: toDataUrl(LOGO_PNG), qrCode: qrCode && toDataUrl(qrCode) };
}

function toDataUrl(png: Buffer): string {
  return `data:image/png;base64,${png.toString('base64')}`;
}
