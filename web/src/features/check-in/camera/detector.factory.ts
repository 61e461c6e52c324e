import type { CodeDetector } from './code-detector.rules';

interface NativeDetector {
  new (options: { formats: string[] }): CodeDetector;
  getSupportedFormats(): Promise<string[]>;
}

/**
 * Creates a detector of QR codes: that of the browser, or else one that is loaded now. Some phones have a detector that fails
 * when it is used, in whose place the other one comes. @throws if it cannot be loaded
 */
export async function createDetector(): Promise<CodeDetector> {
  let detector = await createNativeDetector();
  if (!detector) return loadDecoder();
  let isNative = true;
  return {
    detect: async (video) => {
      try {
        return await detector!.detect(video);
      } catch (error) {
        if (!isNative) throw error;
        isNative = false;
        detector = await loadDecoder();
        return detector.detect(video);
      }
    },
  };
}

async function createNativeDetector(): Promise<CodeDetector | null> {
  const { BarcodeDetector: Native } = globalThis as unknown as { BarcodeDetector?: NativeDetector };
  try {
    const formats = (await Native?.getSupportedFormats()) ?? [];
    return Native && formats.includes('qr_code') ? new Native({ formats: ['qr_code'] }) : null;
  } catch {
    return null;
  }
}

async function loadDecoder(): Promise<CodeDetector> {
  const { createDecoder } = await import('./decoder.factory');
  return createDecoder();
}
