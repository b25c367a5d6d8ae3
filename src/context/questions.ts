import { resultStatus, type Catalog, type Comparison, type FigureTable, type Filter, type OmnichannelError, type Period, type Query, type Result, type WidgetStatus } from '../contract/index.js';
import type { MemberLabels, Words } from '../i18n/index.js';

/** What a widget's query function is given: settled dates, all filters, the catalog. */
export interface Scope {
  readonly period: Period;
  readonly filters: readonly Filter[];
  readonly catalog: Catalog;
  /** The answer to `main`, once it is there: further questions may follow from it, `main` itself may not. */
  readonly main?: Result;
}

/** A plain query, and how it is to be taken. */
export interface Question {
  readonly query: Query;
  /** Ask it about an earlier stretch of time instead; a running period about the same elapsed part. */
  readonly comparison?: Comparison;
}

/** A widget's questions by name. `main` carries the figures; the others may fail without it. */
export type Questions = { readonly main: Question } & { readonly [Name in string]?: Question };

/** A question that failed at its latest attempt. */
export interface Failure {
  /** Name of the question; members are named after their dimension. */
  readonly name: string;
  readonly error: OmnichannelError;
  /** Absent where no figures were asked for. */
  readonly query?: Query;
}

/** All that is known when a widget is drawn. */
export interface Answers {
  /** By the name of the question; `main` is there whenever there is anything to show. */
  readonly results: Readonly<Record<string, Result | undefined>>;
  /** The dates each question was asked about. */
  readonly periods: Readonly<Record<string, Period | undefined>>;
  readonly filters: readonly Filter[];
  /** Absent where the host brought its own figures and no catalog. */
  readonly catalog?: Catalog;
  /** Labels that the source gives for codes, by dimension. */
  readonly labels: MemberLabels;
  /** Why the latest attempt at `main` failed. */
  readonly error?: OmnichannelError;
  /** What the asking says; `undefined` leaves the word to the figures. */
  readonly status?: Extract<WidgetStatus, 'idle' | 'loading' | 'stale' | 'unauthorised' | 'error'>;
  /** When `main` was received, milliseconds since 1970; 0 where it was not asked for. */
  readonly receivedAt: number;
}

/** Answers and the language to say them in: what a view function needs. */
export interface Showing {
  readonly answers: Answers;
  readonly words: Words;
  readonly direction: 'ltr' | 'rtl';
}

export const NOTHING_KNOWN: Answers = Object.freeze({ results: {}, periods: {}, filters: [], labels: {}, status: 'idle', receivedAt: 0 });

/** What every view has: its state, and the table that says the same. */
export interface WidgetView {
  readonly status: WidgetStatus;
  readonly table: FigureTable;
  readonly frame: {
    readonly heading: string;
    /** Dimensions of filters that the figures do not follow. */
    readonly unfiltered: readonly string[];
  };
}

/** The state of a widget: what the asking says, else what the figures of `main` say. */
export function statusOf({ status, results, filters }: Answers): WidgetStatus {
  return status ?? (results['main'] ? resultStatus(results['main'], filters.length > 0) : 'idle');
}
