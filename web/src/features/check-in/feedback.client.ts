import { ExternalStore } from '../../shared/api/external.store';
import { readStoredText, writeStoredText } from './device-storage.client';
import type { ResultTone } from './queue/check-in-result.rules';

/** The name under which this device remembers that the sound is off. */
const MUTED = 'locate-check-in-muted';

/** The notes of a result: pitches in hertz, one after the other. */
const NOTES: Readonly<Record<ResultTone, readonly number[]>> = {
  good: [880, 1320],
  notice: [660, 660],
  bad: [220, 165],
};
const NOTE_MS = 110;

/** How the device shakes: milliseconds of shaking and of pauses. */
const SHAKES: Readonly<Record<ResultTone, readonly number[]>> = {
  good: [60],
  notice: [60, 60, 60],
  bad: [250, 80, 250],
};

/** Whether the page is silent on this device. */
export const isMuted = new ExternalStore(readStoredText(MUTED) !== null);

let context: AudioContext | null = null;

/** Switches the sound on or off. */
export function setMuted(muted: boolean): void {
  isMuted.set(muted);
  writeStoredText(MUTED, muted ? 'yes' : null);
}

/** Lets the device sound and shake for a result, as far as it can and may. */
export function giveFeedback(tone: ResultTone): void {
  // Before the first touch a browser allows neither.
  if (navigator.userActivation?.hasBeenActive) navigator.vibrate?.([...SHAKES[tone]]);
  if (isMuted.get()) return;
  try {
    playNotes(NOTES[tone]);
  } catch {
    // A browser without sound, or one whose sound another program uses, shows the result all the same.
  }
}

function playNotes(notes: readonly number[]): void {
  context ??= new AudioContext();
  void context.resume().catch(() => undefined);
  for (const [index, pitch] of notes.entries()) {
    const oscillator = context.createOscillator();
    const gain = context.createGain();
    const start = context.currentTime + (index * NOTE_MS) / 1_000;
    oscillator.frequency.value = pitch;
    gain.gain.setValueAtTime(0.2, start);
    gain.gain.exponentialRampToValueAtTime(0.001, start + NOTE_MS / 1_000);
    oscillator.connect(gain).connect(context.destination);
    oscillator.start(start);
    oscillator.stop(start + NOTE_MS / 1_000);
  }
}
