import type { Cell, DataProvider, Query, Result } from '../../../src/contract/index.js';
import { createCompositeProvider, type CompositeSource } from '../../../src/providers/composite/index.js';
import { createMemoryProvider, type MemoryProvider, type MemoryProviderOptions } from '../../../src/providers/memory/index.js';

export const MAY = { start: '2026-05-01', end: '2026-06-01' };
export const signal = new AbortController().signal;

type Row = Readonly<Record<string, string>>;
const visit = (hcp: string, occurredAt: string, product: string, channel = 'phone'): Row => ({ hcp, occurredAt, product, channel });
const mail = (hcp: string, day: string, product: string, isOpened = false): Row => ({ hcp, attemptedAt: day, sentAt: day, deliveredAt: day, product, emailType: 'digest', ...(isOpened && { openedAt: day }) });

/** Visits of May: three about respira, two about cordia, one about dermia; known through 30 June. */
export const crm = (more: Partial<MemoryProviderOptions> = {}): MemoryProvider => createMemoryProvider({
  name: 'crm', source: 'CRM', k: 0, completeThrough: '2026-06-30', ...more,
  tables: {
    hcps: [{ hcp: 'h1', specialty: 'gp' }, { hcp: 'h2', specialty: 'asthma' }],
    products: [{ product: 'respira', label: 'Respira' }, { product: 'cordia', label: 'Cordia' }, { product: 'dermia', label: 'Dermia' }],
    interactions: [
      visit('h1', '2026-05-02', 'respira'), visit('h1', '2026-05-12', 'respira', 'web'), visit('h2', '2026-05-20', 'respira'),
      visit('h1', '2026-05-04', 'cordia'), visit('h2', '2026-05-30', 'cordia', 'web'), visit('h1', '2026-05-30', 'dermia'),
    ],
    ...more.tables,
  },
});

/** Messages of May: two about cordia, one of them opened, five about zorvelin; known through 31 May. */
export const mailing = (more: Partial<MemoryProviderOptions> = {}): MemoryProvider => createMemoryProvider({
  name: 'mailing', source: 'Mailing', k: 0, completeThrough: '2026-05-31', ...more,
  tables: {
    products: [{ product: 'cordia', label: 'Cordia cream' }, { product: 'zorvelin', label: 'Zorvelin' }],
    sends: [
      mail('h1', '2026-05-06', 'cordia', true), mail('h2', '2026-05-07', 'cordia'),
      ...['h1', 'h2', 'h3', 'h4', 'h5'].map((hcp) => mail(hcp, '2026-05-28', 'zorvelin')),
    ],
    ...more.tables,
  },
});

export const composite = (...sources: readonly (DataProvider | CompositeSource)[]): DataProvider => createCompositeProvider({ sources: sources.map((each) => ('provider' in each ? each : { provider: each })) });
export const both = (): DataProvider => composite(crm(), mailing());

export const ask = (provider: DataProvider, query: Partial<Query> & Pick<Query, 'measures'>): Promise<Result> => provider.query({ period: MAY, ...query }, { signal });

const plain = (cell: Cell): string | number | null => (typeof cell === 'object' && cell !== null ? cell.state ?? cell.value : cell);
/** The rows as plain values; a state in place of its figure. */
export const rowsOf = ({ rows }: Result): readonly (readonly (string | number | null)[])[] => rows.map((row) => row.map(plain));

/** A source that notes what it is asked and answers each measure with one figure. */
export class Scripted implements DataProvider {
  readonly asked: Query[] = [];
  readonly signals: AbortSignal[] = [];
  answer: (query: Query) => Promise<Result>;
  readonly name: string;

  constructor(name: string, figure = 1) {
    this.name = name;
    this.answer = async (query) => this.figures(query, figure);
  }

  query(query: Query, options: { readonly signal: AbortSignal }): Promise<Result> {
    this.asked.push(query);
    this.signals.push(options.signal);
    return this.answer(query);
  }

  figures({ measures, dimensions = [] }: Query, figure: number, codes = ['a']): Result {
    return {
      columns: [...dimensions.map((id) => ({ id, kind: 'dimension' as const })), ...measures.map((id) => ({ id, kind: 'measure' as const }))],
      rows: (dimensions.length > 0 ? codes : ['']).map((code) => [...dimensions.map(() => code), ...measures.map(() => figure)]), meta: { source: this.name },
    };
  }
}
