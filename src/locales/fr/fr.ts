import type { LocaleData } from '../../i18n/index.js';
import { adoptionFunnel } from './adoption-funnel.js';
import { assetPerformanceTable } from './asset-performance-table.js';
import { dimensions } from './dimensions.js';
import { filterBar } from './filter-bar.js';
import { kpiTile } from './kpi-tile.js';
import { measureBreakdown } from './measure-breakdown.js';
import { measureTrend } from './measure-trend.js';
import { measures } from './measures.js';
import { members } from './members.js';
import { omnichannelDashboard } from './omnichannel-dashboard.js';
import { omnichannelDashboardEdit } from './omnichannel-dashboard-edit.js';
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
    'filter-bar': filterBar,
    'kpi-tile': kpiTile,
    'measure-breakdown': measureBreakdown,
    'measure-trend': measureTrend,
    'omnichannel-dashboard': { ...omnichannelDashboard, ...omnichannelDashboardEdit },
    'opt-in-trend': optInTrend,
    'segment-flow': segmentFlow,
  },
  units,
  measures,
  dimensions,
  members,
};
