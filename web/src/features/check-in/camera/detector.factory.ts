import type { CodeDetector } from './code-detector.rules';

interface NativeDetector {
  new (options: { formats: string[] }): CodeDetector;
  getSupportedFormats(): Promise<string[]>;
}

/** Creates a detector of QR codes: that of the browser, or else one that is loaded now. @throws if it cannot be loaded */
export async function createDetector(): Promise<CodeDetector> {
  const { BarcodeDetector: Native } = globalThis as unknown as { BarcodeDetector?: NativeDetector };
  if (Native && (await Native.getSupportedFormats()).includes('qr_code')) return new Native({ formats: ['qr_code'] });
  const { createDecoder } = await import('./decoder.factory');
  return createDecoder();
}
