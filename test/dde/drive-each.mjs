// Runs in Windows Node: carries out steps with the built package's DDE client, as often as it is asked, each time with a
// client of its own.
import { answerEach } from '../lab/answer-each.mjs';
import { runSteps } from './run-steps.mjs';

await answerEach(runSteps);
