import { BarcodeDetector as DecodingDetector, setZXingModuleOverrides } from 'barcode-detector/pure';
import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url';

/** Builds a detector of QR codes for browsers that have none. The decoder is WebAssembly, which this server serves. */
export function createDecoder(): Pick<BarcodeDetection, 'detect'> {
  setZXingModuleOverrides({
    locateFile: (path: string, prefix: string) => (path.endsWith('.wasm') ? wasmUrl : prefix + path),
  });
  return new DecodingDetector({ formats: ['qr_code'] });
}

/** A detector of barcodes, as browsers have it. The types of TypeScript do not know it yet. */
export interface BarcodeDetection {
  detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]>;
}
