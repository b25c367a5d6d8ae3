import type { IsoDate, Member } from '../src/contract/index.js';
import type { SourceProvider } from './data.js';

/** A source that takes rows. */
export type GrowingSource = SourceProvider & Required<Pick<SourceProvider, 'append'>>;
export const takesRows = (provider: SourceProvider): provider is GrowingSource => provider.append !== undefined;

/** A number from 0 up to, not including, 1. */
type Random = () => number;
type Row = Readonly<Record<string, string | number>>;

interface Codes { readonly hcps: readonly Member[]; readonly products: readonly Member[]; readonly day: IsoDate }

const PAUSE_MS = 1000;

/** What happens most often stands most often. */
const TOUCHES: readonly Row[] = [
  { channel: 'face-to-face', activityType: 'visit', points: 4 }, { channel: 'face-to-face', activityType: 'visit', points: 4 }, { channel: 'face-to-face', activityType: 'visit', points: 4 },
  { channel: 'web', activityType: 'web-visit', points: 1 }, { channel: 'web', activityType: 'web-visit', points: 1 },
  { channel: 'phone', activityType: 'call', points: 2 }, { channel: 'remote', activityType: 'remote-call', points: 3 }, { channel: 'webinar', activityType: 'webinar', points: 6 },
];
const OPENED_SHARE = 0.4;
const CLICKED_SHARE = 0.15;
const CONSENT_CHANNELS = ['approved-email', 'approved-email', 'approved-email', 'marketing-email', 'phone', 'sms'];

const oneOf = <Item>(items: readonly Item[], random: Random): Item => items[Math.floor(random() * items.length)] as Item;

/** One of the members, those with more HCPs more often. */
function weighted(members: readonly Member[], random: Random): Member {
  const all = members.reduce((sum, { count = 0 }) => sum + count, 0);
  let left = random() * all;
  return members.find(({ count = 0 }) => (left -= count) < 0) ?? (members[0] as Member);
}

/** Who, what and when of any row. */
function common({ hcps, products }: Codes, random: Random): { readonly hcp: string; readonly product: string } {
  return { hcp: oneOf(hcps, random).code, product: weighted(products, random).code };
}

/** A row for each table that grows, dated on the last complete day. */
const ROWS: Readonly<Record<string, (codes: Codes, random: Random) => Row>> = {
  interactions: (codes, random) => ({ ...common(codes, random), occurredAt: codes.day, ...oneOf(TOUCHES, random) }),
  sends: (codes, random) => {
    const { day } = codes;
    const row = { ...common(codes, random), attemptedAt: day, sentAt: day, deliveredAt: day, emailType: 'digest' };
    const fate = random();
    return { ...row, ...(fate < OPENED_SHARE && { openedAt: day }), ...(fate < CLICKED_SHARE && { clickedAt: day }) };
  },
  consentEvents: (codes, random) => ({
    ...common(codes, random), channel: oneOf(CONSENT_CHANNELS, random), consentStatus: 'opt-in', consentType: 'explicit', consentSource: 'web-form', capturedAt: codes.day, effectiveFrom: codes.day,
  }),
};
const TABLES = ['interactions', 'interactions', 'interactions', 'interactions', 'sends', 'sends', 'consentEvents'];

async function readCodes(provider: GrowingSource): Promise<Codes> {
  const { signal } = new AbortController();
  await provider.ready;
  const [hcps = [], products = []] = await Promise.all(['hcp', 'product'].map(async (dimension) => provider.members?.({ dimension }, { signal })));
  return { hcps, products: products.filter(({ count }) => count !== undefined), day: provider.capabilities?.completeThrough ?? '' };
}

/** Lets one plausible row come in every second; returns what stops it. It ends by itself where the provider refuses a row. */
export function startLive(provider: GrowingSource, random: Random = Math.random): () => void {
  const codes = readCodes(provider);
  let isComingIn = false;
  const comeIn = async (): Promise<void> => {
    if (isComingIn) return;
    isComingIn = true;
    try {
      const known = await codes;
      if (known.hcps.length === 0 || known.products.length === 0 || known.day === '') return stop();
      const table = oneOf(TABLES, random);
      await provider.append(table, [ROWS[table]?.(known, random) ?? {}]);
    } catch {
      stop();
    } finally {
      isComingIn = false;
    }
  };
  const timer = setInterval(() => void comeIn(), PAUSE_MS);
  const stop = (): void => clearInterval(timer);
  codes.catch(stop);
  return stop;
}
