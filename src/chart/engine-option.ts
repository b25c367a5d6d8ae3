import type { BarSeriesOption, LineSeriesOption } from 'echarts/charts';
import type { GridComponentOption } from 'echarts/components';
import type { ComposeOption } from 'echarts/core';

/** What the engine is given to draw: only the parts that `engine.ts` loads. */
export type EngineOption = ComposeOption<BarSeriesOption | LineSeriesOption | GridComponentOption>;
export type EngineSeries = BarSeriesOption | LineSeriesOption;
export type EngineGrid = GridComponentOption;
type One<Value> = Value extends readonly (infer Item)[] ? Item : Value;
export type EngineXAxis = One<NonNullable<EngineOption['xAxis']>>;
export type EngineYAxis = One<NonNullable<EngineOption['yAxis']>>;
