/** Pictures of design tokens: a tile in which only what the token colours or measures stands out. */

const WIDTH = 168;
const HEIGHT = 108;
const FONT = 'font-family="system-ui, sans-serif"';

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const rect = (x, y, width, height, fill, more = '') => `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${fill}"${more && ` ${more}`}/>`;
const words = (x, y, size, fill, text, more = '') => `<text x="${x}" y="${y}" font-size="${size}" fill="${fill}" ${FONT}${more && ` ${more}`}>${escaped(text)}</text>`;
const line = (path, stroke, width = 2, more = '') => `<path d="${path}" fill="none" stroke="${stroke}" stroke-width="${width}"${more && ` ${more}`}/>`;

/** The colours in which a scene is drawn: those of the tokens shown, ghosts for all others. */
function inks(colours, shown) {
  const ghost = colours.ghost;
  return { ...colours, of: (path, weaker = ghost) => (shown.includes(path) ? colours[path] : weaker) };
}

function tile({ surface, line: hairline, of }, shown) {
  const edge = shown.includes('line') ? hairline : of('none');
  return rect(4.5, 4.5, WIDTH - 9, HEIGHT - 9, surface, `rx="8" stroke="${edge}"`);
}

function kpi(ink, shown) {
  const { of } = ink;
  return [
    tile(ink, shown),
    words(14, 23, 11, of('text'), 'Active HCPs', 'font-weight="600"'),
    words(14, 50, 24, of('text'), '1,821', 'font-weight="600"'), words(100, 50, 11, of('muted'), 'HCPs'),
    rect(14, 60, 110, 5, of('track'), 'rx="2.5"'), rect(14, 60, 84, 5, of('accent'), 'rx="2.5"'),
    line('M14 84 L34 80 L54 82 L74 75 L94 76 L124 70', of('neutral'), 1.5),
    words(14, 97, 9, of('muted'), 'Oct 2026 · CRM'),
  ];
}

/** A judgement beside its figure: shape, word, colour. */
function judged(ink, shown, path) {
  const text = { positive: '▲ met · +21', negative: '▼ missed · −579', warning: '● near · −79' }[path];
  return [...kpi(ink, shown).slice(0, 4), words(14, 68, 11, ink[path], text, 'font-weight="600"'), words(14, 97, 9, ink.ghost, 'Oct 2026 · CRM')];
}

/** Around what is hardly seen by itself. */
const around = (x, y, width, height, ink) => rect(x, y, width, height, 'none', `stroke="${ink.mark}" stroke-dasharray="3 3"`);

const surface = (ink) => [...kpi({ ...ink, of: () => ink.ghost }, []), around(4.5, 4.5, WIDTH - 9, HEIGHT - 9, ink)];

function hairlines(ink) {
  const rows = ['Kronos study', 'Efficiency study', 'MEETOP study'].map((text, at) => words(14, 25 + at * 33, 11, ink.ghost, text));
  return [tile(ink, ['line']), line('M5 37.5 H163 M5 70.5 H163', ink.line, 1), ...rows, around(1.5, 1.5, WIDTH - 3, 6, ink), around(1.5, 34.5, WIDTH - 3, 6, ink), around(1.5, 67.5, WIDTH - 3, 6, ink)];
}

function tracks(ink) {
  const bars = [92, 64, 40].map((width, at) => rect(14, 22 + at * 26, 132, 10, ink.track, 'rx="3"') + rect(14, 22 + at * 26, width, 10, ink.ghost, 'rx="3"') + around(14.5 + width, 20.5 + at * 26, 132 - width, 13, ink));
  return [tile(ink, []), ...bars];
}

function raised(ink) {
  return [
    ...kpi(ink, []),
    rect(70.5, 22.5, 86, 74, ink.raised, `rx="6" stroke="${ink.edge}"`),
    ...['Show as table', 'Export', 'Definition'].map((text, at) => words(80, 42 + at * 20, 10, ink.text, text)),
  ];
}

function stages(ink, shown) {
  const widths = [124, 104, 82, 60, 38];
  return [tile(ink, shown), ...widths.map((width, at) => rect(14, 16 + at * 16, width, 11, ink.of(`stage.${at + 1}`), 'rx="2"'))];
}

