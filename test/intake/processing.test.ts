import { TestClock } from './test.clock.js';
