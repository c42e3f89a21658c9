import { decimalRule } from '../forms/decimal.js';
import { largestInteger, mostPlaces } from '../limits.js';
import { type Always, defineKind, type KindProblem } from './kind.js';
import { common } from './parts.js';
import { rangeProblems } from './range.js';

export const decimal = defineKind<Always<number>>()({
  name: 'decimal',
  schema: (z) =>
    z
      .strictObject({
        kind: z.literal('decimal'),
        ...common(z),
        minimum: z.number().min(-largestInteger).max(largestInteger),
        maximum: z.number().min(-largestInteger).max(largestInteger),
        places: z
          .int()
          .min(1)
          .max(mostPlaces)
          .optional()
          .describe('How many digits may stand behind the point; 2 when left out.'),
        default: z.number().optional(),
      })
      .describe('A number in a range, with a point before its decimals: 1.5.'),
  rule: ({ minimum, maximum, places = usualPlaces }) => decimalRule(minimum, maximum, places),
  problems: (parameter) => {
    const problems = rangeProblems(parameter);
    return problems.length > 0 ? problems : placeProblems(parameter);
  },
  given: 'word',
  isNumber: true,
  isPiped: false,
});

/** How many places a decimal has when its definition does not say. */
const usualPlaces = 2;

function placeProblems({
  places = usualPlaces,
  ...limits
}: {
  minimum: number;
  maximum: number;
  places?: number | undefined;
}): KindProblem[] {
  return (['minimum', 'maximum'] as const)
    .filter((key) => Number(limits[key].toFixed(places)) !== limits[key])
    .map((key) => ({ key, message: `has more digits behind its point than the places (${places}).` }));
}
