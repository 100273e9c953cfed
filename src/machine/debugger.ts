/** The debugger's console as a page loads it, after `live.ts`. */
export { complete, type Completion } from './console/completion.ts';
export { advance, enter, interrupt, isRunning, newConsole, type Console } from './console/console.ts';
export { newer, newHistory, older, remember, shownLine, type History } from './console/history.ts';