function series(ink, shown) {
  const marks = Array.from({ length: 8 }, (_, at) => {
    const path = `series.${at + 1}`;
    const y = 20 + at * 9.6;
    return { isShown: shown.includes(path), drawn: line(`M14 ${y + 8} L44 ${y} L74 ${y + 5} L104 ${y - 2} L134 ${y + 2}`, ink.of(path), shown.includes(path) ? 3 : 1.5) + `<circle cx="145" cy="${y + 2}" r="3" fill="${ink.of(path)}"/>` };
  });
  return [tile(ink, shown), ...marks.sort((a, b) => Number(a.isShown) - Number(b.isShown)).map(({ drawn }) => drawn)];
}

function consent(ink, shown) {
  const ins = [26, 34, 20, 30, 38];
  const outs = [14, 10, 18, 12, 16];
  const bars = ins.flatMap((height, at) => [rect(18 + at * 28, 54 - height, 16, height, ink.of('opt-in')), rect(18 + at * 28, 55, 16, outs[at], ink.of('opt-out'))]);
  return [tile(ink, shown), ...bars, line('M12 54.5 H156', ink.edge, 1), rect(18, 84, 128, 8, ink.of('pending'), 'rx="2"')];
}

const measure = (x, y, length, upright, ink) => line(upright ? `M${x - 4} ${y} h8 M${x} ${y} v${length} M${x - 4} ${y + length} h8` : `M${x} ${y - 4} v8 M${x} ${y} h${length} M${x + length} ${y - 4} v8`, ink, 1.5);

/** Where a length or weight is found, by path; `mark` is what stands out. */
const MEASURES = {
  'size.s': (ink) => [...kpi(ink, []).slice(0, -1), words(14, 97, 9, ink.mark, 'Oct 2026 · CRM')],
  'size.m': (ink) => [tile(ink, []), ...['Cardiology', 'Pulmonology', 'Geriatrics'].map((text, at) => words(14, 30 + at * 26, 12, ink.mark, text) + words(126, 30 + at * 26, 12, ink.mark, ['412', '208', '97'][at]))],
  'size.l': (ink) => [...kpi(ink, []), words(14, 23, 11, ink.mark, 'Active HCPs', 'font-weight="600"')],
  'size.unit': (ink) => [...kpi(ink, []), words(100, 50, 11, ink.mark, 'HCPs')],
  'size.figure': (ink) => [...kpi(ink, []), words(14, 50, 24, ink.mark, '1,821', 'font-weight="600"')],
  'size.title': (ink) => [words(10, 24, 15, ink.mark, 'Campaign details', 'font-weight="600"'), ...[0, 1].map((at) => rect(10.5 + at * 76, 36.5, 70, 60, ink.surface, `rx="6" stroke="${ink.edge}"`))],
  weight: (ink) => [tile(ink, []), words(14, 46, 17, ink.mark, 'Trial and above'), words(14, 76, 17, ink.ghost, 'Active HCPs', 'font-weight="600"')],
  'weight-strong': (ink) => [tile(ink, []), words(14, 46, 17, ink.ghost, 'Trial and above'), words(14, 76, 17, ink.mark, 'Active HCPs', 'font-weight="600"')],
  space: (ink) => [tile(ink, []), ...Array.from({ length: 5 }, (_, row) => Array.from({ length: 9 }, (__, at) => rect(20 + at * 14, 18 + row * 14, 14, 14, 'none', `stroke="${row === 2 && at === 4 ? ink.mark : ink.ghost}" stroke-width="${row === 2 && at === 4 ? 2 : 1}"`)).join('')), measure(76, 62, 14, false, ink.mark)],
  padding: (ink) => [...kpi(ink, []), line('M4.5 17 h10', ink.mark, 1.5), measure(4.5, 56, 9.5, false, ink.mark), rect(5, 5, 158, 9, ink.mark, 'opacity="0.18"'), rect(5, 94, 158, 9, ink.mark, 'opacity="0.18"'), rect(5, 14, 9, 80, ink.mark, 'opacity="0.18"'), rect(154, 14, 9, 80, ink.mark, 'opacity="0.18"')],
  radius: (ink) => [...kpi(ink, []), line('M4.5 24 V12.5 A8 8 0 0 1 12.5 4.5 H24', ink.mark, 3)],
  row: (ink) => [tile(ink, []), line('M5 37.5 H163 M5 70.5 H163', ink.edge, 1), ...['Kronos study', 'Efficiency study', 'MEETOP study'].map((text, at) => words(14, 25 + at * 33, 11, ink.ghost, text)), measure(140, 38, 32, true, ink.mark)],
  duration: (ink) => [tile(ink, []), rect(14, 48, 84, 12, ink.ghost, 'rx="2"'), rect(98, 48, 40, 12, ink.mark, 'rx="2" opacity="0.35"'), line('M100 76 H134 M128 71 L134 76 L128 81', ink.mark, 1.5)],
  gap: (ink) => [...[0, 1].flatMap((at) => [0, 1].map((row) => rect(8.5 + at * 84, 8.5 + row * 52, 68, 40, ink.surface, `rx="6" stroke="${ink.edge}"`))), measure(76.5, 28, 16, false, ink.mark), measure(126, 48.5, 12, true, ink.mark)],
  'table-height': (ink) => [tile(ink, []), ...[0, 1, 2, 3].map((at) => rect(14, 18 + at * 20, 112, 10, ink.ghost, 'rx="2"')), measure(144, 14, 80, true, ink.mark)],
};

