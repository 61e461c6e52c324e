/** A detector of codes, as some browsers have it. The types of TypeScript do not know it yet. */
export interface CodeDetector {
  detect(video: HTMLVideoElement): Promise<{ rawValue: string }[]>;
}
