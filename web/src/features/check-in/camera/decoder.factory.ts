import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url';
import type { CodeDetector } from './code-detector.rules';

/** The longer side of the picture in which a code is looked for, in pixels. A larger one takes longer and shows no more. */
const MAX_SIDE = 960;

/**
 * Creates a detector of QR codes for browsers that have none. The decoder is WebAssembly of this server, in the version of
 * its script. @throws if it cannot be loaded
 */
export async function createDecoder(): Promise<CodeDetector> {
  const locateFile = (path: string, folder: string) => (path.endsWith('.wasm') ? wasmUrl : folder + path);
  await prepareZXingModule({ overrides: { locateFile }, fireImmediately: true });
  const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('The browser has no canvas.');
  return {
    detect: async (video) => {
      const scale = Math.min(1, MAX_SIDE / Math.max(video.videoWidth, video.videoHeight));
      const width = Math.round(video.videoWidth * scale);
      const height = Math.round(video.videoHeight * scale);
      Object.assign(context.canvas, { width, height });
      context.drawImage(video, 0, 0, width, height);
      const options = { formats: ['QRCode' as const], maxNumberOfSymbols: 1 };
      const codes = await readBarcodes(context.getImageData(0, 0, width, height), options);
      return codes.map(({ text }) => ({ rawValue: text }));
    },
  };
}
