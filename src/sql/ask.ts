import { sql } from 'kysely';
import { compile, type Sql } from './compile.js';
import type { SqlConnection } from './connection.js';
import type { SqlQuestion, SqlRow, SqlSource } from './questions.js';

/** Answers of questions, in their order. Those about the same rows are asked in one statement; at most `concurrency` statements run at a time. */
export async function ask(questions: readonly SqlQuestion[], connection: SqlConnection, { signal, concurrency }: { readonly signal: AbortSignal; readonly concurrency: number }): Promise<ReadonlyMap<SqlQuestion, readonly SqlRow[]>> {
  const waiting = [...grouped(questions).values()];
  const answers = new Map<SqlQuestion, readonly SqlRow[]>();
  const work = async (): Promise<void> => {
    for (let batch = waiting.shift(); batch; batch = waiting.shift()) {
      signal.throwIfAborted();
      const rows = await connection.run(compile(statementOf(batch), connection.dialect), { signal });
      handOut(batch, rows, answers);
    }
  };
  await Promise.all(Array.from({ length: Math.min(concurrency, waiting.length) }, work));
  return answers;
}

function grouped(questions: readonly SqlQuestion[]): ReadonlyMap<string, readonly SqlQuestion[]> {
  const found = new Map<string, SqlQuestion[]>();
  for (const question of questions) found.set(question.source.key, [...(found.get(question.source.key) ?? []), question]);
  return found;
}

function statementOf(batch: readonly SqlQuestion[]): Sql {
  const { with: tables = [], from, groups } = (batch[0] as SqlQuestion).source satisfies SqlSource;
  const selected = [...groups.map((group, at) => sql`${group} as ${sql.ref(`g${at}`)}`), ...batch.flatMap(({ aggregates }) => aggregates).map((aggregate, at) => sql`${aggregate} as ${sql.ref(`a${at}`)}`)];
  const named = tables.length === 0 ? sql`` : sql`with ${sql.join(tables.map(([name, query]) => sql`${sql.ref(name)} as (${query})`))} `;
  const by = groups.length === 0 ? sql`` : sql` group by ${sql.join(groups.map((_, at) => sql.lit(at + 1)))}`;
  return sql`${named}select ${sql.join(selected)} from ${from}${by}`;
}

function handOut(batch: readonly SqlQuestion[], rows: readonly SqlRow[], answers: Map<SqlQuestion, readonly SqlRow[]>): void {
  const groups = (batch[0] as SqlQuestion).source.groups.length;
  let from = groups;
  for (const question of batch) {
    const until = from + question.aggregates.length;
    const start = from;
    answers.set(question, rows.map((row) => [...row.slice(0, groups), ...row.slice(start, until)]));
    from = until;
  }
}
