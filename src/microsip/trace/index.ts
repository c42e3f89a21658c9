export { type FollowOptions, followText } from '../../files/followText.js';
export { traceFileOf } from './location.js';
export { TraceText } from './shown.js';
export { type TraceStatus, traceStatus } from './status.js';
