import { type RefObject, useEffect, useRef, useState } from 'react';
import { createDetector } from './detector.factory';

/** The time between two looks at the picture. */
const LOOK_INTERVAL_MS = 120;

/** The time for which a code that stays before the camera is not read again. */
const SAME_CODE_PAUSE_MS = 4_000;

/** A camera of the device. It has a name only after the camera was allowed. */
export interface Camera {
  id: string;
  name: string;
}

interface CameraState {
  status: 'starting' | 'running' | 'denied' | 'none' | 'failed';
  cameras: readonly Camera[];
  /** The light of the camera. It is absent if the camera has none. */
  torch: 'absent' | 'off' | 'on';
}

/** The abilities of a camera, with one that the types of TypeScript do not know. */
type TorchCapabilities = MediaTrackCapabilities & { torch?: boolean };

/**
 * Runs a camera as long as the component is there, and calls a function with every QR code that it sees.
 * @param cameraId the camera; null for the one on the back of the device
 */
export function useCamera(
  video: RefObject<HTMLVideoElement | null>,
  cameraId: string | null,
  onCode: (text: string) => void,
): CameraState & { toggleTorch: () => void } {
  const [state, setState] = useState<CameraState>({ status: 'starting', cameras: [], torch: 'absent' });
  const [attempt, setAttempt] = useState(0);
  const track = useRef<MediaStreamTrack | null>(null);
  const report = useRef(onCode);
  useEffect(() => {
    report.current = onCode;
  });
  useEffect(() => {
    const run = new AbortController();
    const { signal } = run;
    const change = (next: Partial<CameraState>) => !signal.aborted && setState((known) => ({ ...known, ...next }));
    const start = async () => {
      try {
        const stream = await openStream(cameraId, signal);
        track.current = stream.getVideoTracks()[0] ?? null;
        track.current?.addEventListener('ended', () => runWhenVisible(signal, () => setAttempt((count) => count + 1)));
        const element = video.current;
        if (!element || signal.aborted) return;
        element.srcObject = stream;
        await element.play();
        const capabilities: TorchCapabilities | undefined = track.current?.getCapabilities?.();
        const hasTorch = capabilities?.torch === true;
        change({ status: 'running', torch: hasTorch ? 'off' : 'absent', cameras: await listCameras() });
        await readCodes(element, signal, (text) => report.current(text));
      } catch (error) {
        change({ status: findFailure(error) });
      }
    };
    void start();
    return () => run.abort();
  }, [attempt, cameraId, video]);
  const toggleTorch = () => {
    const isOn = state.torch === 'on';
    const light = async () => {
      await track.current?.applyConstraints({ advanced: [{ torch: !isOn } as MediaTrackConstraintSet] });
      setState((known) => ({ ...known, torch: isOn ? 'off' : 'on' }));
    };
    // A device that is too warm or has an empty battery refuses it.
    void light().catch(() => setState((known) => ({ ...known, torch: 'off' })));
  };
  return { ...state, toggleTorch };
}

/** Opens the picture of a camera, and closes it with the signal. @throws DOMException, TypeError without cameras */
async function openStream(cameraId: string | null, signal: AbortSignal): Promise<MediaStream> {
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: false,
    video: cameraId === null ? { facingMode: { ideal: 'environment' } } : { deviceId: { exact: cameraId } },
  });
  const stop = () => {
    for (const one of stream.getTracks()) one.stop();
  };
  if (signal.aborted) stop();
  else signal.addEventListener('abort', stop);
  return stream;
}

/** Runs a function once the page is in sight. A phone takes the camera away from a page that is not. */
function runWhenVisible(signal: AbortSignal, run: () => void): void {
  if (signal.aborted) return;
  if (document.hidden) document.addEventListener('visibilitychange', run, { once: true, signal });
  else run();
}

async function listCameras(): Promise<Camera[]> {
  const devices = await navigator.mediaDevices.enumerateDevices();
  return devices
    .filter(({ kind, deviceId }) => kind === 'videoinput' && deviceId !== '')
    .map(({ deviceId, label }) => ({ id: deviceId, name: label }));
}

/** Looks at the picture until the signal, and reports each code once while it stays there. */
async function readCodes(element: HTMLVideoElement, signal: AbortSignal, report: (text: string) => void) {
  const detector = await createDetector();
  let last = '';
  let lastSeenAt = 0;
  while (!signal.aborted) {
    const [found] = await detector.detect(element);
    const now = performance.now();
    if (found) {
      if (found.rawValue !== last || now - lastSeenAt > SAME_CODE_PAUSE_MS) report(found.rawValue);
      last = found.rawValue;
      lastSeenAt = now;
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_INTERVAL_MS));
  }
}

function findFailure(error: unknown): CameraState['status'] {
  const { name } = error as Error;
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied';
  if (name === 'NotFoundError' || name === 'OverconstrainedError' || name === 'NotReadableError') return 'none';
  // A page that is not opened by https has no cameras.
  return navigator.mediaDevices ? 'failed' : 'none';
}
