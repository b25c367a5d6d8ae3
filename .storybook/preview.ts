/// <reference types="vite/client" />
import { setCustomElementsManifest, type Decorator, type Preview } from '@storybook/web-components-vite';
import { html } from 'lit';
import manifest from '../custom-elements.json';
import '../src/define.js';
import { handDown } from '../stories/support/hand-down.js';
import { BRANDS, THEMES, themesOf } from '../stories/support/themes.js';
import { forControls } from './for-controls.js';
import { INITIAL, toolbar } from './toolbar.js';
import './preview.css';

// In two steps: of a list of names alone, Vite would load none of the files.
const locales = import.meta.glob('../src/locales/*/define.ts', { eager: true });
const languages = Object.keys(locales).map((file) => file.split('/').at(-2) ?? '');

setCustomElementsManifest(forControls(manifest));

/** Puts a story on a ground with the brand, colours, language, direction, density and width chosen in the toolbar. */
const ground: Decorator = (story, { globals }) => {
  const { scheme, locale, direction, width } = globals as Record<string, string>;
  const themes = themesOf(globals);
  return html`
    <style>${themes.map((name) => THEMES[name]).join('')}</style>
    <div class="story-ground ${scheme} ${themes.map((name) => `omni-${name}`).join(' ')}" lang=${locale} dir=${direction}>
      <div class="story-width width-${width}">${story()}</div>
    </div>
  `;
};

/** What the manifest lists beside properties and attributes has no value to set. */
const WITHOUT_CONTROL = ['events', 'css shadow parts', 'css custom properties', 'slots', 'methods'];

const preview: Preview = {
  tags: ['autodocs'],
  parameters: {
    layout: 'fullscreen',
    a11y: { test: 'error' },
    controls: { expanded: true },
    options: { storySort: { order: ['Start', 'Foundations', 'Widgets', 'Recipes', 'White label', 'Support'] } },
  },
  globalTypes: toolbar({ brands: BRANDS, languages: ['en', ...languages] }),
  initialGlobals: INITIAL,
  // The first stands nearest to the story.
  decorators: [handDown, ground],
  argTypesEnhancers: [
    ({ argTypes }) => Object.fromEntries(Object.entries(argTypes).map(([name, argType]) => [
      name,
      WITHOUT_CONTROL.includes(String(argType.table?.category).toLowerCase()) ? { ...argType, control: false as const } : argType,
    ])),
  ],
};

export default preview;
