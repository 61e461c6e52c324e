/** Returns a code as QR code, in PNG, which every mail program shows. The bytes of a code are always the same. */
export async function renderQrCode(code: string): Promise<Buffer> {
  const { toBuffer } = await import('qrcode');
  return toBuffer(code, { type: 'png', errorCorrectionLevel: 'M', margin: 4, width: 400 });
}
