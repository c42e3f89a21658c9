// Runs in Windows Node: calls actions of a bridge over the built package, as often as it is asked, each time with a
// connection of its own.
import { answerEach } from '../lab/answer-each.mjs';
import { callEach } from './call-actions.mjs';

await answerEach(callEach);
