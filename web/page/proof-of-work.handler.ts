import { type Challenge, type Solution, solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2';

/** A solution is computed again after this time, because the challenge expires after 20 minutes. */
const MAX_AGE_MS = 15 * 60_000;

interface Solved {
  payload: Promise<string>;
  since: number;
}

/**
 * Computes the proof of work of a form. It begins when the person touches the form, so that there is nothing to wait for
 * when it is sent.
 */
export function solveForm(form: HTMLFormElement): void {
  const { challenge: address = '', checking = '', failed = '' } = form.dataset;
  const state = form.querySelector<HTMLElement>('[data-state]');
  const button = form.querySelector<HTMLButtonElement>('button[type=submit]');
  let solved: Solved | undefined;

  const solve = (): Promise<string> => {
    if (!solved || performance.now() - solved.since > MAX_AGE_MS) {
      const started = { payload: fetchSolution(address), since: performance.now() };
      started.payload.catch(() => {
        if (solved === started) solved = undefined;
      });
      solved = started;
    }
    return solved.payload;
  };
  const say = (text: string): void => {
    if (state) state.textContent = text;
  };
  const send = async (): Promise<void> => {
    if (button) button.disabled = true;
    say(checking);
    try {
      form.querySelector<HTMLInputElement>('input[name=challenge]')!.value = await solve();
      form.submit();
    } catch {
      say(failed);
      if (button) button.disabled = false;
    }
  };

  form.addEventListener('focusin', () => void solve().catch(() => undefined), { once: true });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void send();
  });
  // A page that the browser keeps has a used solution when the person comes back to it.
  addEventListener('pageshow', (event) => {
    if (!event.persisted) return;
    solved = undefined;
    say('');
    if (button) button.disabled = false;
  });
}

async function fetchSolution(address: string): Promise<string> {
  const response = await fetch(address, { cache: 'no-store', credentials: 'omit' });
  if (!response.ok) throw new Error(`The challenge was answered with ${response.status}.`);
  const challenge = (await response.json()) as Challenge;
  const solution: Solution | null = await solveChallenge({ challenge, deriveKey });
  if (!solution) throw new Error('The challenge was not solved in time.');
  return btoa(JSON.stringify({ challenge, solution }));
}
