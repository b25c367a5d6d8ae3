/** What is read as words, and what as a mark, on the grounds of the widgets. */
const GROUNDS = ['surface', 'raised'];
const WORDS = ['text', 'muted', 'accent', 'positive', 'negative', 'warning', 'neutral'];
const isMark = (path) => /^(opt-in|opt-out|pending|stage\.\d|series\.\d)$/.test(path);
const FOR_WORDS = 4.5;
const FOR_MARKS = 3;

function luminance(hex) {
  const [red, green, blue] = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** How much two colours of six hexadecimal digits stand out from each other, from 1 to 21. */
export function contrast(one, other) {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/**
 * Sentences about colours that stand out too little from the ground they are on, in one of the schemes.
 * @param full what `filledIn` gives.
 * @param chosen paths that the theme sets itself; of what it leaves alone nothing is said, unless it sets the ground.
 */
export function contrastWarnings(full, chosen) {
  const pairs = [...full.keys()].flatMap((path) => {
    const least = WORDS.includes(path) ? FOR_WORDS : isMark(path) ? FOR_MARKS : undefined;
    return least === undefined ? [] : GROUNDS.filter((ground) => chosen.has(path) || chosen.has(ground)).map((ground) => ({ path, ground, least }));
  });
  return ['light', 'dark'].flatMap((scheme) => pairs.flatMap(({ path, ground, least }) => {
    const [over, under] = [full.get(path)[scheme], full.get(ground)[scheme]];
    if (!over.hex || !under.hex) return [`${scheme}.${path}: its contrast cannot be told, for a colour of the space ${over.hex ? under.colorSpace : over.colorSpace} has no "hex" beside it.`];
    const found = contrast(over.hex, under.hex);
    if (found >= least) return [];
    const remedy = luminance(under.hex) > 0.18 ? 'Make it darker' : 'Make it lighter';
    return [`${scheme}.${path}: ${over.hex} stands out from ${scheme}.${ground} ${under.hex} by ${(Math.floor(found * 100) / 100).toFixed(2)}; ${least === FOR_WORDS ? 'words' : 'marks'} need ${least}. ${remedy}.`];
  }));
}
