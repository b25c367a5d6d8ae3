export { Formatters, NO_FIGURE, type FigureFormat } from './formatters.js';
export { LocaleController } from './locale-controller.js';
export { localeData, registerLocale, type LocaleData, type Message, type Messages, type Params } from './messages.js';
export { UNIT_MESSAGES } from './units.messages.js';
export { Words, type MemberLabels, type Translate } from './words.js';
