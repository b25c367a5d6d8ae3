import type { Filter, WidgetEvents } from 'omnichannel-widgets';
import { FilterBar, KpiTile, MeasureTrend, OmnichannelDashboard } from 'omnichannel-widgets/react';
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
        <OmnichannelDashboard provider={provider} filters={filters} period="last-3-months">
          <FilterBar dimensions="channel" />
          <KpiTile measure="interactions" comparison="previous-period" withSparkline onKpiSelect={pick} />
          <KpiTile measure="activeHcps" comparison="previous-period" withSparkline onKpiSelect={pick} />
          <MeasureTrend measures="interactions" period="last-6-months" grain="month" mark="bar" />
        </OmnichannelDashboard>
      )}
    </main>
  );
}
