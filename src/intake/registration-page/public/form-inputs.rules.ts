import { Html, html, type HtmlPart } from './html.rules.js';

/** An input of the form, as the page shows it. */
export interface FormInput {
  name: string;
  label: string;
  required: boolean;
  /** The values that the person has sent. */
  values: readonly string[];
  /** The sentence that says what is wrong; null if nothing is. */
  error: string | null;
  hint?: string;
  /** The text behind the label of an input that may stay empty. */
  optionalText: string;
}

/** An option of a choice. */
export interface InputOption {
  value: string;
  label: string;
  /** The language of the label, where it is not that of the page. */
  lang?: string;
}

/** Returns the id of an input. A dot would have to be escaped in a selector. */
export function toInputId(name: string): string {
  return name.replaceAll('.', '-');
}

/** Builds the attributes that tie an input to its error and its hint, and say whether it is required. */
function buildStateAttributes({ name, error, hint, required }: FormInput): Html {
  const id = toInputId(name);
  const described = [error !== null && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ');
  return html`${required && html` required`}${error !== null && html` aria-invalid="true"`}${described && html` aria-describedby="${described}"`}`;
}

function buildNotes({ name, error, hint }: FormInput): HtmlPart {
  const id = toInputId(name);
  return [
    hint ? html`<p class="hint" id="${id}-hint">${hint}</p>` : null,
    error === null ? null : html`<p class="error" id="${id}-error">${error}</p>`,
  ];
}

function buildLabelText({ label, required, optionalText }: FormInput): Html {
  return html`${label}${!required && html` <span class="optional">${optionalText}</span>`}`;
}

/** Builds an input of one line. `attributes` are its type, its length and what browsers fill in. */
export function buildTextInput(input: FormInput, attributes: Record<string, string | number>): Html {
  const id = toInputId(input.name);
  const given = Object.entries(attributes).map(([key, value]) => html` ${key}="${value}"`);
  return html`<div class="field">
    <label for="${id}">${buildLabelText(input)}</label>
    ${buildNotes(input)}
    <input id="${id}" name="${input.name}" value="${input.values[0] ?? ''}" ${given}${buildStateAttributes(input)} />
  </div>`;
}

/** Builds an input of several lines. */
export function buildTextArea(input: FormInput, maxLength: number): Html {
  const id = toInputId(input.name);
  // A parser drops the first line break of a text area, so one stands before the value.
  return html`<div class="field">
    <label for="${id}">${buildLabelText(input)}</label>
    ${buildNotes(input)}
    <textarea id="${id}" name="${input.name}" rows="4" maxlength="${maxLength}" ${buildStateAttributes(input)}>
${input.values[0] ?? ''}</textarea>
  </div>`;
}

/** Builds a list of which one option is chosen. */
export function buildSelect(
  input: FormInput,
  options: readonly InputOption[],
  { choose, autocomplete }: { choose: string; autocomplete?: string },
): Html {
  const id = toInputId(input.name);
  const items = options.map(
    ({ value, label, lang }) =>
      html`<option value="${value}" ${lang && html` lang="${lang}"`}${value === input.values[0] && html` selected`}>
        ${label}
      </option>`,
  );
  return html`<div class="field">
    <label for="${id}">${buildLabelText(input)}</label>
    ${buildNotes(input)}
    <select
      id="${id}"
      name="${input.name}"
      ${autocomplete && html` autocomplete="${autocomplete}"`}${buildStateAttributes(input)}
    >
      <option value="">${choose}</option>
      ${items}
    </select>
  </div>`;
}

/** Builds a group of buttons or boxes. The first one has the id of the input, so that an error leads to it. */
export function buildChoices(input: FormInput, options: readonly InputOption[], type: 'radio' | 'checkbox'): Html {
  const id = toInputId(input.name);
  const described = [input.error !== null && `${id}-error`, input.hint && `${id}-hint`].filter(Boolean).join(' ');
  const items = options.map(({ value, label }, index) => {
    const optionId = index === 0 ? id : `${id}-${index}`;
    const isRequired = type === 'radio' && input.required;
    return html`<div class="choice">
      <input
        type="${type}"
        id="${optionId}"
        name="${input.name}"
        value="${value}"
        ${input.values.includes(value) && html` checked`}${isRequired && html` required`}
      /><label for="${optionId}">${label}</label>
    </div>`;
  });
  return html`<fieldset class="field" ${described && html` aria-describedby="${described}"`}>
    <legend>${buildLabelText(input)}</legend>
    ${buildNotes(input)} ${items}
  </fieldset>`;
}

/** Builds one box with a text beside it. It is never ticked beforehand. */
export function buildCheckbox(
  { name, values, error }: Pick<FormInput, 'name' | 'values' | 'error'>,
  value: string,
  label: HtmlPart,
): Html {
  const id = toInputId(name);
  return html`<div class="field">
    ${error !== null && html`<p class="error" id="${id}-error">${error}</p>`}
    <div class="choice">
      <input
        type="checkbox"
        id="${id}"
        name="${name}"
        value="${value}"
        ${values.includes(value) && html` checked`}${error !== null && html` aria-describedby="${id}-error"`}
      /><label for="${id}">${label}</label>
    </div>
  </div>`;
}
