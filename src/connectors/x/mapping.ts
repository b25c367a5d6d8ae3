import type { FieldMapping, Mapping } from '../mapping.js';

const number = (...from: readonly string[]): FieldMapping => ({ from, kind: 'number', thousands: ',' });

/** How analytics of X become posts by day. Reach is not among them: impressions count showings, not accounts. */
export const X_MAPPING: Mapping = {
  system: 'x',
  objects: {
    /** `GET /2/tweets/analytics` with `granularity=daily`. */
    analytics: {
      names: ['tweets/analytics'], fact: 'socialPosts',
      fields: {
        post: { from: ['id'], required: 'value' },
        day: { from: ['timestamp'], required: 'value', kind: 'date' },
        impressions: number('metrics.impressions'),
        engagements: number('metrics.engagements'),
      },
    },
    /** The content export of the analytics page. */
    content: {
      names: ['content.csv'], fact: 'socialPosts', key: 'post',
      fields: {
        post: { from: ['Post id', 'Tweet id'], required: 'value' },
        day: { from: ['Date', 'time'], required: 'value', kind: 'date' },
        impressions: number('Impressions'),
        engagements: number('Engagements'),
      },
    },
    /** Posts of the API with `created_at`, `public_metrics` and, of one's own account, `non_public_metrics`. */
    posts: {
      names: ['tweets'], fact: 'socialPosts', key: 'post',
      fields: {
        post: { from: ['id'], required: 'value' },
        day: { from: ['created_at'], required: 'value', kind: 'date' },
        impressions: number('public_metrics.impression_count', 'non_public_metrics.impression_count'),
        engagements: number('non_public_metrics.engagements'),
      },
    },
  },
};
