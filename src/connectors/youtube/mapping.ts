import type { Mapping } from '../mapping.js';

/** How reports of the YouTube Analytics API and exports of YouTube Studio (in English or French) become posts by day. */
export const YOUTUBE_MAPPING: Mapping = {
  system: 'youtube',
  objects: {
    report: {
      names: ['reports'], fact: 'socialPosts',
      fields: {
        post: { from: ['video'], required: 'value' },
        day: { from: ['day'], required: 'value', kind: 'date' },
        views: { from: ['views'], kind: 'number' },
        watchMinutes: { from: ['estimatedMinutesWatched'], kind: 'number' },
      },
    },
    chart: {
      names: ['Chart data.csv'], fact: 'socialPosts',
      fields: {
        post: { from: ['Content', 'Contenu'], required: 'value' },
        day: { from: ['Date'], required: 'value', kind: 'date' },
        views: { from: ['Views', 'Vues'], kind: 'number', thousands: ',' },
        watchMinutes: { from: ['Watch time (hours)', 'Durée de visionnage (heures)'], kind: 'number', times: 60 },
      },
      leaveOut: [{ field: 'post', in: ['Total'], reason: 'a total, which the parts make up' }],
    },
    uniqueViewers: {
      names: ['Unique viewers'], fact: 'networkReach',
      fields: {
        startsOn: { from: ['Date', 'month'], required: 'value', kind: 'date' },
        reach: { from: ['Unique viewers', 'Spectateurs uniques'], required: 'value', kind: 'number', thousands: ',' },
      },
    },
  },
};
