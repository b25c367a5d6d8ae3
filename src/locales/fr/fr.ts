import type { LocaleData } from '../../i18n/index.js';
import { adoptionFunnel } from './adoption-funnel.js';
import { assetPerformanceTable } from './asset-performance-table.js';
import { dimensions } from './dimensions.js';
import { kpiTile } from './kpi-tile.js';
import { measures } from './measures.js';
import { members } from './members.js';
import { optInTrend } from './opt-in-trend.js';
import { segmentFlow } from './segment-flow.js';
import { ui } from './ui.js';
import { units } from './units.js';

/** French. Professionals are PdS, turnover is CA, units are UN. */
export const fr: LocaleData = {
  code: 'fr',
  ui,
  widgets: {
    'adoption-funnel': adoptionFunnel,
    'asset-performance-table': assetPerformanceTable,
    'kpi-tile': kpiTile,
    'opt-in-trend': optInTrend,
    'segment-flow': segmentFlow,
  },
  units,
  measures,
  dimensions,
  members,
};
