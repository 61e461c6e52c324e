import './page.css';
import { solveForm } from './proof-of-work.handler.ts';

/** Moves the focus to the list of errors, so that a screen reader reads it first. */
function focusErrors(): void {
  document.querySelector<HTMLElement>('[data-focus]')?.focus();
}

/** Shows when the event begins in the time zone of the reader, if the page does not have that zone. */
function showOwnTime(element: HTMLElement): void {
  const { ownTime = '', zones = '', label = '', locale } = element.dataset;
  const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const [start, end] = ownTime.split('/').map((text) => new Date(text));
  if (!start || !end || zones.split(' ').includes(timeZone)) return;
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short' });
  element.textContent = `${label}${format.formatRange(start, end)}`;
  element.hidden = false;
}

/** Sends a form once, however often its button is pressed. The button works again when the browser comes back to the page. */
function sendOnce(form: HTMLFormElement): void {
  const setDisabled = (disabled: boolean) => {
    for (const button of form.querySelectorAll('button')) button.disabled = disabled;
  };
  form.addEventListener('submit', () => setDisabled(true));
  window.addEventListener('pageshow', () => setDisabled(false));
}

focusErrors();
document.querySelectorAll<HTMLElement>('[data-own-time]').forEach(showOwnTime);
document.querySelectorAll<HTMLFormElement>('form[data-challenge]').forEach(solveForm);
document.querySelectorAll<HTMLFormElement>('form:not([data-challenge])').forEach(sendOnce);
