import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import defaults from '../../src/themes/default.tokens.json';
import { tokensOf, type Token } from '../support/token-list.js';
import './tokens.css';

const TOKENS = tokensOf(defaults);
const named = (...beginnings: readonly string[]): readonly Token[] => TOKENS.filter(({ property }) => beginnings.some((beginning) => property.startsWith(`--omni-${beginning}`)));
const SCALES = named('stage-', 'series-');
const COLOURS = TOKENS.filter((token) => token.type === 'color' && !SCALES.includes(token));
const SIZES = named('size-', 'weight');
const LENGTHS = TOKENS.filter((token) => token.type !== 'color' && !SIZES.includes(token));

const hex = (parts: readonly number[]): string => `#${parts.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;

/** A computed colour as designers write it, with its opacity where it has one. */
function hexOf(colour: string): string {
  const [, space, values = ''] = /^(rgba?|color)\((?:srgb )?(.*)\)$/.exec(colour) ?? [];
  const [red = NaN, green = NaN, blue = NaN, alpha] = values.split(/[ ,/]+/).map(Number);
  if (!Number.isFinite(red + green + blue)) return colour;
  const scale = space === 'color' ? 255 : 1;
  return hex([red, green, blue].map((part) => part * scale)) + (alpha === undefined ? '' : `, ${Math.round(alpha * 100)} %`);
}

/** Writes beside each picture the value that the chosen brand gives it. */
function readLive(list: Element | undefined): void {
  requestAnimationFrame(() => {
    for (const row of list?.querySelectorAll<HTMLElement>('[data-reads]') ?? []) {
      const picture = row.querySelector('.picture');
      const live = row.querySelector('output');
      if (picture && live) live.textContent = hexOf(getComputedStyle(picture).getPropertyValue(row.dataset['reads'] ?? ''));
    }
  });
}

const wearing = (property: string, value: string) => (element: Element | undefined): void => (element as HTMLElement | undefined)?.style.setProperty(property, value);

const PICTURES: Readonly<Record<string, { readonly reads: string; readonly draw: (css: string) => TemplateResult }>> = {
  color: { reads: 'background-color', draw: (css) => html`<span class="picture swatch" ${ref(wearing('background-color', css))}></span>` },
  dimension: { reads: 'width', draw: (css) => html`<span class="picture length" ${ref(wearing('width', css))}></span>` },
  size: { reads: 'font-size', draw: (css) => html`<span class="picture sample" ${ref(wearing('font-size', css))}>1,821 HCPs</span>` },
  fontWeight: { reads: 'font-weight', draw: (css) => html`<span class="picture sample" ${ref(wearing('font-weight', css))}>1,821 HCPs</span>` },
  duration: { reads: 'transition-duration', draw: (css) => html`<span class="picture" ${ref(wearing('transition-duration', css))}></span>` },
};

function row({ property, description, type, css }: Token): TemplateResult {
  const kind = property.startsWith('--omni-size-') ? 'size' : type;
  const { reads, draw } = PICTURES[kind] ?? { reads: '', draw: () => html`` };
  return html`<li data-reads=${reads}>${draw(css)}<div><code>${property}</code><output></output><p>${description}</p></div></li>`;
}

const list = (tokens: readonly Token[], look = ''): TemplateResult => html`<ul class="tokens ${look}" ${ref((element) => readLive(element))}>${tokens.map(row)}</ul>`;

const strip = (tokens: readonly Token[]): TemplateResult => html`<div class="strip" aria-hidden="true">${tokens.map(({ css }) => html`<i ${ref(wearing('background-color', css))}></i>`)}</div>`;

const meta: Meta = { title: 'Foundations/Tokens', parameters: { controls: { disable: true } } };
export default meta;

/** What has a colour, and what for. Brand and scheme of the toolbar change them. */
export const Colours: StoryObj = { render: () => list(COLOURS) };

/** Adoption from first to last, and whatever has no order. No colour is the only key. */
export const Scales: StoryObj = {
  render: () => html`<h2 class="tokens-title">Stages of adoption</h2>${strip(named('stage-'))}${list(named('stage-'))}<h2 class="tokens-title">Segments, channels and others</h2>${strip(named('series-'))}${list(named('series-'))}`,
};

/** In rem, so that they grow with the text of the page; the font is that of the page. */
export const Type: StoryObj = { render: () => list(SIZES, 'wide') };

export const SpaceAndShape: StoryObj = { render: () => list(LENGTHS, 'wide') };
