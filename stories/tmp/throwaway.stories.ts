import { html } from 'lit';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
const meta: Meta = { title: 'Throw/away', component: 'kpi-tile' };
export default meta;
export const One: StoryObj = { render: () => html`<kpi-tile measure="openRate" value="0.3"></kpi-tile>` };
export const Bad: StoryObj = { render: () => { console.warn('bad story'); void fetch('http://127.0.0.1:9/x').catch(() => {}); return html`<p class="p">x</p><button></button>`; } };
