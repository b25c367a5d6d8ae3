import type { Mapping } from '../mapping.js';

const SESSION = 'session_traffic_source_last_click.manual_campaign';

/** How events of the BigQuery export of Google Analytics 4 become sessions. The source of a visitor's first visit (`traffic_source`) is another thing and not read. */
export const GOOGLE_ANALYTICS_MAPPING: Mapping = {
  system: 'google-analytics',
  objects: {
    event: {
      names: ['events'], fact: 'webSessions',
      fields: {
        visitor: { from: ['user_pseudo_id'], required: 'column' },
        session: { from: ['event_params.ga_session_id', 'ga_session_id'], required: 'column' },
        startedAt: { from: ['event_timestamp'], required: 'value', kind: 'date', dates: { order: 'epoch-microseconds' } },
        prospect: { from: ['event_name'], required: 'column', values: { generate_lead: 'prospect' }, otherwise: 'blank' },
        trafficSource: { from: [`${SESSION}.source`, 'collected_traffic_source.manual_source', 'event_params.source'] },
        medium: { from: [`${SESSION}.medium`, 'collected_traffic_source.manual_medium', 'event_params.medium'] },
        campaign: { from: [`${SESSION}.campaign_name`, 'collected_traffic_source.manual_campaign_name', 'event_params.campaign'] },
        landing: { from: ['event_params.page_location', 'page_location'] },
      },
      leaveOut: [
        { field: 'visitor', isSet: false, reason: 'without a visitor: consent to cookies was not given' },
        { field: 'session', isSet: false, reason: 'outside any session' },
      ],
    },
  },
};
