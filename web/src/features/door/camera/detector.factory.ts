import type { BarcodeDetection } from './scanner.client';

interface NativeDetector {
  new (options: { formats: string[] }): BarcodeDetection;
  getSupportedFormats(): Promise<string[]>;
}

/** Creates a detector of QR codes: that of the browser, or else one that is loaded now. @throws if it cannot be loaded */
export async function createDetector(): Promise<BarcodeDetection> {
  const { BarcodeDetector: Native } = globalThis as unknown as { BarcodeDetector?: NativeDetector };
  if (Native && (await Native.getSupportedFormats()).includes('qr_code')) return new Native({ formats: ['qr_code'] });
  const { createDecoder } = await import('./scanner.client');
  return createDecoder();
}
