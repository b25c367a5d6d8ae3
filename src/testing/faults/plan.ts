import type { DataProvider } from '../../contract/index.js';

export const MALFORMED = ['nan', 'infinity', 'unsafe-integer', 'text', 'short-row', 'html', 'missing-column'] as const;
/** What is wrong with an answer: a figure that is no number, infinite, beyond whole numbers that are exact, or a text; a row that lacks its last value; a page instead of an answer; an answer without its last column. */
export type Malformed = (typeof MALFORMED)[number];

/** Something that goes wrong between a question and its answer. */
export type Fault =
  /** The answer comes after so many milliseconds. */
  | { readonly kind: 'slow'; readonly ms: number }
  /** No answer comes until the question is aborted or the provider is closed. */
  | { readonly kind: 'never' }
  /** The question is refused; `retryable` unless said. */
  | { readonly kind: 'fails'; readonly status?: number; readonly retryable?: boolean; readonly retryAfterMs?: number }
  /** The question is refused with 401. */
  | { readonly kind: 'expired-token' }
  /** Of questions asked together only the first half is answered; a question alone is answered. */
  | { readonly kind: 'half-batch' }
  /** Of the questions asked in one turn the last is answered first; the answers stand in their places. */
  | { readonly kind: 'out-of-order' }
  | { readonly kind: 'malformed'; readonly how: Malformed }
  /** The question is answered though nobody waits any more: its signal is not heard. */
  | { readonly kind: 'ignores-abort' }
  /** The question is answered by the provider of the audience that is signed in; refused with 403 where there is none. */
  | { readonly kind: 'tenants'; readonly audience: () => string; readonly providers: Readonly<Record<string, DataProvider>> };

/** One fault, which questions it meets, and how many of them. */
export interface FaultStep {
  readonly fault: Fault;
  /** How many questions it meets before it is over; all unless given. */
  readonly times?: number;
  /** Only questions about one of these measures; all unless given. */
  readonly measures?: readonly string[];
}

/** Faults in order: each question meets the first that concerns it and is not over, or none. */
export type FaultPlan = readonly FaultStep[];
