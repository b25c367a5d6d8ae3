export { ChartController } from './chart-controller.js';
export { type ChartLook, type ChartToken } from './chart-look.js';
export { type ChartPicture, type ChartPoint } from './chart-picture.js';
export { chartKeyStyles } from './chart-keys.styles.js';
export { chartStyles } from './chart.styles.js';
export { type EngineGrid, type EngineOption, type EngineSeries, type EngineXAxis, type EngineYAxis } from './engine-option.js';