function scene(path, ink, shown) {
  if (MEASURES[path]) return MEASURES[path](ink);
  const own = { surface, line: hairlines, track: tracks, raised }[path];
  if (own) return own(ink);
  if (['positive', 'negative', 'warning'].includes(path)) return judged(ink, shown, path);
  if (path.startsWith('stage.')) return stages(ink, shown);
  if (path.startsWith('series.')) return series(ink, shown);
  if (['opt-in', 'opt-out', 'pending'].includes(path)) return consent(ink, shown);
  return kpi(ink, shown);
}

const svg = (width, height, title, parts) => `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img"><title>${escaped(title)}</title>${parts.join('')}</svg>\n`;

const PAGE = { light: '#eef0f3', dark: '#0b0e12' };

/** `colours` are those of one scheme, by path. */
function panel({ path, at, colours, scheme }) {
  const strong = { light: '#7c8794', dark: '#77828e' }[scheme];
  const ink = inks({ ...colours, ghost: { light: '#dde1e6', dark: '#333c46' }[scheme], edge: strong, mark: colours.accent }, [path]);
  return `<g transform="translate(${at * WIDTH} 0)">${rect(0, 0, WIDTH, HEIGHT, PAGE[scheme])}${scene(path, ink, [path]).join('')}</g>`;
}

/**
 * The picture of a token: colours in both schemes side by side, all else in the light one.
 * @param token what `designTokens` gives. @param colours `{ light, dark }`: colours as CSS by path.
 */
export function tokenPicture({ path, type }, colours) {
  const schemes = type === 'color' ? ['light', 'dark'] : ['light'];
  return svg(WIDTH * schemes.length, HEIGHT, path, schemes.map((scheme, at) => panel({ path, at, colours: colours[scheme], scheme })));
}

const SWATCHES = [['accent', 'positive', 'negative', 'warning', 'neutral'], ['stage.1', 'stage.2', 'stage.3', 'stage.4', 'stage.5'], ['opt-in', 'opt-out', 'pending'], Array.from({ length: 8 }, (_, at) => `series.${at + 1}`)];

/** The colours of a theme in both schemes. */
export function themePicture(name, colours) {
  const panels = ['light', 'dark'].map((scheme, at) => {
    const ink = colours[scheme];
    const rows = SWATCHES.flatMap((paths, row) => paths.map((path, column) => rect(20 + column * 30, 58 + row * 26, 24, 18, ink[path], 'rx="3"')));
    return `<g transform="translate(${at * 290} 0)">${rect(0, 0, 290, 176, PAGE[scheme])}${rect(6.5, 6.5, 277, 163, ink.surface, `rx="8" stroke="${ink.line}"`)}${words(20, 34, 18, ink.text, '1,821', 'font-weight="600"')}${words(88, 34, 11, ink.muted, 'HCPs, Oct 2026')}${rows.join('')}</g>`;
  });
  return svg(580, 176, name, panels);
}
