import type { Preview } from '@storybook/web-components-vite';

type GlobalType = NonNullable<Preview['globalTypes']>[string];
type Choice = readonly [value: string, title: string];

const menu = (description: string, icon: string, choices: readonly Choice[]): GlobalType => ({
  description,
  toolbar: { title: description, icon: icon as never, dynamicTitle: true, items: choices.map(([value, title]) => ({ value, title })) },
});

const LANGUAGE_NAMES = new Intl.DisplayNames('en', { type: 'language' });
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Every choice of the toolbar; brands and languages are those that there are. */
export const toolbar = ({ brands, languages }: { readonly brands: readonly string[]; readonly languages: readonly string[] }): Record<string, GlobalType> => ({
  brand: menu('Brand: the tokens of a theme in src/themes', 'paintbrush', [['none', 'No brand'], ...brands.map((name): Choice => [name, `Brand: ${name}`])]),
  scheme: menu('Scheme: color-scheme of the page', 'contrast', [['light', 'Light'], ['dark', 'Dark']]),
  locale: menu('Language: lang of the page', 'globe', languages.map((code): Choice => [code, capital(LANGUAGE_NAMES.of(code) ?? code)])),
  direction: menu('Direction: dir of the page', 'transfer', [['ltr', 'Left to right'], ['rtl', 'Right to left']]),
  density: menu('Density: --omni-density and the sizes that follow', 'component', [['normal', 'Normal'], ['compact', 'Compact']]),
  width: menu('Width of the box that the story stands in', 'grow', [['full', 'Full width'], ['768', '768 px'], ['390', '390 px'], ['280', '280 px']]),
  delay: menu('Delay: how long the source waits before it answers', 'time', [['none', 'No delay'], ['800', 'Answers after 800 ms'], ['5000', 'Answers after 5 s'], ['never', 'Never answers']]),
  failure: menu('Failure: which questions the source refuses', 'alert', [['none', 'No failure'], ['one', 'The first question fails'], ['all', 'Every question fails'], ['unauthorised', 'Viewer not allowed (401)']]),
  segments: menu('Segments: how many the source has; those beyond are left out', 'graphbar', [['34', 'Up to 34 segments'], ['12', '12 segments'], ['4', '4 segments']]),
});

export const INITIAL = { brand: 'none', scheme: 'light', locale: 'en', direction: 'ltr', density: 'normal', width: 'full', delay: 'none', failure: 'none', segments: '34' };
