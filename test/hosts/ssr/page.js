import { html } from 'lit';
import { renderPage } from 'omnichannel-widgets/server';
import 'omnichannel-widgets/define';
import 'omnichannel-widgets/locales/fr';

const dashboard = (provider, locale) => html`
  <omnichannel-dashboard .provider=${provider} locale=${locale} period="last-6-months" cross-filter>
    <filter-bar dimensions="segment channel"></filter-bar>
    <kpi-tile measure="activeHcps" with-sparkline></kpi-tile>
    <kpi-tile measure="interactions" with-sparkline></kpi-tile>
    <kpi-tile heading="NPS" value="42.5" objective="50" unit="points"></kpi-tile>
    <adoption-funnel></adoption-funnel>
    <measure-breakdown measure="interactions" by="channel"></measure-breakdown>
    <opt-in-trend></opt-in-trend>
    <measure-trend measures="interactions" by="channel"></measure-trend>
    <segment-flow scheme="affinity"></segment-flow>
    <asset-performance-table></asset-performance-table>
  </omnichannel-dashboard>
`;

export async function page(provider, { locale, nonce }) {
  const { html: body, answers } = await renderPage((asked) => dashboard(asked, locale), { provider, nonce });
  return `<!doctype html>
<html lang="${locale}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Respiratory</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="/portal.css">
    <script type="module" src="/assets/browser.js"></script>
  </head>
  <body>
    <h1>Respiratory</h1>
    ${body}
    <p>Written by the server.</p>
    <script type="application/json" id="answers">${answers}</script>
  </body>
</html>
`;
}
