/** A cube as data; `sql` texts name other members by `member(…)`. */
export interface CubeDefinition {
  readonly name: string;
  readonly title: string;
  readonly note?: string;
  readonly extends?: string;
  readonly sql: string;
  readonly joins: readonly { readonly name: string; readonly sql: string }[];
  readonly dimensions: readonly CubeDimension[];
  readonly measures: readonly CubeMeasure[];
}

export interface CubeDimension {
  readonly name: string;
  readonly type: 'string' | 'number' | 'boolean' | 'time';
  readonly sql: string;
  readonly title?: string;
  /** `hidden` where only Cube reads it. */
  readonly primaryKey?: 'shown' | 'hidden';
}

export interface CubeMeasure {
  readonly name: string;
  readonly type: 'count' | 'countDistinct' | 'sum' | 'min' | 'max' | 'number';
  readonly sql?: string;
  readonly filters?: readonly string[];
  readonly title?: string;
  readonly description?: string;
}

const OPEN = '\u0001';
const CLOSE = '\u0002';

/** A place in an SQL text where Cube puts its own name for a cube or member. */
export const member = (path: string): string => `${OPEN}${path}${CLOSE}`;
/** A column of the cube's own rows. */
export const own = (quoted: string): string => `${member('CUBE')}.${quoted}`;

/** An SQL text as a template of the model's language. */
function template(sql: string): string {
  const escaped = sql.replaceAll('\\', '\\\\').replaceAll('`', '\\`').replaceAll('${', '\\${');
  return `\`${escaped.replaceAll(OPEN, '${').replaceAll(CLOSE, '}')}\``;
}

type Entry = readonly [string, string];
const block = (entries: readonly Entry[], indent: string): string => `{\n${entries.map(([name, text]) => `${indent}  ${name}: ${text},\n`).join('')}${indent}}`;
const inline = (entries: readonly (Entry | undefined)[]): string => `{ ${entries.flatMap((entry) => (entry ? [`${entry[0]}: ${entry[1]}`] : [])).join(', ')} }`;
const given = (name: string, value: string | undefined): Entry | undefined => (value === undefined ? undefined : [name, JSON.stringify(value)]);

function dimensionText({ type, sql, title, primaryKey }: CubeDimension): string {
  return inline([['type', `'${type}'`], ['sql', template(sql)], primaryKey ? ['primaryKey', 'true'] : undefined, primaryKey === 'shown' ? ['public', 'true'] : undefined, given('title', title)]);
}

function measureText({ type, sql, filters, title, description }: CubeMeasure): string {
  const conditions = filters?.length ? `[${filters.map((filter) => `{ sql: ${template(filter)} }`).join(', ')}]` : undefined;
  return inline([['type', `'${type}'`], sql === undefined ? undefined : ['sql', template(sql)], conditions === undefined ? undefined : ['filters', conditions], given('title', title), given('description', description)]);
}

/** A cube as a file of Cube's data model. */
export function cubeText(cube: CubeDefinition): string {
  const entries: readonly (Entry | undefined)[] = [
    ['title', JSON.stringify(cube.title)],
    cube.extends === undefined ? undefined : ['extends', cube.extends],
    ['sql', template(cube.sql)],
    cube.joins.length > 0 ? ['joins', block(cube.joins.map(({ name, sql }) => [name, inline([['relationship', "'many_to_one'"], ['sql', template(sql)]])]), '  ')] : undefined,
    ['dimensions', block(cube.dimensions.map((dimension) => [dimension.name, dimensionText(dimension)]), '  ')],
    ['measures', block(cube.measures.map((measure) => [measure.name, measureText(measure)]), '  ')],
  ];
  const note = cube.note === undefined ? '' : `// ${cube.note}\n`;
  return `${note}cube(\`${cube.name}\`, ${block(entries.filter((entry) => entry !== undefined), '')});\n`;
}
