import 'omnichannel-widgets/define';
import 'omnichannel-widgets/locales/fr';
import { createMemoryProvider } from 'omnichannel-widgets/providers/memory';
import { crm } from './data.js';

/** An element that lets nobody in: what it shows stands in a closed shadow root. */
function portalElement(name, css, html, opened = () => undefined) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  const template = document.createElement('template');
  template.innerHTML = html;
  customElements.define(name, class extends HTMLElement {
    constructor() {
      super();
      const root = this.attachShadow({ mode: 'closed' });
      root.adoptedStyleSheets = [sheet];
      root.append(template.content.cloneNode(true));
      opened(root);
    }
  });
}

portalElement('portal-card', ':host { display: grid; gap: 16px; overflow: hidden }', `
  <measure-breakdown measure="interactions" by="segment"></measure-breakdown>
  <kpi-tile measure="interactions"></kpi-tile>
`);

portalElement('portal-panel', 'section { height: 760px; overflow: auto; contain: paint }', `
  <section>
    <omnichannel-dashboard heading="Respiratoire" period="last-6-months" cross-filter>
      <filter-bar dimensions="segment channel"></filter-bar>
      <portal-card id="card"></portal-card>
      <kpi-tile measure="activeHcps"></kpi-tile>
      <adoption-funnel></adoption-funnel>
      <measure-trend measures="interactions" by="channel"></measure-trend>
      <measure-breakdown measure="interactions" by="channel"></measure-breakdown>
      <segment-flow scheme="affinity"></segment-flow>
    </omnichannel-dashboard>
  </section>
`, (root) => {
  root.querySelector('omnichannel-dashboard').provider = createMemoryProvider(crm);
});

portalElement('portal-page', 'main { overflow: hidden }', '<main><portal-panel></portal-panel></main>');

addEventListener('category-select', ({ detail }) => {
  document.querySelector('output').textContent = detail.label;
});
