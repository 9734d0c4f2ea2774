import { EventEmitter } from 'node:events';

/* Time stands still between steps, so that a desk's messages wait for its end all at once. */
EventEmitter.defaultMaxListeners = 1000;
