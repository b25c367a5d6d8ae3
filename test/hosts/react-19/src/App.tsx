import type { Filter, WidgetEvents } from 'omnichannel-widgets';
import { useState } from 'react';
import { provider } from './crm';

const EVERYTHING: readonly Filter[] = [];
const PHONE: readonly Filter[] = [{ dimension: 'channel', in: ['phone'] }];

export function App() {
  const [filters, setFilters] = useState(EVERYTHING);
  const [language, setLanguage] = useState('en');
  const [isDark, setDark] = useState(false);
  const [isShown, setShown] = useState(true);
  const [picked, setPicked] = useState('Pick a figure.');

  const pick = ({ detail }: WidgetEvents['kpi-tile']['kpi-select']) => setPicked(`${detail.measure}: ${detail.value}`);

  return (
    <main className={isDark ? 'dark' : ''} lang={language}>
      <header>
        <h1>Field activity</h1>
        <label><input type="checkbox" id="phone" checked={filters === PHONE} onChange={({ target }) => setFilters(target.checked ? PHONE : EVERYTHING)} /> Phone only</label>
        <button id="language" onClick={() => setLanguage(language === 'en' ? 'fr' : 'en')}>English or French</button>
        <button id="scheme" onClick={() => setDark(!isDark)}>Light or dark</button>
        <button id="shown" onClick={() => setShown(!isShown)}>Hide or show</button>
        <output>{picked}</output>
      </header>
      {isShown && (
        <omnichannel-dashboard provider={provider} filters={filters} period="last-3-months">
          <filter-bar dimensions="channel" />
          <kpi-tile measure="interactions" comparison="previous-period" with-sparkline onkpi-select={pick} />
          <kpi-tile measure="activeHcps" comparison="previous-period" with-sparkline onkpi-select={pick} />
          <measure-trend measures="interactions" period="last-6-months" grain="month" mark="bar" />
        </omnichannel-dashboard>
      )}
    </main>
  );
}
