import { addDays, resolvePeriod, type DataProvider, type Filter, type Member, type PeriodInput } from '../src/contract/index.js';
import { nameOf, text } from './language.js';

/** What the reader has chosen. */
export interface Choice {
  readonly period: PeriodInput;
  readonly filters: readonly Filter[];
}

const PRESETS = ['last-6-months', 'last-3-months', 'last-12-months', 'year-to-date'] as const;
const FREE = 'free';
const BRAND = 'respira';
const FILTERED = ['product', 'segment', 'specialty'] as const;

/** What is shown until the reader chooses. */
export const FIRST_CHOICE: Choice = { period: PRESETS[0], filters: [{ dimension: 'product', in: [BRAND] }] };

const never = new AbortController().signal;

const membersOf = async (provider: DataProvider, dimension: string): Promise<readonly Member[]> => await provider.members?.({ dimension }, { signal: never }) ?? [];

const option = (value: string, label: string): HTMLOptionElement => new Option(label, value);

function memberOptions(dimension: string, members: readonly Member[]): HTMLOptionElement[] {
  const named = members.map(({ code, label }) => option(code, nameOf(dimension, code, label)));
  return dimension === 'segment' ? named : named.sort((one, other) => one.label.localeCompare(other.label, document.documentElement.lang));
}

/** One group for each scheme of segments. */
function segmentGroups(members: readonly Member[]): HTMLOptGroupElement[] {
  return [...new Set(members.map(({ parent = '' }) => parent))].map((scheme) => {
    const group = document.createElement('optgroup');
    group.label = nameOf('segmentScheme', scheme);
    group.append(...memberOptions('segment', members.filter(({ parent = '' }) => parent === scheme)));
    return group;
  });
}

/** The choice a form stands for; `undefined` while a free range is not a range. */
function choiceOf(form: HTMLFormElement): Choice | undefined {
  const values = new FormData(form);
  const value = (name: string): string => {
    const entry = values.get(name);
    return typeof entry === 'string' ? entry : '';
  };
  const isFree = value('period') === FREE;
  if (isFree && (!value('from') || value('to') < value('from'))) return undefined;
  return {
    period: isFree ? { start: value('from'), end: addDays(value('to'), 1) } : value('period'),
    filters: FILTERED.filter((dimension) => value(dimension) !== '').map((dimension) => ({ dimension, in: [value(dimension)] })),
  };
}

/** A free range begins with what the first preset shows. */
function fillRange(form: HTMLFormElement, completeThrough: string | undefined): void {
  if (completeThrough === undefined) return;
  const { start, end } = resolvePeriod(PRESETS[0], completeThrough);
  const [from, to] = ['from', 'to'].map((name) => form.elements.namedItem(name) as HTMLInputElement) as [HTMLInputElement, HTMLInputElement];
  from.defaultValue = start;
  to.defaultValue = addDays(end, -1);
  from.max = to.max = completeThrough;
}

/** Fills the portal's own form, at the first choice, and tells every other made in it. */
export async function startControls(form: HTMLFormElement, provider: DataProvider, onChoice: (choice: Choice) => void): Promise<void> {
  const [products, segments, specialties] = await Promise.all(FILTERED.map((dimension) => membersOf(provider, dimension)));
  const select = (name: string): HTMLSelectElement => form.elements.namedItem(name) as HTMLSelectElement;
  const range = form.elements.namedItem('range') as HTMLFieldSetElement;
  select('period').append(...PRESETS.map((preset) => option(preset, text(preset))), option(FREE, text(FREE)));
  select('product').append(...memberOptions('product', (products ?? []).filter(({ code }) => !code.startsWith('rival-'))));
  select('segment').append(option('', text('allSegments')), ...segmentGroups(segments ?? []));
  select('specialty').append(option('', text('allSpecialties')), ...memberOptions('specialty', specialties ?? []));
  fillRange(form, provider.capabilities?.completeThrough);
  const brand = [...select('product').options].find(({ value }) => value === BRAND);
  if (brand) brand.defaultSelected = brand.selected = true;
  const announce = (): void => {
    range.hidden = select('period').value !== FREE;
    const choice = choiceOf(form);
    if (choice) onChoice(choice);
  };
  form.addEventListener('change', announce);
  form.addEventListener('reset', () => setTimeout(announce));
  form.addEventListener('submit', (event) => event.preventDefault());
}
