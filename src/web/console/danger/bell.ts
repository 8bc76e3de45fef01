import { useEffect, useSyncExternalStore } from "react";

const SWITCH = "wenfa.console.danger-bell";
const EVERY_MS = 4000;
const TONES = [880, 660];
const TONE_SECONDS = 0.22;

const listeners = new Set<() => void>();
let context: AudioContext | null = null;

const isOn = (): boolean => window.localStorage.getItem(SWITCH) === "on";

/** Two short tones, high and low. A browser that has not been touched since it loaded the page stays silent. */
function ring(): void {
  context ??= new AudioContext();
  const audio = context;
  void audio.resume().then(() => {
    TONES.forEach((frequency, i) => {
      const from = audio.currentTime + i * (TONE_SECONDS + 0.03);
      const tone = new OscillatorNode(audio, { frequency });
      const volume = new GainNode(audio, { gain: 0.2 });
      volume.gain.setTargetAtTime(0, from + TONE_SECONDS * 0.7, 0.03);
      tone.connect(volume).connect(audio.destination);
      tone.start(from);
      tone.stop(from + TONE_SECONDS);
    });
  });
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Off until somebody switches it on: an office shares its air. Switching on rings once, so that one knows the sound. */
export function useBell(): [boolean, (on: boolean) => void] {
  const on = useSyncExternalStore(subscribe, isOn);
  const set = (next: boolean) => {
    window.localStorage.setItem(SWITCH, next ? "on" : "off");
    if (next) ring();
    for (const listener of listeners) listener();
  };
  return [on, set];
}

export function useRinging(calling: boolean): void {
  const [on] = useBell();
  useEffect(() => {
    if (!on || !calling) return undefined;
    ring();
    const timer = setInterval(ring, EVERY_MS);
    return () => clearInterval(timer);
  }, [on, calling]);
}
