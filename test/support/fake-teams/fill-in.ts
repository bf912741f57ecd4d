import { type Button, isJson } from './card-parts.js';

export type InputValue = string | number | boolean | readonly string[];
export type Inputs = Readonly<Record<string, InputValue>>;

type Json = Record<string, unknown>;

/**
 * The client's payload for a click: the button's data and the filled-in inputs as text, absent when left empty. Throws
 * where a real client would not send: an input that is not there, a required one left empty, a choice that is not
 * offered, a text that is too long or does not match.
 */
export function filledIn(button: Button, given: Inputs): Json {
  const known = new Map(button.inputs.map((input) => [String(input.id), input]));
  if (!button.sendsInputs) known.clear();
  for (const id of Object.keys(given)) {
    if (!known.has(id))
      throw new Error(
        `No input "${id}" goes with "${button.title}"; there are: ${[...known.keys()].join(', ') || 'none'}`,
      );
  }
  const values = [...known].flatMap(([id, input]) => {
    const text = textFor(input, given[id]);
    if (text !== '') check(id, input, text);
    if (text === '' && input.isRequired === true)
      throw new Error(`Input "${id}" is required: ${String(input.errorMessage)}`);
    return text === '' ? [] : [[id, text] as const];
  });
  return { ...button.data, ...Object.fromEntries(values) };
}

function textFor(input: Json, given: InputValue | undefined): string {
  if (input.type === 'Input.Toggle') return toggleText(input, given);
  const value = given ?? input.value;
  if (Array.isArray(value)) return value.join(',');
  return value === undefined || value === null ? '' : String(value);
}

function toggleText(input: Json, given: InputValue | undefined): string {
  const on = String(input.valueOn ?? 'true');
  const off = String(input.valueOff ?? 'false');
  if (given === undefined) return String(input.value ?? off);
  return given === true || given === on ? on : off;
}

function check(id: string, input: Json, text: string): void {
  if (typeof input.maxLength === 'number' && text.length > input.maxLength)
    throw new Error(`Input "${id}" takes ${input.maxLength} characters`);
  if (typeof input.regex === 'string' && !new RegExp(input.regex).test(text))
    throw new Error(`Input "${id}" does not take "${text}"`);
  if (input.type === 'Input.ChoiceSet') checkChoice(id, input, text);
  if (input.type === 'Input.Number') checkNumber(id, input, Number(text));
}

function checkChoice(id: string, input: Json, text: string): void {
  if (isJson(input['choices.data'])) return;
  const choices = Array.isArray(input.choices)
    ? input.choices.filter(isJson).map((choice) => String(choice.value))
    : [];
  const chosen = input.isMultiSelect === true ? text.split(',') : [text];
  for (const one of chosen) {
    if (!choices.includes(one))
      throw new Error(`Input "${id}" does not offer "${one}"; it offers: ${choices.slice(0, 20).join(', ')}`);
  }
}

function checkNumber(id: string, input: Json, value: number): void {
  const low = typeof input.min === 'number' ? input.min : Number.NEGATIVE_INFINITY;
  const high = typeof input.max === 'number' ? input.max : Number.POSITIVE_INFINITY;
  if (Number.isNaN(value) || value < low || value > high)
    throw new Error(`Input "${id}" takes a number from ${low} to ${high}`);
}
