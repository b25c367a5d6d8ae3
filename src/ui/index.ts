import { baseStyles } from './base.styles.js';
import { menuStyles } from './menu.styles.js';
import { tokens } from './tokens.js';

export { chipList, type Chip } from './chips.js';
export { chipStyles } from './chips.styles.js';
export { choiceSwitch, type SwitchChoice } from './choice-switch.js';
export { choiceSwitchStyles } from './choice-switch.styles.js';
export { chartTexts, type ChartTexts } from './chart-texts.js';
export { FrameController, type FrameOptions } from './frame-controller.js';
export { FRAME_MESSAGES } from './frame.messages.js';
export { frameView, type FrameFacts, type FrameView } from './frame-view.js';
export { moveFocus } from './move-focus.js';
export { placeBeside } from './placement.js';
export { TooltipController, type TooltipView } from './tooltip-controller.js';
export { tooltipStyles } from './tooltip.styles.js';

/** Tokens, ground and frame: the styles that every widget begins with. */
export const frameStyles = [tokens, baseStyles, menuStyles];
